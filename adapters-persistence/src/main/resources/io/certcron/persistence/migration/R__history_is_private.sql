-- Some platforms give every new table to everybody by default privileges, and so the one that Flyway makes.
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
            AND c.oid = '${flyway:defaultSchema}.${flyway:table}'::regclass
    LOOP
        EXECUTE format('REVOKE ALL ON %s FROM %s', granted.relation, granted.grantee);
    END LOOP;
END
$revoke$;

GRANT SELECT ON ${flyway:defaultSchema}.${flyway:table} TO service_role;
