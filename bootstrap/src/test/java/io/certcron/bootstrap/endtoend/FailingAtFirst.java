package io.certcron.bootstrap.endtoend;

/** A PostgreSQL that fails to serialise the first request that notes a key. A rollback does not set a sequence back. */
final class FailingAtFirst {

    static final String INSTALL =
            """
            CREATE SEQUENCE certification_service.attempts;
            CREATE FUNCTION certification_service.fail_at_first() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF nextval('certification_service.attempts') = 1 THEN
                    RAISE EXCEPTION 'could not serialize access' USING ERRCODE = 'serialization_failure';
                END IF;
                RETURN NULL;
            END
            $$;
            CREATE TRIGGER fail_at_first BEFORE INSERT ON certification_service.acted_on
                FOR EACH STATEMENT EXECUTE FUNCTION certification_service.fail_at_first()
            """;

    static final String REMOVE =
            """
            DROP TRIGGER fail_at_first ON certification_service.acted_on;
            DROP FUNCTION certification_service.fail_at_first();
            DROP SEQUENCE certification_service.attempts
            """;

    private FailingAtFirst() {}
}
