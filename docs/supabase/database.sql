-- Makes a Supabase project's database ready to be the job's own. Run it in the SQL editor, as postgres, before the command
-- migrate; running it again changes nothing. docs/supabase/README.md says what comes next.

BEGIN;

-- The user that the job runs as. It can't log in with a password before it is given one:
--   ALTER ROLE certcron PASSWORD '…';
-- It becomes a member of service_role by migrate. Membership does not pass on BYPASSRLS.
DO $role$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'certcron') THEN
        CREATE ROLE certcron LOGIN;
    END IF;
END
$role$;

-- The platform's table, where it is there already and has row-level security. Without this policy the job would see an
-- empty table, and PostgreSQL would not say so.
DO $policy$
BEGIN
    IF EXISTS (
            SELECT FROM pg_class WHERE oid = to_regclass('public.certifications') AND relrowsecurity)
        AND NOT EXISTS (
            SELECT FROM pg_policy
            WHERE polrelid = to_regclass('public.certifications') AND polname = 'certification_cron_reads')
    THEN
        CREATE POLICY certification_cron_reads ON public.certifications FOR SELECT TO certcron USING (true);
    END IF;
END
$policy$;

COMMIT;
