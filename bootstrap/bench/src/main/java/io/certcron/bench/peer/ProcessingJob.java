package io.certcron.bench.peer;

import java.sql.Date;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.database.JdbcBatchItemWriter;
import org.springframework.batch.infrastructure.item.database.JdbcCursorItemReader;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.infrastructure.item.database.builder.JdbcCursorItemReaderBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * A chunk-oriented step as its documentation describes it: a reader for what is due, a processor that calls the service
 * for an item, a writer that records the chunk; with a task executor, so that the items of a chunk are processed side by
 * side.
 */
@Configuration
class ProcessingJob {

    static final int CONNECTIONS = 4;

    private static final int CHUNK = 50;
    private static final int FETCH_SIZE = 1_000;

    @Bean
    Job settleAll(JobRepository repository, Step settle) {
        return new JobBuilder("settleAll", repository).start(settle).build();
    }

    @Bean
    Step settle(
            JobRepository repository,
            PlatformTransactionManager transactions,
            JdbcCursorItemReader<DueEffect> reader,
            ItemProcessor<DueEffect, DueEffect> processor,
            JdbcBatchItemWriter<DueEffect> writer) {
        return new StepBuilder("settle", repository)
                .<DueEffect, DueEffect>chunk(CHUNK)
                .transactionManager(transactions)
                .reader(reader)
                .processor(processor)
                .writer(writer)
                .taskExecutor(sideBySide())
                .build();
    }

    private static AsyncTaskExecutor sideBySide() {
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("settle-");
        executor.setConcurrencyLimit(CHUNK);
        return executor;
    }

    @Bean
    JdbcCursorItemReader<DueEffect> reader(DataSource dataSource, Surroundings surroundings) {
        Date today = Date.valueOf(surroundings.businessDate());
        return new JdbcCursorItemReaderBuilder<DueEffect>()
                .name("due")
                .dataSource(dataSource)
                .sql(DueEffects.SOME_IN_ORDER)
                .queryArguments(today, today, surroundings.limit())
                .fetchSize(FETCH_SIZE)
                .rowMapper((row, number) -> DueEffects.read(row))
                .build();
    }

    @Bean
    ItemProcessor<DueEffect, DueEffect> processor(Surroundings surroundings) {
        Services services = new Services(surroundings.services());
        return effect -> {
            services.carryOut(effect);
            return effect;
        };
    }

    @Bean
    JdbcBatchItemWriter<DueEffect> writer(DataSource dataSource) {
        return new JdbcBatchItemWriterBuilder<DueEffect>()
                .dataSource(dataSource)
                .sql(EffectLog.INSERT)
                .itemPreparedStatementSetter((effect, statement) -> {
                    statement.setString(1, effect.key());
                    statement.setObject(2, UUID.fromString(effect.certificationId()));
                })
                .assertUpdates(false)
                .build();
    }
}
