package io.certcron.bootstrap.embedding.trespass;

import io.javalin.Javalin;

/** Behaves in the process of others as if it were its own. */
public final class EmbeddingTrespasser {

    @SuppressWarnings("NonFinalStaticField") // that is the trespass
    static Javalin server = Javalin.create();

    /** Reads what it was not asked to. */
    public String surroundings() {
        return System.getenv("HOME") + System.getProperty("user.name") + Integer.getInteger("server.port");
    }

    /** Stays when it is told to go. */
    public void stay() {
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        System.out.println("I live here");
    }

    /** Takes the others along. */
    public void leave() {
        System.exit(1);
    }
}
