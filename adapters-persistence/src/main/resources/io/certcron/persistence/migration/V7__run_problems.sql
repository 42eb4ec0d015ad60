-- No foreign key: whoever adds a problem locks the run's row, and finds nothing to add to where retention was first.
CREATE TABLE ${schema}.certification_cron_run_problem (
    run_id uuid,
    error_code text COLLATE "C",
    message text COLLATE "C",
    severity text NOT NULL CHECK (severity IN ('ERROR', 'WARN', 'INFO')),
    total bigint NOT NULL CHECK (total > 0),
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL,
    example jsonb NOT NULL CHECK (jsonb_typeof(example) = 'object'),
    PRIMARY KEY (run_id, error_code, message)
)
-- Counted up while a run lasts: room for that beside the row.
WITH (fillfactor = 50);

COMMENT ON TABLE ${schema}.certification_cron_run_problem IS
    'What went wrong in each run, as its log told it: events with the same code and message together.';
COMMENT ON COLUMN ${schema}.certification_cron_run_problem.total IS 'How many such events there were.';
COMMENT ON COLUMN ${schema}.certification_cron_run_problem.example IS 'The context of the first of them, as in the log.';

-- Every run, latest first.
CREATE INDEX certification_cron_run_started
    ON ${schema}.certification_cron_run (started_at, run_id);

-- The runs that named one certification as missed.
CREATE INDEX cron_audit_log_missed
    ON ${schema}.cron_audit_log USING gin (missed_ids jsonb_path_ops)
    WHERE missed_pause_count > 0;

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
            AND c.oid = '${schema}.certification_cron_run_problem'::regclass
    LOOP
        EXECUTE format('REVOKE ALL ON %s FROM %s', granted.relation, granted.grantee);
    END LOOP;
END
$revoke$;

GRANT SELECT, INSERT, UPDATE ON ${schema}.certification_cron_run_problem TO service_role;
