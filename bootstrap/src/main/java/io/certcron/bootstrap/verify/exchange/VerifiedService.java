package io.certcron.bootstrap.verify.exchange;

import io.certcron.domain.Action;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.IntStream;

/** Which of the two services is asked, and what its contract calls things. */
public enum VerifiedService {
    REMINDER("api/v1/certification-reminders", "/batch", "reminders sent") {
        @Override
        public boolean takes(LocalDate expiryDate, LocalDate businessDate) {
            return expiryDate.isAfter(businessDate)
                    && ChronoUnit.DAYS.between(businessDate, expiryDate) <= LONGEST_THRESHOLD;
        }

        @Override
        Action actionFor(LocalDate expiryDate, LocalDate businessDate) {
            int daysLeft = Math.toIntExact(ChronoUnit.DAYS.between(businessDate, expiryDate));
            return new Action.Reminder(IntStream.of(7, 14, 30)
                    .filter(threshold -> threshold >= daysLeft)
                    .findFirst()
                    .orElse(daysLeft));
        }

        @Override
        public LocalDate dueFor(LocalDate businessDate) {
            return businessDate.plusDays(30);
        }
    },
    MANAGEMENT("api/v1/certification-management", "/auto-pauses/batch", "mentors paused") {
        @Override
        public boolean takes(LocalDate expiryDate, LocalDate businessDate) {
            return !expiryDate.isAfter(businessDate);
        }

        @Override
        Action actionFor(LocalDate expiryDate, LocalDate businessDate) {
            return new Action.AutoPause();
        }

        @Override
        public LocalDate dueFor(LocalDate businessDate) {
            return businessDate;
        }
    };

    private static final int LONGEST_THRESHOLD = 3_650;

    private final String root;
    private final String batch;
    private final String effects;

    VerifiedService(String root, String batch, String effects) {
        this.root = root;
        this.batch = batch;
        this.effects = effects;
    }

    /** Its name on the command line and in reports. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where batches go, below the base URL. */
    public String batchPath() {
        return root + batch;
    }

    /** Where a sandbox hands out certifications, below the base URL. */
    public String sandboxPath() {
        return root + "/sandbox/certifications";
    }

    /** What its effects are, counted. */
    public String effects() {
        return effects;
    }

    /** Whether the job may ask it about a certification with that expiry date. */
    public abstract boolean takes(LocalDate expiryDate, LocalDate businessDate);

    /** The expiry date of a certification that is due on the business date. */
    public abstract LocalDate dueFor(LocalDate businessDate);

    abstract Action actionFor(LocalDate expiryDate, LocalDate businessDate);
}
