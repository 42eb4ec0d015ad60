package io.certcron.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.http.access.Caller;
import io.certcron.http.page.session.Session;
import io.certcron.http.page.session.Sessions;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Sessions without a browser. */
final class SessionProbe {

    private final Sessions sessions;

    SessionProbe(Clock clock) {
        this.sessions = new Sessions(Optional.empty(), Duration.ofHours(8), false, clock);
    }

    Session begin(Caller caller) {
        Session session = sessions.sessionOf(caller);
        assertThat(session.name()).isEqualTo(caller.name());
        return session;
    }
}
