-- A date here is midnight at its beginning in the session's time zone, which the caller sets.
--
-- None of the functions fixes its search_path: a function that does can't be inlined into the query that calls it. They
-- run with the caller's own rights and qualify every name, so that there is nothing to be gained by changing it.

-- Expired and not paused, and what became of the auto-pause of this cycle, if there was one.
--
-- Two arms, since "IS DISTINCT FROM" fits no index. Each has a partial one that holds nothing but such rows: the cost
-- does not grow with what was paused in the past. Statistics can't know that nearly all of the expired are paused, so
-- that a join would be planned for a great many rows, and read the whole ledger; the subquery looks up those few by key.
CREATE OR REPLACE FUNCTION ${schema}.get_expired_unpaused(as_of timestamptz DEFAULT now())
RETURNS TABLE (certification_id uuid, expiry_date date, pause_status text)
LANGUAGE sql STABLE SECURITY INVOKER PARALLEL SAFE
AS $function$
    SELECT
        expired.certification_id,
        expired.expiry_date,
        (
            SELECT intent.status
            FROM ${schema}.certification_idempotency_log AS intent
            WHERE intent.idempotency_key = ('auto-pause:' || expired.certification_id || ':'
                || to_char(expired.expiry_date, 'YYYY-MM-DD')) COLLATE "C"
        )
    FROM (
        SELECT c.${certification_id} AS certification_id, c.${expiry_date} AS expiry_date
        FROM ${certifications} AS c
        WHERE c.${status} <> ${paused_status} AND c.${expiry_date} > '-infinity' AND c.${expiry_date} < as_of
        UNION ALL
        SELECT c.${certification_id}, c.${expiry_date}
        FROM ${certifications} AS c
        WHERE c.${status} IS NULL AND c.${expiry_date} > '-infinity' AND c.${expiry_date} < as_of
    ) AS expired
$function$;

-- Missed: no auto-pause of this cycle came to its end.
CREATE OR REPLACE FUNCTION ${schema}.get_missed_auto_pauses(as_of timestamptz DEFAULT now())
RETURNS TABLE (certification_id uuid, expiry_date date)
LANGUAGE sql STABLE SECURITY INVOKER PARALLEL SAFE
AS $function$
    SELECT expired.certification_id, expired.expiry_date
    FROM ${schema}.get_expired_unpaused(as_of) AS expired
    WHERE (expired.pause_status IN ('DONE', 'SKIPPED')) IS NOT TRUE
$function$;

-- Unconfirmed: the service said that it paused the mentor in this cycle, and the table does not show it.
CREATE OR REPLACE FUNCTION ${schema}.get_unconfirmed_auto_pauses(as_of timestamptz DEFAULT now())
RETURNS TABLE (certification_id uuid, expiry_date date)
LANGUAGE sql STABLE SECURITY INVOKER PARALLEL SAFE
AS $function$
    SELECT expired.certification_id, expired.expiry_date
    FROM ${schema}.get_expired_unpaused(as_of) AS expired
    WHERE expired.pause_status = 'DONE'
$function$;

REVOKE ALL ON FUNCTION
    ${schema}.get_expired_unpaused(timestamptz),
    ${schema}.get_missed_auto_pauses(timestamptz),
    ${schema}.get_unconfirmed_auto_pauses(timestamptz)
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    ${schema}.get_expired_unpaused(timestamptz),
    ${schema}.get_missed_auto_pauses(timestamptz),
    ${schema}.get_unconfirmed_auto_pauses(timestamptz)
    TO service_role;
