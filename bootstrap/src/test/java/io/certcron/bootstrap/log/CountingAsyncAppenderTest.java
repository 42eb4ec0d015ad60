package io.certcron.bootstrap.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CountingAsyncAppenderTest {

    private static final int QUEUE_SIZE = 8_192;

    private final Semaphore reading = new Semaphore(0);
    private final List<Long> recoveries = new CopyOnWriteArrayList<>();
    private final CountingAsyncAppender appender = new CountingAsyncAppender(recoveries::add);
    private final LoggerContext context = new LoggerContext();
    private final Logger logger = context.getLogger("test");

    @BeforeEach
    void start() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        SlowReader reader = new SlowReader();
        reader.setContext(context);
        reader.start();
        appender.setContext(context);
        appender.addAppender(reader);
        appender.start();
        logger.addAppender(appender);
    }

    @AfterEach
    void stop() {
        reading.release(2 * QUEUE_SIZE);
        appender.stop();
    }

    @Test
    void tellsHowMuchWasDroppedOnceThereIsRoomAgain() {
        fillUp();
        long dropped = appender.droppedInAll();
        assertThat(dropped).isPositive();

        appender.tellOfRecovery(QUEUE_SIZE / 2);
        assertThat(recoveries).isEmpty();

        reading.release(2 * QUEUE_SIZE);
        await().until(() -> appender.getNumberOfElementsInQueue() == 0);
        log(2);
        assertThat(recoveries).containsExactly(dropped);
        assertThat(appender.droppedInAll()).isEqualTo(dropped);
    }

    @Test
    void forgetsWhatWasDroppedOnceItWasAsked() {
        fillUp();

        assertThat(appender.takeDropped()).isPositive().isEqualTo(appender.droppedInAll());
        assertThat(appender.takeDropped()).isZero();
    }

    /** The reader takes all that waits at once: it has to hold one event before the rest comes. */
    private void fillUp() {
        log(1);
        await().until(() -> appender.getNumberOfElementsInQueue() == 0);
        log(QUEUE_SIZE + 10);
    }

    private void log(int events) {
        for (int i = 0; i < events; i++) {
            logger.info("One of many");
        }
    }

    private final class SlowReader extends AppenderBase<ILoggingEvent> {

        @Override
        protected void append(ILoggingEvent event) {
            reading.acquireUninterruptibly();
        }
    }
}
