package io.certcron.bench.peer;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** Spring Batch: a job of one chunk-oriented step, 50 certifications to a chunk. */
final class SpringBatchPeer implements Peer {

    private final HikariDataSource connections;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Surroundings surroundings;
    private final Class<?> job;

    /** @param job the configuration that has it */
    SpringBatchPeer(Surroundings surroundings, Class<?> job, int connections) {
        this.surroundings = surroundings;
        this.job = job;
        this.connections = surroundings.connections(connections);
    }

    @Override
    public void prepare() throws Exception {
        new EffectLog(connections).create();
        try (Connection connection = connections.getConnection()) {
            ScriptUtils.executeSqlScript(
                    connection, new ClassPathResource("org/springframework/batch/core/schema-postgresql.sql"));
        }
        context.registerBean("dataSource", HikariDataSource.class, () -> connections);
        context.registerBean(Surroundings.class, () -> surroundings);
        context.register(BatchInfrastructure.class, job);
        context.refresh();
    }

    @Override
    public void work() throws Exception {
        JobExecution execution =
                context.getBean(JobOperator.class).start(context.getBean(Job.class), new JobParameters());
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw new IllegalStateException(
                    "The job ended as " + execution.getStatus() + ": " + execution.getAllFailureExceptions());
        }
    }

    @Override
    public void close() {
        context.close();
        connections.close();
    }
}
