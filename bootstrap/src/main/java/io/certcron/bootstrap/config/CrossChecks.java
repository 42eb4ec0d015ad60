package io.certcron.bootstrap.config;

import io.certcron.bootstrap.bounds.Bounds;
import io.certcron.bootstrap.bounds.JdbcUrl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** Settings that are sound one by one and do not go together. What is faulty by itself is left out here. */
final class CrossChecks {

    private static final List<Setting<String>> COLUMNS = List.of(
            DatabaseKeys.CERTIFICATION_ID,
            DatabaseKeys.PEER_MENTOR_ID,
            DatabaseKeys.EXPIRY_DATE,
            DatabaseKeys.STATUS_COLUMN);

    private final SettingValues values;
    private final List<ConfigurationFault> faults = new ArrayList<>();

    private CrossChecks(SettingValues values) {
        this.values = values;
    }

    static List<ConfigurationFault> faultsIn(SettingValues values, Set<Needs> needs) {
        CrossChecks checks = new CrossChecks(values);
        checks.checkCredentials(needs);
        checks.checkTable();
        checks.checkTimes();
        checks.checkAtMost(DispatchKeys.ATTEMPTS_IN_RUN, DispatchKeys.ATTEMPTS_IN_ALL);
        checks.faults.addAll(SupabaseChecks.faultsIn(values));
        checks.faults.addAll(AccessChecks.faultsIn(values, needs));
        return List.copyOf(checks.faults);
    }

    private void checkCredentials(Set<Needs> needs) {
        Optional<JdbcUrl> url = values.find(DatabaseKeys.URL);
        checkNamedOnce(DatabaseKeys.USER, url.flatMap(JdbcUrl::user));
        checkNamedOnce(DatabaseKeys.PASSWORD, url.flatMap(JdbcUrl::password));
        boolean isUrlFaulty = values.isSet(DatabaseKeys.URL) && url.isEmpty();
        boolean isNamedByUrl = url.flatMap(JdbcUrl::user).isPresent();
        if (needs.contains(Needs.DATABASE) && values.isMissing(DatabaseKeys.USER) && !isUrlFaulty && !isNamedByUrl) {
            faults.add(ConfigurationFault.missing(DatabaseKeys.USER));
        }
    }

    private void checkNamedOnce(Setting<String> setting, Optional<String> inUrl) {
        if (inUrl.isPresent() && values.isSet(setting)) {
            add(setting, "database.url has one as well", "Remove one of the two.");
        }
    }

    private void checkTable() {
        for (Setting<String> column : COLUMNS) {
            COLUMNS.subList(0, COLUMNS.indexOf(column))
                    .forEach(other -> refuse(
                            column,
                            other,
                            String::equals,
                            "it is the same column as " + other.path(),
                            "Correct one of the two."));
        }
        refuse(
                RunKeys.ACTIVE_STATUSES,
                DatabaseKeys.PAUSED_STATUS,
                Set::contains,
                "it has the paused status among the active ones",
                "Remove that status, or correct database.paused-status.");
    }

    private void checkTimes() {
        refuse(
                DispatchKeys.LEASE,
                ServiceKeys.CALL_TIMEOUT,
                (lease, call) -> !Bounds.outlasts(lease, call),
                "it must be longer than twice http-client.call-timeout and 5s",
                "Lengthen it, or shorten http-client.call-timeout.");
        refuse(
                DispatchKeys.PATIENCE,
                DispatchKeys.LEASE,
                (patience, lease) -> patience.compareTo(lease) <= 0,
                "it must be longer than dispatch.lease",
                "Lengthen it, or shorten dispatch.lease.");
        refuse(
                RetentionKeys.LEDGER,
                RunKeys.CATCH_UP_MAX_DAYS,
                (kept, days) -> kept.compareTo(Duration.ofDays(days)) <= 0,
                "it must be longer than catch-up.max-days, or what is deleted is sent anew",
                "Lengthen it, or lower catch-up.max-days.");
        checkAtMost(ServiceKeys.CONNECT_TIMEOUT, ServiceKeys.CALL_TIMEOUT);
        checkAtMost(DispatchKeys.BACKOFF_FIRST, DispatchKeys.BACKOFF_LONGEST);
    }

    private <T extends Comparable<T>> void checkAtMost(Setting<T> smaller, Setting<T> larger) {
        refuse(
                smaller,
                larger,
                (value, most) -> value.compareTo(most) > 0,
                "it must be at most " + larger.path(),
                "Lower it, or raise " + larger.path() + ".");
    }

    private <A, B> void refuse(
            Setting<A> setting, Setting<B> other, BiPredicate<A, B> clash, String problem, String fix) {
        boolean clashes = values.find(setting)
                .filter(value -> values.find(other)
                        .filter(counterpart -> clash.test(value, counterpart))
                        .isPresent())
                .isPresent();
        if (clashes) {
            add(setting, problem, fix);
        }
    }

    private void add(Setting<?> setting, String problem, String fix) {
        faults.add(ConfigurationFault.of(setting, values.sourceOf(setting), problem, fix));
    }
}
