package io.certcron.application.run;

/** How far a run has come when nothing more is sent. */
record Progress(long dataErrors, Planned planned, Dispatched dispatched, RunTimes times) {

    /** Whether there is work of this run that nobody has tried. */
    boolean isStoppedEarly(Deadline deadline) {
        return planned != Planned.WHOLLY || (deadline.isOver() && dispatched.isAnythingOpen());
    }
}
