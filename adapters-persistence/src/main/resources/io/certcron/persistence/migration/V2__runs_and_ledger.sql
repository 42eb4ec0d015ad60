CREATE TABLE ${schema}.certification_cron (
    cron_id uuid PRIMARY KEY,
    name text NOT NULL,
    cron_expression text NOT NULL,
    zone text NOT NULL,
    workflow text NOT NULL CHECK (workflow IN ('REMINDERS', 'AUTO_PAUSE', 'ALL')),
    enabled boolean NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);

COMMENT ON TABLE ${schema}.certification_cron IS 'Schedules: a cron expression with a zone and a workflow.';

-- No foreign key to the schedule: the runs of a deleted one stay.
CREATE TABLE ${schema}.certification_cron_run (
    run_id uuid PRIMARY KEY,
    cron_id uuid,
    scheduled_for timestamptz,
    business_date date NOT NULL,
    zone text NOT NULL,
    workflow text NOT NULL CHECK (workflow IN ('REMINDERS', 'AUTO_PAUSE', 'ALL')),
    dry_run boolean NOT NULL,
    status text NOT NULL
        CHECK (status IN ('RUNNING', 'COMPLETED', 'COMPLETED_WITH_FAILURES', 'INCOMPLETE', 'FAILED')),
    policy_fingerprint text NOT NULL,
    owner_token uuid NOT NULL,
    lease_expires_at timestamptz NOT NULL,
    cursor_channel text CHECK (cursor_channel IN ('AUTO_PAUSE', 'REMINDER')),
    cursor_expiry_date date,
    cursor_certification_id uuid,
    planning_finished_at timestamptz,
    started_at timestamptz NOT NULL,
    finished_at timestamptz,
    error_code text,
    result jsonb,
    UNIQUE (cron_id, scheduled_for),
    CHECK ((finished_at IS NULL) = (status = 'RUNNING')),
    CHECK (num_nulls(cursor_channel, cursor_expiry_date, cursor_certification_id) IN (0, 3))
)
-- The lease and the cursor are written over and over: room for that beside the row.
WITH (fillfactor = 70);

COMMENT ON TABLE ${schema}.certification_cron_run IS 'Every run ever.';
COMMENT ON COLUMN ${schema}.certification_cron_run.cursor_channel IS
    'How far planning has come, with the two columns after it; what lies before is committed.';
COMMENT ON COLUMN ${schema}.certification_cron_run.planning_finished_at IS
    'Set once every channel of the workflow is planned; the next run plans from this business date on.';

CREATE INDEX certification_cron_run_of_date
    ON ${schema}.certification_cron_run (business_date, workflow, started_at);
CREATE INDEX certification_cron_run_running
    ON ${schema}.certification_cron_run (lease_expires_at)
    WHERE status = 'RUNNING';
CREATE INDEX certification_cron_run_of_schedule
    ON ${schema}.certification_cron_run (cron_id, started_at)
    WHERE cron_id IS NOT NULL;

CREATE TABLE ${schema}.certification_idempotency_log (
    idempotency_key text COLLATE "C" PRIMARY KEY,
    certification_id uuid NOT NULL,
    peer_mentor_id uuid NOT NULL,
    action text NOT NULL CHECK (action IN ('REMINDER', 'AUTO_PAUSE')),
    threshold_days integer,
    expiry_date date NOT NULL,
    run_id uuid NOT NULL,
    status text NOT NULL
        CHECK (status IN ('PENDING', 'CLAIMED', 'DONE', 'SKIPPED', 'SUPERSEDED', 'REJECTED', 'HELD')),
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz,
    claim_token uuid,
    lease_expires_at timestamptz,
    error_code text,
    http_status integer,
    planned_at timestamptz NOT NULL,
    settled_at timestamptz,
    CHECK ((threshold_days IS NOT NULL) = (action = 'REMINDER')),
    CHECK ((next_attempt_at IS NOT NULL) = (status IN ('PENDING', 'CLAIMED'))),
    CHECK (num_nonnulls(claim_token, lease_expires_at) = CASE status WHEN 'CLAIMED' THEN 2 ELSE 0 END),
    CHECK ((settled_at IS NULL) = (status IN ('PENDING', 'CLAIMED', 'HELD')))
)
-- Every row is changed twice, by its claim and by its settling: room for the first beside the row. Autovacuum by a
-- share of the whole ledger would come far too late for the indexes of the few rows that are unsettled.
WITH (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.01);

COMMENT ON TABLE ${schema}.certification_idempotency_log IS
    'The ledger: one row for each effect that was due, and what became of it.';
COMMENT ON COLUMN ${schema}.certification_idempotency_log.idempotency_key IS
    'Its kind, then the certification''s id; in bytewise order, so that its index also finds all of one certification.';
COMMENT ON COLUMN ${schema}.certification_idempotency_log.next_attempt_at IS
    'When a pending intent may be claimed. Infinity: not before the next run. Null: held or settled.';

-- These hold unsettled rows only, and so stay small whatever the ledger has grown to. None has a column that a claim
-- changes: that leaves it a heap-only update. And no query can choose between two of them, whatever the statistics say.
CREATE INDEX certification_idempotency_log_claimable
    ON ${schema}.certification_idempotency_log (action, peer_mentor_id)
    WHERE settled_at IS NULL AND next_attempt_at < 'infinity';
CREATE INDEX certification_idempotency_log_parked
    ON ${schema}.certification_idempotency_log (action, next_attempt_at)
    WHERE settled_at IS NULL AND (next_attempt_at IS NULL OR next_attempt_at = 'infinity');
CREATE INDEX certification_idempotency_log_unsettled_reminders
    ON ${schema}.certification_idempotency_log (certification_id, expiry_date)
    WHERE settled_at IS NULL AND threshold_days IS NOT NULL;
-- For retention: rows are added in order of time.
CREATE INDEX certification_idempotency_log_planned
    ON ${schema}.certification_idempotency_log USING brin (planned_at);
