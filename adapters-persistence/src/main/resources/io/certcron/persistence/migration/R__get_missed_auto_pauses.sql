-- A date here is midnight at its beginning in the session's time zone, which the caller sets.
--
-- None of the functions fixes its search_path: a function that does can't be inlined into the query that calls it. With
-- the caller's own rights (SECURITY INVOKER) and every name qualified there is nothing to be gained by changing it.

-- Expired and not paused. Two arms, since "IS DISTINCT FROM" fits no index: each has a partial one that holds
-- nothing but such rows, so that the cost does not grow with what was paused in the past.
CREATE OR REPLACE FUNCTION ${schema}.get_expired_unpaused(as_of timestamptz DEFAULT now())
RETURNS TABLE (certification_id uuid, expiry_date date)
LANGUAGE sql STABLE SECURITY INVOKER PARALLEL SAFE
AS $function$
    SELECT c.${certification_id}, c.${expiry_date}
    FROM ${certifications} AS c
    WHERE c.${status} <> ${paused_status} AND c.${expiry_date} > '-infinity' AND c.${expiry_date} < as_of
    UNION ALL
    SELECT c.${certification_id}, c.${expiry_date}
    FROM ${certifications} AS c
    WHERE c.${status} IS NULL AND c.${expiry_date} > '-infinity' AND c.${expiry_date} < as_of
$function$;

-- Missed: no auto-pause of this cycle came to its end. The ledger is looked up by its idempotency key, which names the
-- certification and the cycle.
CREATE OR REPLACE FUNCTION ${schema}.get_missed_auto_pauses(as_of timestamptz DEFAULT now())
RETURNS TABLE (certification_id uuid, expiry_date date)
LANGUAGE sql STABLE SECURITY INVOKER PARALLEL SAFE
AS $function$
    SELECT expired.certification_id, expired.expiry_date
    FROM ${schema}.get_expired_unpaused(as_of) AS expired
    WHERE NOT EXISTS (
        SELECT FROM ${schema}.certification_idempotency_log AS intent
        WHERE intent.idempotency_key = ('auto-pause:' || expired.certification_id || ':'
                || to_char(expired.expiry_date, 'YYYY-MM-DD')) COLLATE "C"
            AND intent.status IN ('DONE', 'SKIPPED'))
$function$;

-- Unconfirmed: the service said that it paused the mentor in this cycle, and the table does not show it.
CREATE OR REPLACE FUNCTION ${schema}.get_unconfirmed_auto_pauses(as_of timestamptz DEFAULT now())
RETURNS TABLE (certification_id uuid, expiry_date date)
LANGUAGE sql STABLE SECURITY INVOKER PARALLEL SAFE
AS $function$
    SELECT expired.certification_id, expired.expiry_date
    FROM ${schema}.get_expired_unpaused(as_of) AS expired
    JOIN ${schema}.certification_idempotency_log AS intent
        ON intent.idempotency_key = ('auto-pause:' || expired.certification_id || ':'
            || to_char(expired.expiry_date, 'YYYY-MM-DD')) COLLATE "C"
    WHERE intent.status = 'DONE'
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
