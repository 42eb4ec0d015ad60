package io.certcron.bootstrap.embedding;

import com.google.inject.AbstractModule;
import com.google.inject.Binder;
import com.google.inject.Key;
import com.google.inject.Provider;
import com.google.inject.Singleton;
import io.certcron.application.port.in.CertificationExpiryCron;
import io.certcron.application.port.in.RunListener;
import io.certcron.application.port.out.CertificationManagementService;
import io.certcron.application.port.out.CertificationReminderService;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Binds a {@link CertificationCron}, and {@link CertificationExpiryCron} to it, as a singleton for users of Guice. It takes
 * from their bindings what it is told to take, binds nothing else, and so stands beside any binding of theirs, in a private
 * module too; several stand side by side under different annotations. Whoever installs it closes the {@code
 * CertificationCron}.
 *
 * <p>What is missing or wrong is told when the singleton is made, which is when the injector is created in {@code
 * Stage.PRODUCTION}; the exception names all faults. Not thread-safe while it is put together.
 */
public final class CertificationCronModule extends AbstractModule {

    private final Optional<Class<? extends Annotation>> annotation;
    private final List<Function<Binder, Consumer<CertificationCronBuilder>>> parts = new ArrayList<>();

    private CertificationCronModule(Optional<Class<? extends Annotation>> annotation) {
        this.annotation = annotation;
    }

    /**
     * Binds without an annotation.
     *
     * @return a module that was told nothing yet
     */
    public static CertificationCronModule create() {
        return new CertificationCronModule(Optional.empty());
    }

    /**
     * Binds under an annotation.
     *
     * @param annotation a binding annotation or a qualifier
     * @return a module that was told nothing yet
     */
    public static CertificationCronModule annotatedWith(Class<? extends Annotation> annotation) {
        return new CertificationCronModule(Optional.of(annotation));
    }

    /**
     * Takes the connections from a binding.
     *
     * @param key what is given to {@link CertificationCronBuilder#dataSource}
     * @return this
     */
    public CertificationCronModule dataSource(Key<? extends DataSource> key) {
        return take(key, CertificationCronBuilder::dataSource);
    }

    /**
     * Takes the reminder service from a binding.
     *
     * @param key what is given to {@link CertificationCronBuilder#reminderService(CertificationReminderService)}
     * @return this
     */
    public CertificationCronModule reminderService(Key<? extends CertificationReminderService> key) {
        return take(key, CertificationCronBuilder::reminderService);
    }

    /**
     * Takes the management service from a binding.
     *
     * @param key what is given to {@link CertificationCronBuilder#managementService(CertificationManagementService)}
     * @return this
     */
    public CertificationCronModule managementService(Key<? extends CertificationManagementService> key) {
        return take(key, CertificationCronBuilder::managementService);
    }

    /**
     * Adds hooks from a binding.
     *
     * @param key what is given to {@link CertificationCronBuilder#listener}
     * @return this
     */
    public CertificationCronModule listener(Key<? extends RunListener> key) {
        return take(key, CertificationCronBuilder::listener);
    }

    /**
     * Takes the time from a binding.
     *
     * @param key what is given to {@link CertificationCronBuilder#clock}
     * @return this
     */
    public CertificationCronModule clock(Key<? extends Clock> key) {
        return take(key, CertificationCronBuilder::clock);
    }

    /**
     * Sets whatever else is to be set.
     *
     * @param settings is given the builder when the singleton is made
     * @return this
     */
    public CertificationCronModule settings(Consumer<CertificationCronBuilder> settings) {
        parts.add(binder -> settings);
        return this;
    }

    @Override
    protected void configure() {
        List<Consumer<CertificationCronBuilder>> steps =
                parts.stream().map(part -> part.apply(binder())).toList();
        bind(keyOf(CertificationCron.class)).toProvider(() -> build(steps)).in(Singleton.class);
        bind(keyOf(CertificationExpiryCron.class)).to(keyOf(CertificationCron.class));
    }

    private static CertificationCron build(List<Consumer<CertificationCronBuilder>> steps) {
        CertificationCronBuilder builder = CertificationCron.builder();
        steps.forEach(step -> step.accept(builder));
        return builder.build();
    }

    private <T> CertificationCronModule take(Key<? extends T> key, BiConsumer<CertificationCronBuilder, T> use) {
        parts.add(binder -> {
            Provider<? extends T> bound = binder.getProvider(key);
            return builder -> use.accept(builder, bound.get());
        });
        return this;
    }

    private <T> Key<T> keyOf(Class<T> type) {
        return annotation.map(given -> Key.get(type, given)).orElseGet(() -> Key.get(type));
    }
}
