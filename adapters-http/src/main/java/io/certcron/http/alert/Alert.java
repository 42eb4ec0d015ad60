package io.certcron.http.alert;

import java.util.UUID;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;

/**
 * One message about a run.
 *
 * @param kind what the log calls it
 * @param runId the run
 * @param url where it goes; a secret, as whoever knows it can send alerts
 * @param body what it says
 */
record Alert(Kind kind, UUID runId, HttpUrl url, RequestBody body) {

    @Override
    public String toString() {
        return "Alert[kind=" + kind + ", runId=" + runId + ", url=…]";
    }

    /** What sends it. */
    enum Kind {
        PING,
        WEBHOOK
    }
}
