package io.certcron.http.page;

import io.certcron.application.port.out.AuditLog.Resolution;
import io.certcron.http.page.view.Times;

/** What humans said about reports, in a sentence. */
final class Resolutions {

    private Resolutions() {}

    static String words(Resolution resolution, Times times) {
        return "Acknowledged"
                + resolution.by().map(name -> " by " + name).orElse("")
                + resolution.at().map(at -> " on " + times.minute(at).text()).orElse("")
                + resolution.note().map(note -> ": " + note).orElse(".");
    }
}
