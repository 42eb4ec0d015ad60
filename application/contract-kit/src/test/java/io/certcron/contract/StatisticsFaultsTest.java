package io.certcron.contract;

import static io.certcron.contract.SpoiltReads.figures;

import io.certcron.application.port.out.JobFigures;
import io.certcron.application.port.out.Statistics;
import io.certcron.application.port.out.StorageException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class StatisticsFaultsTest extends StorageFaultFinding {

    private static final JobFigures NOTHING =
            new JobFigures(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), 0, Optional.empty(), 0, Map.of(), 0);

    static class Spoilt extends StatisticsContract {
        @Override
        protected ContractDatabase emptyDatabase() {
            return spoilt(new InMemoryDatabase());
        }
    }

    @Override
    Class<?> contract() {
        return Spoilt.class;
    }

    @Override
    List<Fault<ContractDatabase>> faults() {
        return List.of(
                figures("takes no check for nothing missed", StatisticsFaultsTest::takingUnknownForNone, "G01", "G07"),
                without("runs", "G02"),
                without("lastSuccess", "G03"),
                without("intents", "G04"),
                without("backlog", "G05"),
                without("oldestUnsettled", "G05"),
                without("heldPauses", "G06"),
                without("missedPauses", "G07"),
                without("unresolvedReports", "G08"),
                without("slotsSkipped", "G09"),
                without("orphanedRuns", "G10"),
                SpoiltReads.statistics("swallows failures", StatisticsFaultsTest::silent, "G11"));
    }

    private static Fault<ContractDatabase> without(String part, String rule) {
        return figures("never counts " + part, right -> without(right, part), rule);
    }

    private static JobFigures without(JobFigures right, String part) {
        return new JobFigures(
                part.equals("runs") ? Map.of() : right.runs(),
                part.equals("lastSuccess") ? Map.of() : right.lastSuccess(),
                part.equals("intents") ? Map.of() : right.intents(),
                part.equals("backlog") ? Map.of() : right.backlog(),
                part.equals("oldestUnsettled") ? Map.of() : right.oldestUnsettled(),
                part.equals("heldPauses") ? 0 : right.heldPauses(),
                part.equals("missedPauses") ? Optional.empty() : right.missedPauses(),
                part.equals("unresolvedReports") ? 0 : right.unresolvedReports(),
                part.equals("slotsSkipped") ? Map.of() : right.slotsSkipped(),
                part.equals("orphanedRuns") ? 0 : right.orphanedRuns());
    }

    private static JobFigures takingUnknownForNone(JobFigures right) {
        return new JobFigures(
                right.runs(),
                right.lastSuccess(),
                right.intents(),
                right.backlog(),
                right.oldestUnsettled(),
                right.heldPauses(),
                right.missedPauses().or(() -> Optional.of(0L)),
                right.unresolvedReports(),
                right.slotsSkipped(),
                right.orphanedRuns());
    }

    private static Statistics silent(InMemoryDatabase right) {
        return () -> {
            try {
                return right.statistics().read();
            } catch (StorageException swallowed) {
                return NOTHING;
            }
        };
    }
}
