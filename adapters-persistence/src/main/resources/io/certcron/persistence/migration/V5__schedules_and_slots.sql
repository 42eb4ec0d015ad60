-- Nothing has used this table so far, but whoever filled it by hand keeps the rows. Of those with one name, all but the
-- oldest get their id behind it.
UPDATE ${schema}.certification_cron AS schedule
SET name = left(schedule.name, 60) || ' ' || schedule.cron_id
WHERE EXISTS (
    SELECT
    FROM ${schema}.certification_cron AS older
    WHERE older.name = schedule.name
        AND (older.created_at, older.cron_id) < (schedule.created_at, schedule.cron_id));

-- Bytewise, so that pages in order of names are the same on every server.
ALTER TABLE ${schema}.certification_cron
    ALTER COLUMN name TYPE text COLLATE "C",
    ADD COLUMN pause_reason text,
    ADD CONSTRAINT certification_cron_name UNIQUE (name),
    ADD CHECK (pause_reason IS NULL OR NOT enabled);

COMMENT ON COLUMN ${schema}.certification_cron.pause_reason IS 'Why it is not enabled, in the words of whoever paused it.';

-- No foreign key to the schedule: the decided slots of a deleted one stay.
CREATE TABLE ${schema}.certification_cron_slot (
    cron_id uuid,
    scheduled_for timestamptz,
    run_id uuid,
    skip_reason text
        CHECK (skip_reason IN ('PAUSED', 'PREVIOUS_RUN_GOING', 'OUTSIDE_WINDOW', 'LATER_SLOT_DUE')),
    decided_at timestamptz,
    PRIMARY KEY (cron_id, scheduled_for),
    CHECK (num_nonnulls(run_id, skip_reason) = CASE WHEN decided_at IS NULL THEN 0 ELSE 1 END)
);

COMMENT ON TABLE ${schema}.certification_cron_slot IS
    'The instants at which schedules were due, and what became of each; and the next one of each schedule.';
COMMENT ON COLUMN ${schema}.certification_cron_slot.run_id IS 'The run that the slot became.';
COMMENT ON COLUMN ${schema}.certification_cron_slot.skip_reason IS 'Why it did not become one.';
COMMENT ON COLUMN ${schema}.certification_cron_slot.decided_at IS 'Null: the schedule awaits this slot.';

CREATE UNIQUE INDEX certification_cron_slot_awaited
    ON ${schema}.certification_cron_slot (cron_id)
    WHERE decided_at IS NULL;
-- Every node asks every few seconds: one entry for each schedule, however many slots have been decided.
CREATE INDEX certification_cron_slot_due
    ON ${schema}.certification_cron_slot (scheduled_for)
    WHERE decided_at IS NULL;
-- For retention.
CREATE INDEX certification_cron_slot_skipped
    ON ${schema}.certification_cron_slot (decided_at)
    WHERE skip_reason IS NOT NULL;

CREATE TABLE ${schema}.certification_cron_run_count (
    run_id uuid,
    worker uuid,
    action text CHECK (action IN ('REMINDER', 'AUTO_PAUSE')),
    counter text CHECK (counter IN ('PLANNED', 'SUPERSEDED', 'DONE', 'DONE_BEFORE', 'SKIPPED', 'REJECTED')),
    threshold_days integer NOT NULL DEFAULT 0,
    total bigint NOT NULL,
    PRIMARY KEY (run_id, action, counter, threshold_days, worker)
)
-- Few rows, which every chunk changes: room for that beside each, so that no index is touched.
WITH (fillfactor = 20);

COMMENT ON TABLE ${schema}.certification_cron_run_count IS
    'What has been counted for each run; each worker in rows of its own, so that none waits for another.';
COMMENT ON COLUMN ${schema}.certification_cron_run_count.worker IS
    'A thread that sends, or the owner token under which was planned.';
COMMENT ON COLUMN ${schema}.certification_cron_run_count.threshold_days IS
    'Of planned reminders; 0 for everything else.';

-- What is held, in order of its keys. The condition mentions no column that a claim changes.
CREATE INDEX certification_idempotency_log_held
    ON ${schema}.certification_idempotency_log (idempotency_key)
    WHERE settled_at IS NULL AND next_attempt_at IS NULL;

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
                '${schema}.certification_cron_slot'::regclass,
                '${schema}.certification_cron_run_count'::regclass)
    LOOP
        EXECUTE format('REVOKE ALL ON %s FROM %s', granted.relation, granted.grantee);
    END LOOP;
END
$revoke$;

GRANT SELECT, INSERT, UPDATE, DELETE ON ${schema}.certification_cron TO service_role;
GRANT SELECT, INSERT, UPDATE, DELETE ON ${schema}.certification_cron_slot TO service_role;
GRANT SELECT, INSERT, UPDATE ON ${schema}.certification_cron_run_count TO service_role;
