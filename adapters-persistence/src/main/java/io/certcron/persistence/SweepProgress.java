package io.certcron.persistence;

import io.certcron.persistence.RetentionSweep.Deleted;
import java.util.function.Consumer;

/** Adds up what the batches of one sweep have deleted. */
final class SweepProgress {

    private final Consumer<Deleted> listener;
    private Deleted soFar = Deleted.NONE;

    SweepProgress(Consumer<Deleted> listener) {
        this.listener = listener;
    }

    /** Says nothing of an empty batch. */
    void add(Deleted batch) {
        if (!batch.equals(Deleted.NONE)) {
            soFar = soFar.plus(batch);
            listener.accept(soFar);
        }
    }

    Deleted soFar() {
        return soFar;
    }
}
