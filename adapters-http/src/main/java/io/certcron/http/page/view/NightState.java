package io.certcron.http.page.view;

/** How a night went; each is drawn in a way of its own. */
public enum NightState {
    COMPLETED(Tone.GOOD, "", 14, "completed"),
    FAILURES(Tone.WARN, "!", 21, "with failures"),
    LATE(Tone.WARN, "L", 16, "late"),
    MISSED(Tone.BAD, "0", 28, "nothing ran"),
    FAILED(Tone.BAD, "F", 28, "failed"),
    RUNNING(Tone.BUSY, "R", 14, "running"),
    PAUSED(Tone.QUIET, "P", 10, "paused"),
    NONE(Tone.QUIET, "", 2, "nothing was due");

    private final Tone tone;
    private final String letter;
    private final int height;
    private final String words;

    NightState(Tone tone, String letter, int height, String words) {
        this.tone = tone;
        this.letter = letter;
        this.height = height;
        this.words = words;
    }

    /** Its colour. */
    public Tone tone() {
        return tone;
    }

    /** The letter on it. */
    public String letter() {
        return letter;
    }

    /** How high it is drawn, of 28. */
    public int height() {
        return height;
    }

    /** What it means. */
    public String words() {
        return words;
    }

    /** Its classes in the style sheet. */
    public String style() {
        return this == MISSED ? "night hollow " + tone.style() : "night " + tone.style();
    }
}
