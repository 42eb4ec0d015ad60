package io.certcron.http.page;

import io.certcron.application.operations.DueList;
import io.certcron.domain.Workflow;
import io.certcron.http.page.view.DueView;
import io.certcron.http.page.view.Words;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what a run would find due, up to what a page may cost. */
final class TonightsDryRun {

    private static final long MAX_COUNTED = 20_000;

    private final DueList dueList;

    TonightsDryRun(DueList dueList) {
        this.dueList = dueList;
    }

    DueView of(Workflow workflow, LocalDate businessDate, LocalDate today) {
        Counting counting = new Counting();
        boolean complete = counting.all(dueList, workflow, businessDate, today);
        List<DueView.Line> lines = counting.counts.entrySet().stream()
                .map(each -> new DueView.Line(
                        each.getKey(), Words.number(each.getValue()[0]), Words.number(each.getValue()[1])))
                .toList();
        return new DueView(
                businessDate.toString(),
                lines,
                complete,
                "/due.csv?business_date=" + businessDate + "&workflow=" + workflow.name());
    }

    private static final class Counting {

        private final Map<String, long[]> counts = new LinkedHashMap<>();
        private long counted;

        boolean all(DueList dueList, Workflow workflow, LocalDate businessDate, LocalDate today) {
            try {
                dueList.forEach(workflow, businessDate, today, this::count);
                return true;
            } catch (Enough many) {
                return false;
            }
        }

        private void count(DueList.Item item) {
            if (++counted > MAX_COUNTED) {
                throw new Enough();
            }
            long[] sums = counts.computeIfAbsent(Words.of(item.action()), any -> new long[2]);
            sums[0]++;
            sums[1] += item.status().isPresent() ? 1 : 0;
        }
    }

    /** Ends the counting. */
    private static final class Enough extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Enough() {
            super("Enough was counted", null, false, false);
        }
    }
}
