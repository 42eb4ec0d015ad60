package io.certcron.http.api;

import io.certcron.application.operations.DueList;
import io.certcron.domain.Action;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.Workflow;
import io.certcron.http.server.BrokenAnswer;
import io.certcron.http.server.Problem;
import io.certcron.http.server.ProblemException;
import io.javalin.http.Context;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Semaphore;

/** Everything that a run would find due, as CSV (RFC 4180), sent as it is found. Thread-safe. */
public final class DueCsv {

    private static final String HEADER =
            "idempotency_key,certification_id,peer_mentor_id,action,threshold_days,expiry_date,days_left,ledger_status";

    private static final String DISPOSITION = "Content-Disposition";
    private static final String LINE_END = "\r\n";

    /** Each holds a thread for as long as its reader takes. */
    private static final int AT_A_TIME = 4;

    private static final int BUFFER = 32 * 1_024;

    private final DueList dueList;
    private final Clock clock;
    private final ZoneId zone;
    private final Semaphore places = new Semaphore(AT_A_TIME);

    /**
     * @param dueList what is due
     * @param clock the time, from which today's date is taken
     * @param zone the zone in which it is today
     */
    public DueCsv(DueList dueList, Clock clock, ZoneId zone) {
        this.dueList = dueList;
        this.clock = clock;
        this.zone = zone;
    }

    /** Today's date. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /**
     * Answers with what is due. Where it fails half-way the connection is cut, so that nobody takes a part for the whole.
     *
     * @throws ProblemException if too many are being sent
     */
    public void answer(Context exchange, Workflow workflow, LocalDate businessDate) {
        if (!places.tryAcquire()) {
            throw new ProblemException(
                    Problem.of(503, ErrorCode.REQUEST_REFUSED_BUSY, "Other lists are being sent. Try again shortly.")
                            .retryAfter(Duration.ofSeconds(10)));
        }
        try {
            exchange.contentType("text/csv; charset=utf-8; header=present");
            exchange.header(
                    DISPOSITION, "attachment; filename=\"due-" + businessDate + "-" + workflow.name() + ".csv\"");
            send(exchange, workflow, businessDate);
        } finally {
            places.release();
        }
    }

    private void send(Context exchange, Workflow workflow, LocalDate businessDate) {
        try {
            Writer csv = new BufferedWriter(
                    new OutputStreamWriter(exchange.res().getOutputStream(), StandardCharsets.UTF_8), BUFFER);
            write(workflow, businessDate, csv);
            csv.flush();
        } catch (IOException | UncheckedIOException hungUp) {
            BrokenAnswer.cut(exchange);
        } catch (RuntimeException failure) {
            if (exchange.res().isCommitted()) {
                BrokenAnswer.cut(exchange);
            } else {
                exchange.res().resetBuffer();
                exchange.res().setHeader(DISPOSITION, null);
            }
            throw failure;
        }
    }

    /** Writes what is due, with a line of names before it. */
    void write(Workflow workflow, LocalDate businessDate, Writer csv) throws IOException {
        csv.write(HEADER + LINE_END);
        dueList.forEach(workflow, businessDate, today(), item -> {
            try {
                csv.write(line(item));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    /** Ids, dates, numbers and our own words: nothing that would have to be quoted. */
    private static String line(DueList.Item item) {
        String threshold =
                item.action() instanceof Action.Reminder reminder ? Integer.toString(reminder.thresholdDays()) : "";
        return String.join(
                        ",",
                        item.key().value(),
                        item.certificationId().toString(),
                        item.peerMentorId().toString(),
                        item.action().channel().name(),
                        threshold,
                        item.expiryDate().toString(),
                        Long.toString(item.daysLeft()),
                        item.status().map(Enum::name).orElse(""))
                + LINE_END;
    }
}
