-- The platform's own table. Made only where it is absent; one that is there already is left exactly as it is.
CREATE TABLE IF NOT EXISTS ${certifications} (
    ${certification_id} uuid PRIMARY KEY,
    ${peer_mentor_id} uuid NOT NULL,
    ${expiry_date} date,
    ${status} text NOT NULL
);

-- What we rely on, checked before anything else is made: nothing of ours appears in a schema that can't work.
DO $check$
DECLARE
    missing text;
BEGIN
    SELECT string_agg(format('%I must be of type %s', wanted.name, wanted.types), '; ')
    INTO missing
    FROM (VALUES
        ((parse_ident('${certification_id}'))[1], '{uuid}'::text[]),
        ((parse_ident('${peer_mentor_id}'))[1], '{uuid}'),
        ((parse_ident('${expiry_date}'))[1], '{date}'),
        ((parse_ident('${status}'))[1], '{text,varchar}')) AS wanted (name, types)
    WHERE NOT EXISTS (
        SELECT FROM pg_attribute AS a
        JOIN pg_type AS t ON t.oid = a.atttypid
        WHERE a.attrelid = '${certifications}'::regclass
            AND a.attname = wanted.name
            AND NOT a.attisdropped
            AND t.typname = ANY (wanted.types));
    IF missing IS NOT NULL THEN
        RAISE EXCEPTION 'The table of certifications does not fit: %', missing
            USING ERRCODE = 'datatype_mismatch';
    END IF;

    IF NOT EXISTS (
        SELECT FROM pg_index AS i
        JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
        WHERE i.indrelid = '${certifications}'::regclass
            AND a.attname = (parse_ident('${certification_id}'))[1]
            AND i.indisunique AND i.indisvalid AND i.indnkeyatts = 1 AND i.indpred IS NULL)
    THEN
        RAISE EXCEPTION 'The table of certifications does not fit: % must be unique', '${certification_id}'
            USING ERRCODE = 'invalid_table_definition';
    END IF;
END
$check$;
