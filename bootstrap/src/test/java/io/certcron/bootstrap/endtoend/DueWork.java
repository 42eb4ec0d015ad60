package io.certcron.bootstrap.endtoend;

import static io.certcron.bootstrap.endtoend.Platform.TODAY;
import static io.certcron.bootstrap.endtoend.Platform.active;

import io.certcron.domain.Action;
import io.certcron.domain.Certification;
import io.certcron.domain.IdempotencyKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Certifications that are due today. */
final class DueWork {

    private static final List<Integer> THRESHOLDS = List.of(30, 14, 7);

    private DueWork() {}

    /** Inserts so many that need a reminder and so many that expire, and returns the keys of their effects. */
    static List<String> insert(Platform platform, int reminders, int pauses) {
        List<Certification> certifications = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < reminders + pauses; i++) {
            int days = i < pauses ? 0 : THRESHOLDS.get(i % THRESHOLDS.size());
            Certification certification = active(TODAY.plusDays(days));
            certifications.add(certification);
            Action action = days == 0 ? new Action.AutoPause() : new Action.Reminder(days);
            keys.add(IdempotencyKey.of(action, certification.certificationId(), TODAY.plusDays(days))
                    .value());
        }
        platform.insert(certifications);
        insertSoManyThatTheBrakeLetsGo(platform, pauses);
        return keys;
    }

    private static void insertSoManyThatTheBrakeLetsGo(Platform platform, int pauses) {
        platform.insert(Stream.generate(() -> active(TODAY.plusDays(60)))
                .limit(4L * pauses)
                .iterator());
    }
}
