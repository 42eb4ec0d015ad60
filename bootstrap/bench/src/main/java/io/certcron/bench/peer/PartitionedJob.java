package io.certcron.bench.peer;

import java.sql.Date;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.item.database.JdbcCursorItemReader;
import org.springframework.batch.infrastructure.item.database.builder.JdbcCursorItemReaderBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * A step in eight partitions of equal size side by side, whose writer calls the services for a whole chunk at once: what
 * its documentation has for scaling up, and a good deal of thought about the services.
 */
@Configuration
class PartitionedJob {

    static final int CONNECTIONS = 18;

    private static final int PARTITIONS = 8;
    private static final int CHUNK = 50;
    private static final int FETCH_SIZE = 1_000;

    private static final String OF_RANGE =
            DueEffects.DUE + "AND certification_id BETWEEN ? AND ? ORDER BY certification_id";

    @Bean
    Job settleAll(JobRepository repository, Step partitioned) {
        return new JobBuilder("settleAll", repository).start(partitioned).build();
    }

    @Bean
    Step partitioned(JobRepository repository, Step settle, DataSource dataSource, Surroundings surroundings) {
        return new StepBuilder("partitioned", repository)
                .partitioner("settle", new IdRanges(new JdbcTemplate(dataSource), surroundings))
                .step(settle)
                .gridSize(PARTITIONS)
                .taskExecutor(new SimpleAsyncTaskExecutor("settle-"))
                .build();
    }

    @Bean
    Step settle(
            JobRepository repository,
            PlatformTransactionManager transactions,
            JdbcCursorItemReader<DueEffect> reader,
            ItemWriter<DueEffect> writer) {
        return new StepBuilder("settle", repository)
                .<DueEffect, DueEffect>chunk(CHUNK)
                .transactionManager(transactions)
                .reader(reader)
                .writer(writer)
                .build();
    }

    @Bean
    @StepScope
    JdbcCursorItemReader<DueEffect> reader(
            DataSource dataSource,
            Surroundings surroundings,
            @Value("#{stepExecutionContext['first']}") String first,
            @Value("#{stepExecutionContext['last']}") String last) {
        Date today = Date.valueOf(surroundings.businessDate());
        return new JdbcCursorItemReaderBuilder<DueEffect>()
                .name("due")
                .dataSource(dataSource)
                .sql(OF_RANGE)
                .queryArguments(today, today, UUID.fromString(first), UUID.fromString(last))
                .fetchSize(FETCH_SIZE)
                .rowMapper((row, number) -> DueEffects.read(row))
                .build();
    }

    @Bean
    ItemWriter<DueEffect> writer(DataSource dataSource, Surroundings surroundings) {
        Services services = new Services(surroundings.services());
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        return chunk -> settle(chunk, services, jdbc);
    }

    private static void settle(Chunk<? extends DueEffect> chunk, Services services, JdbcTemplate jdbc)
            throws Exception {
        services.carryOut(
                chunk.getItems().stream()
                        .filter(effect -> !effect.pauses())
                        .<DueEffect>map(effect -> effect)
                        .toList(),
                false);
        services.carryOut(
                chunk.getItems().stream()
                        .filter(DueEffect::pauses)
                        .<DueEffect>map(effect -> effect)
                        .toList(),
                true);
        jdbc.batchUpdate(
                EffectLog.INSERT,
                chunk.getItems().stream()
                        .map(effect -> new Object[] {effect.key(), UUID.fromString(effect.certificationId())})
                        .toList());
    }
}
