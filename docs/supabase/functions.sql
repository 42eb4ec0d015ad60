-- Both services as functions of a Supabase project. Run it in the SQL editor, as postgres; running it again changes
-- nothing that is stored. docs/supabase/README.md says what to do before and after.
--
-- PostgREST hands a JSON body over whole to a function with a single unnamed parameter of type json or jsonb. That way a
-- field that the contract gains one day does not make the function unknown, as it would with named parameters.

BEGIN;

-- Not among the exposed schemas, so that nothing in it can be reached by the Data API.
CREATE SCHEMA IF NOT EXISTS certification_service;
REVOKE ALL ON SCHEMA certification_service FROM PUBLIC, anon, authenticated, service_role;

-- What was acted on, by the key of the job. The primary key is what makes a key work once only, at whatever moment and
-- in however many requests it arrives.
CREATE TABLE IF NOT EXISTS certification_service.acted_on (
    idempotency_key text PRIMARY KEY CHECK (length(idempotency_key) BETWEEN 1 AND 200),
    certification_id uuid NOT NULL,
    expiry_date date NOT NULL,
    acted_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX IF NOT EXISTS acted_on_acted_at_idx ON certification_service.acted_on (acted_at);

-- Reminders to be sent. A reminder counts as sent to the job once its row is here, because then it can't get lost.
CREATE TABLE IF NOT EXISTS certification_service.reminder_outbox (
    idempotency_key text PRIMARY KEY,
    certification_id uuid NOT NULL,
    peer_mentor_id uuid NOT NULL,
    expiry_date date NOT NULL,
    threshold_days integer NOT NULL,
    days_left integer NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    sent_at timestamptz
);
CREATE INDEX IF NOT EXISTS reminder_outbox_unsent_idx
    ON certification_service.reminder_outbox (created_at) WHERE sent_at IS NULL;

REVOKE ALL ON ALL TABLES IN SCHEMA certification_service FROM PUBLIC, anon, authenticated, service_role;

-- The items of a request. What doesn't fit raises a data exception, which refuses the request as a whole.
CREATE OR REPLACE FUNCTION certification_service.items_of(request jsonb)
RETURNS TABLE (
    idempotency_key text,
    certification_id uuid,
    peer_mentor_id uuid,
    expiry_date date,
    threshold_days integer,
    days_left integer)
LANGUAGE plpgsql STABLE SET search_path = ''
AS $$
BEGIN
    IF request IS NULL OR jsonb_typeof(request -> 'items') IS DISTINCT FROM 'array' THEN
        RAISE EXCEPTION 'the request has no array of items' USING ERRCODE = 'data_exception';
    END IF;
    IF (SELECT count(DISTINCT item ->> 'peer_mentor_id') FROM jsonb_array_elements(request -> 'items') AS item) > 50 THEN
        RAISE EXCEPTION 'the request holds the items of more than 50 mentors' USING ERRCODE = 'data_exception';
    END IF;
    RETURN QUERY
        SELECT * FROM jsonb_to_recordset(request -> 'items') AS item (
            idempotency_key text,
            certification_id uuid,
            peer_mentor_id uuid,
            expiry_date date,
            threshold_days integer,
            days_left integer);
    IF EXISTS (
        SELECT FROM jsonb_to_recordset(request -> 'items') AS item (
            idempotency_key text, certification_id uuid, peer_mentor_id uuid, expiry_date date)
        WHERE item.idempotency_key IS NULL OR item.certification_id IS NULL
            OR item.peer_mentor_id IS NULL OR item.expiry_date IS NULL)
    THEN
        RAISE EXCEPTION 'an item lacks a field' USING ERRCODE = 'null_value_not_allowed';
    END IF;
END
$$;

-- Notes the keys of what is to be done now: those that are new, of certifications that still have the expiry date. They
-- stay locked to the end of the transaction, so that nobody renews them in between.
CREATE OR REPLACE FUNCTION certification_service.begin_items(request jsonb)
RETURNS text[]
LANGUAGE plpgsql VOLATILE SET search_path = ''
AS $$
DECLARE
    begun text[];
BEGIN
    PERFORM FROM public.certifications AS c
    WHERE c.certification_id IN (SELECT i.certification_id FROM certification_service.items_of(request) AS i)
    ORDER BY c.certification_id
    FOR NO KEY UPDATE;

    -- A statement of its own: it sees what those have committed that the locks waited for.
    WITH noted AS (
        INSERT INTO certification_service.acted_on (idempotency_key, certification_id, expiry_date)
        SELECT i.idempotency_key, i.certification_id, i.expiry_date
        FROM certification_service.items_of(request) AS i
        JOIN public.certifications AS c
            ON c.certification_id = i.certification_id AND c.expiry_date = i.expiry_date
        ORDER BY i.idempotency_key
        ON CONFLICT (idempotency_key) DO NOTHING
        RETURNING idempotency_key
    )
    SELECT coalesce(array_agg(idempotency_key), '{}') INTO begun FROM noted;
    RETURN begun;
END
$$;

-- What became of each item, as the contract has it.
CREATE OR REPLACE FUNCTION certification_service.results_of(request jsonb, done text[])
RETURNS jsonb
LANGUAGE sql STABLE SET search_path = ''
AS $$
    SELECT jsonb_build_object('results', coalesce(jsonb_agg(
        CASE
            WHEN i.idempotency_key = ANY (done) THEN
                jsonb_build_object('idempotency_key', i.idempotency_key, 'outcome', 'done')
            WHEN a.idempotency_key IS NOT NULL THEN
                jsonb_build_object('idempotency_key', i.idempotency_key, 'outcome', 'duplicate')
            ELSE
                jsonb_build_object(
                    'idempotency_key', i.idempotency_key,
                    'outcome', 'rejected',
                    'error_code', CASE WHEN c.certification_id IS NULL
                        THEN 'CERTIFICATION_UNKNOWN' ELSE 'EXPIRY_DATE_MISMATCH' END)
        END), '[]'))
    FROM certification_service.items_of(request) AS i
    LEFT JOIN certification_service.acted_on AS a USING (idempotency_key)
    LEFT JOIN public.certifications AS c ON c.certification_id = i.certification_id
$$;

-- The reminder service.
CREATE OR REPLACE FUNCTION public.send_certification_reminders(jsonb)
RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    begun text[] := certification_service.begin_items($1);
BEGIN
    INSERT INTO certification_service.reminder_outbox (
        idempotency_key, certification_id, peer_mentor_id, expiry_date, threshold_days, days_left)
    SELECT DISTINCT ON (i.idempotency_key)
        i.idempotency_key, i.certification_id, i.peer_mentor_id, i.expiry_date, i.threshold_days, i.days_left
    FROM certification_service.items_of($1) AS i
    WHERE i.idempotency_key = ANY (begun);
    RETURN certification_service.results_of($1, begun);
END
$$;

-- The management service. Whatever else pausing means on your platform belongs into this transaction.
CREATE OR REPLACE FUNCTION public.auto_pause_certifications(jsonb)
RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    begun text[] := certification_service.begin_items($1);
BEGIN
    UPDATE public.certifications AS c
    SET status = 'paused'
    FROM certification_service.items_of($1) AS i
    WHERE i.idempotency_key = ANY (begun)
        AND c.certification_id = i.certification_id
        AND c.expiry_date = i.expiry_date
        AND c.status <> 'paused';
    RETURN certification_service.results_of($1, begun);
END
$$;

-- Forgets keys that the job can't send any more, and reminders that were sent. Once a day is enough.
CREATE OR REPLACE FUNCTION certification_service.forget_old_keys()
RETURNS bigint
LANGUAGE sql VOLATILE SET search_path = ''
AS $$
    WITH sent AS (
        DELETE FROM certification_service.reminder_outbox AS r
        WHERE r.sent_at < now() - interval '35 days'
    ), forgotten AS (
        DELETE FROM certification_service.acted_on AS a
        WHERE a.acted_at < now() - interval '35 days'
        RETURNING 1
    )
    SELECT count(*) FROM forgotten
$$;

-- A new function may be executed by everybody, and in public the project's default privileges name anon and authenticated
-- besides.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA certification_service FROM PUBLIC, anon, authenticated, service_role;
REVOKE ALL ON FUNCTION public.send_certification_reminders(jsonb) FROM PUBLIC, anon, authenticated;
REVOKE ALL ON FUNCTION public.auto_pause_certifications(jsonb) FROM PUBLIC, anon, authenticated;
GRANT EXECUTE ON FUNCTION public.send_certification_reminders(jsonb) TO service_role;
GRANT EXECUTE ON FUNCTION public.auto_pause_certifications(jsonb) TO service_role;

COMMIT;

-- Has PostgREST notice the functions.
NOTIFY pgrst, 'reload schema';
