package io.certcron.bootstrap.wiring.trespass;

import io.javalin.Javalin;

/** Reaches for a server that only a daemon has. */
public final class WiringTrespasser {

    /** What it must not know. */
    public Javalin server() {
        return Javalin.create();
    }
}
