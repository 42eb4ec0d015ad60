package io.certcron.bench.figures;

/** What is measured of each run. */
public enum Metric {
    /** From starting the process to its exit. */
    WHOLE("start_to_exit_ms", "start to exit ms", 0),
    /** The query for missed pauses. */
    MISSED("missed_pause_query_ms", "missed query ms", 1),
    /** Certifications settled in a second of work, which is the run without starting and stopping the process. */
    RATE("settled_per_second", "settled/s", 0),
    /** How long the work took. */
    ELAPSED("elapsed_ms", "work ms", 0),
    /** What the process took beside the work: starting and stopping. */
    START("start_and_stop_ms", "start+stop ms", 0),
    /** Of a chunk, from its claim to its settling. */
    CHUNK_P50("chunk_p50_ms", "chunk p50 ms", 1),
    /** The same, for all but the slowest of a hundred. */
    CHUNK_P99("chunk_p99_ms", "chunk p99 ms", 1),
    /** The most that the heap held. */
    HEAP("peak_heap_mib", "heap MiB", 0),
    /** The most of memory that the process took. */
    RSS("peak_rss_mib", "RSS MiB", 0),
    /** Statements that the database carried out for a settled item. */
    STATEMENTS("statements_per_item", "stmt/item", 3),
    /** Transactions that the database ended for a settled item. */
    TRANSACTIONS("transactions_per_item", "tx/item", 3),
    /** Bytes of write-ahead log for a settled item. */
    WAL("wal_bytes_per_item", "WAL B/item", 0),
    /** Bytes to the database and back for a settled item. */
    WIRE("database_bytes_per_item", "db B/item", 0),
    /** Bytes of request and answer bodies for a settled item. */
    HTTP("http_bytes_per_item", "HTTP B/item", 0),
    /** Planning. */
    PLAN("plan_ms", "plan ms", 0),
    /** Dispatch, from the first claim to the last settlement. */
    DISPATCH("dispatch_ms", "dispatch ms", 0),
    /** Looking for missed pauses. */
    MONITOR("monitor_ms", "monitor ms", 0),
    /** Writing the audit row. */
    AUDIT("audit_ms", "audit ms", 0),
    /** Claiming, summed up over workers. */
    CLAIM("claim_ms", "claim ms", 0),
    /** Sending, summed up over workers. */
    SEND("send_ms", "send ms", 0),
    /** Settling, summed up over workers. */
    SETTLE("settle_ms", "settle ms", 0),
    /** Lines that it wrote on standard output. */
    LOG_LINES("log_lines", "log lines", 0);

    private final String key;
    private final String title;
    private final int decimals;

    Metric(String key, String title, int decimals) {
        this.key = key;
        this.title = title;
        this.decimals = decimals;
    }

    /** Its name in JSON. */
    public String key() {
        return key;
    }

    /** What stands above its column. */
    public String title() {
        return title;
    }

    /** How many decimals it is shown with. */
    public int decimals() {
        return decimals;
    }
}
