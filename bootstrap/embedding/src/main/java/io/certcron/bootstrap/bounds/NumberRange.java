package io.certcron.bootstrap.bounds;

/** From the least whole number to the most, both of them within. */
public record NumberRange(int least, int most) {

    public boolean contains(long number) {
        return number >= least && number <= most;
    }
}
