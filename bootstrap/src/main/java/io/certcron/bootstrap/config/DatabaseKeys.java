package io.certcron.bootstrap.config;

import io.certcron.bootstrap.bounds.Bounds;
import io.certcron.bootstrap.bounds.JdbcUrl;
import io.certcron.persistence.CertificationTable;
import java.util.List;
import java.util.regex.Pattern;

/** Where the certifications are. */
final class DatabaseKeys {

    private static final SettingType<String> ROLE =
            SettingType.matching("a name of 1 to 128 characters", Pattern.compile("\\P{Cntrl}{1,128}"));

    static final SettingType<String> IDENTIFIER = SettingType.matching(
            "a plain SQL identifier: at most 63 lower-case letters, digits and _, and no digit at the start",
            CertificationTable.IDENTIFIER);

    private static final SettingType<String> STATUS =
            SettingType.matching("a word of at most 63 letters, digits, - and _", CertificationTable.STATUS_WORD);

    static final Setting<JdbcUrl> URL = Setting.of(
                    "database.url",
                    SettingType.refusing(JdbcUrl.FORM, JdbcUrl::parse),
                    "the database; `user` and `password` may be among its parameters")
            .requiredFor(Needs.DATABASE)
            .asConfidential();

    static final Setting<String> USER = Setting.of(
            "database.user",
            ROLE,
            "who connects: the owner to migrate and to import, else the runtime user; needed unless the URL names one");

    static final Setting<String> PASSWORD = Setting.of(
                    "database.password",
                    SettingType.matching("a password on one line", Pattern.compile("[^\\r\\n\\x00]+")),
                    "the user's password")
            .asConfidential();

    static final Setting<Integer> POOL_SIZE = Setting.of(
                    "database.pool-size",
                    SettingType.wholeNumber(Bounds.POOL_SIZE),
                    "connections at most; a run needs " + Bounds.POOL_SIZE.least() + ", however many workers it has")
            .standard("12");

    static final Setting<String> SCHEMA = Setting.of(
                    "database.schema", IDENTIFIER, "the schema of the certifications and of all our tables")
            .standard("public");

    static final Setting<String> RUNTIME_USER =
            Setting.of("database.runtime-user", ROLE, "to whom `migrate` grants the rights that a run needs");

    static final Setting<String> TABLE = Setting.of(
                    "database.certifications.table", IDENTIFIER, "the table of the certifications")
            .standard("certifications");

    static final Setting<String> CERTIFICATION_ID = Setting.of(
                    "database.certifications.certification-id", IDENTIFIER, "its column with the certification's id")
            .standard("certification_id");

    static final Setting<String> PEER_MENTOR_ID = Setting.of(
                    "database.certifications.peer-mentor-id", IDENTIFIER, "its column with the mentor's id")
            .standard("peer_mentor_id");

    static final Setting<String> EXPIRY_DATE = Setting.of(
                    "database.certifications.expiry-date", IDENTIFIER, "its column with the expiry date")
            .standard("expiry_date");

    static final Setting<String> STATUS_COLUMN = Setting.of(
                    "database.certifications.status", IDENTIFIER, "its column with the status")
            .standard("status");

    static final Setting<String> PAUSED_STATUS = Setting.of(
                    "database.paused-status", STATUS, "the status that says that the mentor is paused")
            .standard("paused");

    private DatabaseKeys() {}

    static List<Setting<?>> all() {
        return List.of(
                URL,
                USER,
                PASSWORD,
                POOL_SIZE,
                SCHEMA,
                RUNTIME_USER,
                TABLE,
                CERTIFICATION_ID,
                PEER_MENTOR_ID,
                EXPIRY_DATE,
                STATUS_COLUMN,
                PAUSED_STATUS);
    }
}
