-- What operators did. No foreign keys: what they did it to may be deleted, the entry stays.
CREATE TABLE ${schema}.certification_cron_journal (
    entry_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    happened_at timestamptz NOT NULL,
    operator text NOT NULL,
    way text NOT NULL CHECK (way IN ('API', 'PAGE', 'COMMAND_LINE', 'PROGRAM')),
    action text NOT NULL
        CHECK (action IN (
            'SCHEDULE_CREATED', 'SCHEDULE_CHANGED', 'SCHEDULE_PAUSED', 'SCHEDULE_RESUMED', 'SCHEDULE_DELETED',
            'RUN_REQUESTED', 'PAUSES_RELEASED', 'PAUSES_DROPPED', 'MISSED_PAUSES_RESOLVED')),
    cron_id uuid,
    run_id uuid,
    certification_ids uuid[] NOT NULL DEFAULT '{}',
    note text
);

COMMENT ON TABLE ${schema}.certification_cron_journal IS 'Who changed, executed, released or resolved what, and when.';
COMMENT ON COLUMN ${schema}.certification_cron_journal.way IS 'How the operator reached the job.';
COMMENT ON COLUMN ${schema}.certification_cron_journal.certification_ids IS
    'Whose held pauses were decided on; at most as many as one transaction does.';
COMMENT ON COLUMN ${schema}.certification_cron_journal.note IS 'What the operator said about it.';

-- An entry of a thousand certifications is stored out of line: to look into each would be slow. Everything else is found
-- fast enough on the way through the few entries that people make.
CREATE INDEX certification_cron_journal_of_certification
    ON ${schema}.certification_cron_journal USING gin (certification_ids)
    WHERE certification_ids <> '{}';

ALTER TABLE ${schema}.certification_cron_run
    ADD COLUMN requested_by text,
    ADD COLUMN requested_way text CHECK (requested_way IN ('API', 'PAGE', 'COMMAND_LINE', 'PROGRAM')),
    ADD COLUMN request_key text,
    ADD COLUMN request_fingerprint text,
    ADD CHECK (num_nulls(requested_by, requested_way) IN (0, 2)),
    ADD CHECK (num_nulls(request_key, request_fingerprint) IN (0, 2)),
    ADD CHECK (requested_by IS NOT NULL OR request_key IS NULL),
    ADD CHECK (requested_by IS NULL OR scheduled_for IS NULL);

COMMENT ON COLUMN ${schema}.certification_cron_run.cron_id IS 'The schedule of its slot, or of the operator''s request.';
COMMENT ON COLUMN ${schema}.certification_cron_run.scheduled_for IS 'Its slot. Null: it uses none up.';
COMMENT ON COLUMN ${schema}.certification_cron_run.requested_by IS 'The operator who asked for it.';
COMMENT ON COLUMN ${schema}.certification_cron_run.request_key IS
    'The operator''s name for the request, by whatever way it comes: asking again opens no second run.';
COMMENT ON COLUMN ${schema}.certification_cron_run.request_fingerprint IS 'The same for the same request.';

CREATE UNIQUE INDEX certification_cron_run_of_request
    ON ${schema}.certification_cron_run (requested_by, request_key)
    WHERE request_key IS NOT NULL;

-- The rows of the audit log by time, and those that a human has to see to: what a check found, or that it failed.
CREATE INDEX cron_audit_log_of_time
    ON ${schema}.cron_audit_log (run_at, run_id);
CREATE INDEX cron_audit_log_unresolved
    ON ${schema}.cron_audit_log (run_at, run_id)
    WHERE NOT resolved AND missed_pause_count IS DISTINCT FROM 0;

-- As in V4: what the platform gives to others by default privileges is taken back.
DO $revoke$
DECLARE
    granted record;
BEGIN
    FOR granted IN
        SELECT DISTINCT
            c.oid::regclass AS relation,
            CASE acl.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(acl.grantee)) END AS grantee
        FROM pg_class AS c
        CROSS JOIN LATERAL aclexplode(c.relacl) AS acl
        WHERE acl.grantee <> c.relowner
            AND c.oid IN (
                '${schema}.certification_cron_journal'::regclass)
    LOOP
        EXECUTE format('REVOKE ALL ON %s FROM %s', granted.relation, granted.grantee);
    END LOOP;
END
$revoke$;

-- Entries are added, and never changed.
GRANT SELECT, INSERT ON ${schema}.certification_cron_journal TO service_role;
