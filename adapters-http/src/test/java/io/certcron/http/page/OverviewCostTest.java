package io.certcron.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.operations.Operations;
import io.certcron.application.port.out.RunHistory;
import io.certcron.application.port.out.SlotStore;
import io.certcron.application.port.out.Statistics;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the first page asks of the database, however many schedules there are. */
class OverviewCostTest {

    private static final int ENOUGH = 40;

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void asksNotOnceForEachSchedule() {
        try (PageWorld world = PageWorld.start()) {
            for (int number = 0; number < 200; number++) {
                world.schedule("schedule " + number);
            }
            Operations counted = counted(world.operations);
            Overview overview =
                    new Overview(counted, new SlotTimes(world.schedules, world.clock), world.clock, PageWorld.OSLO);

            for (int look = 0; look < 12; look++) {
                asked.set(0);
                assertThat(overview.read(world.operations.statistics().read())
                                .schedules()
                                .cards())
                        .hasSize(100);
                assertThat(asked).hasValueLessThan(ENOUGH);
            }
            assertThat(asked).hasValueLessThan(4);
        }
    }

    private Operations counted(Operations real) {
        return new Operations(
                real.schedules(),
                real.runsOnDemand(),
                counting(RunHistory.class, real.history()),
                counting(SlotStore.class, real.slots()),
                real.audit(),
                real.heldPauses(),
                real.journal(),
                real.certifications(),
                real.outlook(),
                real.dueList(),
                counting(Statistics.class, real.statistics()));
    }

    private <T> T counting(Class<T> port, T real) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    asked.incrementAndGet();
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }
}
