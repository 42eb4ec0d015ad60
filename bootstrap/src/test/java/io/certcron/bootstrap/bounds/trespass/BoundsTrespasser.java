package io.certcron.bootstrap.bounds.trespass;

import com.google.inject.Injector;

/** Reaches for what puts things together. */
public final class BoundsTrespasser {

    /** What it must not know. */
    public <T> T part(Injector injector, Class<T> type) {
        return injector.getInstance(type);
    }
}
