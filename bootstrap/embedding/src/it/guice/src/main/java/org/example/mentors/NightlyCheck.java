package org.example.mentors;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Stage;
import io.certcron.application.port.in.CertificationExpiryCron;
import io.certcron.application.port.out.CertificationManagementService;
import io.certcron.application.port.out.CertificationReminderService;
import io.certcron.bootstrap.embedding.CertificationCron;
import io.certcron.bootstrap.embedding.CertificationCronModule;
import java.time.ZoneId;
import javax.sql.DataSource;

/** A check by the platform's own code, in its own injector. */
public class NightlyCheck {

    public static void main(String[] args) {
        Injector injector = Guice.createInjector(Stage.PRODUCTION, new PlatformModule(args[0], args[1]),
                CertificationCronModule.create().settings(cron -> cron.zone(ZoneId.of("UTC")))
                        .dataSource(Key.get(DataSource.class))
                        .reminderService(Key.get(CertificationReminderService.class))
                        .managementService(Key.get(CertificationManagementService.class)));
        try (CertificationCron cron = injector.getInstance(CertificationCron.class)) {
            System.out.println(injector.getInstance(CertificationExpiryCron.class).executeExpiryCheck().status());
        }
    }
}
