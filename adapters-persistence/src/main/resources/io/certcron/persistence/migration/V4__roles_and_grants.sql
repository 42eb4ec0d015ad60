-- Roles belong to the whole cluster: another database may have made them, or be making them right now.
DO $roles$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY '{service_role,ops_admin}'::text[] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
            BEGIN
                EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
            EXCEPTION WHEN duplicate_object OR unique_violation THEN
                NULL;
            END;
        END IF;
    END LOOP;
END
$roles$;

-- Some platforms give every new table to everybody by default privileges. Ours start from nothing.
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
                '${schema}.certification_idempotency_log'::regclass,
                '${schema}.certification_cron'::regclass,
                '${schema}.certification_cron_run'::regclass,
                '${schema}.cron_audit_log'::regclass)
    LOOP
        EXECUTE format('REVOKE ALL ON %s FROM %s', granted.relation, granted.grantee);
    END LOOP;
END
$revoke$;

GRANT USAGE ON SCHEMA ${schema} TO service_role, ops_admin;

-- The job.
GRANT SELECT ON ${certifications} TO service_role;
GRANT SELECT, INSERT, UPDATE ON ${schema}.certification_idempotency_log TO service_role;
GRANT SELECT, INSERT, UPDATE ON ${schema}.certification_cron_run TO service_role;
GRANT SELECT ON ${schema}.cron_audit_log TO service_role;
GRANT INSERT (run_id, run_at, missed_pause_count, missed_ids) ON ${schema}.cron_audit_log TO service_role;
GRANT UPDATE (run_at, missed_pause_count, missed_ids) ON ${schema}.cron_audit_log TO service_role;
-- To see at start-up whether the schema is up to date.
GRANT SELECT ON ${flyway:defaultSchema}.${flyway:table} TO service_role;

-- The people on call.
GRANT SELECT ON ${schema}.cron_audit_log TO ops_admin;
GRANT UPDATE (resolved, resolved_by, resolved_at, resolution_note) ON ${schema}.cron_audit_log TO ops_admin;

-- A policy says which rows, the grants above say which columns.
CREATE POLICY service_role_reads ON ${schema}.cron_audit_log FOR SELECT TO service_role USING (true);
CREATE POLICY service_role_records ON ${schema}.cron_audit_log FOR INSERT TO service_role WITH CHECK (true);
CREATE POLICY service_role_records_anew ON ${schema}.cron_audit_log FOR UPDATE TO service_role USING (true);
CREATE POLICY ops_admin_reads ON ${schema}.cron_audit_log FOR SELECT TO ops_admin USING (true);
CREATE POLICY ops_admin_resolves ON ${schema}.cron_audit_log FOR UPDATE TO ops_admin USING (true);
