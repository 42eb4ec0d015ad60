package io.certcron.bootstrap.embedding;

import static java.lang.annotation.RetentionPolicy.RUNTIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.BindingAnnotation;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.PrivateModule;
import com.google.inject.Stage;
import com.google.inject.TypeLiteral;
import io.certcron.application.log.EventLog;
import io.certcron.application.port.in.CertificationExpiryCron;
import io.certcron.application.port.in.RunListener;
import io.certcron.application.port.out.CertificationManagementService;
import io.certcron.application.port.out.CertificationReminderService;
import io.certcron.contract.SettableClock;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CertificationCronModuleTest {

    @RegisterExtension
    final MentorPlatform north = MentorPlatform.migrated();

    @RegisterExtension
    final MentorPlatform south = MentorPlatform.migrated();

    private final Night northernNight = new Night(north);
    private final Night southernNight = new Night(south);

    @Test
    void takesWhatItNeedsFromAnInjectorThatDemandsExplicitBindings() {
        UUID today = north.certify(Night.TODAY);
        Injector injector =
                Guice.createInjector(Stage.PRODUCTION, platform(), module(CertificationCronModule.create()));
        try (CertificationCron cron = injector.getInstance(CertificationCron.class)) {
            CertificationExpiryCron bound = injector.getInstance(CertificationExpiryCron.class);

            assertThat(bound).isSameAs(cron);
            assertThat(bound.executeExpiryCheck().status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(northernNight.effects()).containsExactly("auto-pause:" + today + ":2026-11-21");
        }
    }

    @Test
    void standsBesideTheCallersOwnBindingsOfWhatItIsMadeOf() {
        Module sameTypes = new AbstractModule() {
            @Override
            protected void configure() {
                bind(EventLog.class).toInstance(new EventLog());
                bind(new TypeLiteral<List<RunListener>>() {}).toInstance(List.of());
            }
        };
        Injector injector =
                Guice.createInjector(Stage.PRODUCTION, platform(), sameTypes, module(CertificationCronModule.create()));

        injector.getInstance(CertificationCron.class).close();
    }

    @Test
    void worksInAPrivateModuleThatExposesNothingElse() {
        Injector injector = Guice.createInjector(Stage.PRODUCTION, new PrivateModule() {
            @Override
            protected void configure() {
                install(platform());
                install(module(CertificationCronModule.create()));
                expose(CertificationCron.class);
            }
        });
        try (CertificationCron cron = injector.getInstance(CertificationCron.class)) {
            assertThat(cron.executeExpiryCheck().status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(injector.getExistingBinding(Key.get(DataSource.class))).isNull();
        }
    }

    @Test
    void standsTwiceInOneInjectorUnderDifferentAnnotations() {
        UUID northern = north.certify(Night.TODAY);
        UUID southern = south.certify(Night.TODAY);
        Injector injector = Guice.createInjector(
                Stage.PRODUCTION,
                binder -> binder.requireExplicitBindings(),
                services(North.class, north, northernNight),
                services(South.class, south, southernNight),
                annotated(North.class),
                annotated(South.class));
        try (CertificationCron first = injector.getInstance(Key.get(CertificationCron.class, North.class));
                CertificationCron second = injector.getInstance(Key.get(CertificationCron.class, South.class))) {
            injector.getInstance(Key.get(CertificationExpiryCron.class, North.class))
                    .executeExpiryCheck();
            injector.getInstance(Key.get(CertificationExpiryCron.class, South.class))
                    .executeExpiryCheck();

            assertThat(first).isNotSameAs(second);
            assertThat(northernNight.effects()).containsExactly("auto-pause:" + northern + ":2026-11-21");
            assertThat(southernNight.effects()).containsExactly("auto-pause:" + southern + ":2026-11-21");
        }
    }

    @Test
    void tellsTheHooksThatItTakesFromABinding() {
        List<RunResult> told = new ArrayList<>();
        Module hooks = binder -> binder.bind(RunListener.class).toInstance(new RunListener() {
            @Override
            public void onRunComplete(RunResult result) {
                told.add(result);
            }
        });
        Injector injector = Guice.createInjector(
                Stage.PRODUCTION,
                platform(),
                hooks,
                module(CertificationCronModule.create()).listener(Key.get(RunListener.class)));
        try (CertificationCron cron = injector.getInstance(CertificationCron.class)) {
            cron.executeExpiryCheck();
        }

        assertThat(told).hasSize(1);
    }

    @Test
    void namesAllFaultsWhenTheInjectorIsCreated() {
        CertificationCronModule nothingSet = CertificationCronModule.create();

        assertThatThrownBy(() -> Guice.createInjector(Stage.PRODUCTION, nothingSet))
                .isInstanceOf(CreationException.class)
                .hasMessageContainingAll("dataSource: it is missing", "zone: it is missing");
    }

    @Test
    void namesABindingThatIsMissing() {
        CertificationCronModule module = CertificationCronModule.create().dataSource(Key.get(DataSource.class));

        assertThatThrownBy(() -> Guice.createInjector(Stage.PRODUCTION, module))
                .isInstanceOf(CreationException.class)
                .hasMessageContaining("DataSource");
    }

    private Module platform() {
        return new AbstractModule() {
            @Override
            protected void configure() {
                binder().requireExplicitBindings();
                bind(DataSource.class).toInstance(north.dataSource(MentorPlatform.RUNTIME));
                bind(CertificationReminderService.class).toInstance(northernNight.reminders());
                bind(CertificationManagementService.class).toInstance(northernNight.management());
                bind(Clock.class).toInstance(new SettableClock(Night.TWO_IN_THE_MORNING));
            }
        };
    }

    private static CertificationCronModule module(CertificationCronModule module) {
        return module.dataSource(Key.get(DataSource.class))
                .reminderService(Key.get(CertificationReminderService.class))
                .managementService(Key.get(CertificationManagementService.class))
                .clock(Key.get(Clock.class))
                .settings(cron -> cron.zone(Night.UTC));
    }

    private static Module services(Class<? extends Annotation> annotation, MentorPlatform platform, Night night) {
        return binder -> {
            binder.bind(Key.get(DataSource.class, annotation)).toInstance(platform.dataSource(MentorPlatform.RUNTIME));
            binder.bind(Key.get(CertificationReminderService.class, annotation)).toInstance(night.reminders());
            binder.bind(Key.get(CertificationManagementService.class, annotation))
                    .toInstance(night.management());
        };
    }

    private static Module annotated(Class<? extends Annotation> annotation) {
        return CertificationCronModule.annotatedWith(annotation)
                .dataSource(Key.get(DataSource.class, annotation))
                .reminderService(Key.get(CertificationReminderService.class, annotation))
                .managementService(Key.get(CertificationManagementService.class, annotation))
                .settings(cron -> cron.zone(Night.UTC).clock(new SettableClock(Night.TWO_IN_THE_MORNING)));
    }

    @BindingAnnotation
    @Retention(RUNTIME)
    private @interface North {}

    @BindingAnnotation
    @Retention(RUNTIME)
    private @interface South {}
}
