package org.example.mentors;

import io.certcron.bootstrap.embedding.CertificationCron;
import java.time.ZoneId;

/** A check by the two services over HTTP. */
public class NightlyCheck {

    public static void main(String[] args) {
        try (CertificationCron cron = CertificationCron.builder().zone(ZoneId.of("UTC"))
                .database(args[0], args[1], args[2])
                .reminderService(args[3], args[4])
                .managementService(args[5], args[6]).build()) {
            System.out.println(cron.executeExpiryCheck().status());
        }
    }
}
