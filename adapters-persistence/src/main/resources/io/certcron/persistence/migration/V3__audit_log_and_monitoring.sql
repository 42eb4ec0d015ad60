CREATE TABLE ${schema}.cron_audit_log (
    run_id uuid PRIMARY KEY,
    run_at timestamptz NOT NULL,
    missed_pause_count integer CHECK (missed_pause_count >= 0),
    missed_ids jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(missed_ids) = 'array'),
    resolved boolean NOT NULL DEFAULT false,
    resolved_by text,
    resolved_at timestamptz,
    resolution_note text
);

COMMENT ON TABLE ${schema}.cron_audit_log IS 'What the check at the end of each run found, and whether a human has seen to it.';
COMMENT ON COLUMN ${schema}.cron_audit_log.missed_pause_count IS 'Null: the check failed, so nothing is known.';
COMMENT ON COLUMN ${schema}.cron_audit_log.missed_ids IS 'The first of them, as strings, by expiry date and id.';

-- Forced: without a policy of its own, not even the owner sees a row.
ALTER TABLE ${schema}.cron_audit_log ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${schema}.cron_audit_log FORCE ROW LEVEL SECURITY;
