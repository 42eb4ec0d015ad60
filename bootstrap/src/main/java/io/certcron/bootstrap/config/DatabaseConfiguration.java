package io.certcron.bootstrap.config;

import io.certcron.bootstrap.bounds.JdbcUrl;
import io.certcron.persistence.CertificationTable;
import io.certcron.persistence.DatabaseSettings;
import java.util.Optional;

/** Makes the settings of the database from the values. */
final class DatabaseConfiguration {

    private DatabaseConfiguration() {}

    /** How to reach it; empty where too little is set for that. The address names neither user nor password. */
    static Optional<DatabaseSettings> connection(SettingValues values) {
        return values.find(DatabaseKeys.URL).flatMap(url -> url.user()
                .or(() -> values.find(DatabaseKeys.USER))
                .map(user -> new DatabaseSettings(
                        url.address(), user, password(url, values), values.get(DatabaseKeys.POOL_SIZE))));
    }

    /** Where the certifications are in it. */
    static CertificationTable table(SettingValues values) {
        return new CertificationTable(
                values.get(DatabaseKeys.SCHEMA),
                values.get(DatabaseKeys.TABLE),
                values.get(DatabaseKeys.CERTIFICATION_ID),
                values.get(DatabaseKeys.PEER_MENTOR_ID),
                values.get(DatabaseKeys.EXPIRY_DATE),
                values.get(DatabaseKeys.STATUS_COLUMN),
                values.get(DatabaseKeys.PAUSED_STATUS));
    }

    private static String password(JdbcUrl url, SettingValues values) {
        return url.password().or(() -> values.find(DatabaseKeys.PASSWORD)).orElse("");
    }
}
