package io.certcron.http.page.view;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The nights behind us.
 *
 * @param cells one for each, the oldest first
 */
public record NightStrip(List<NightCell> cells) {

    /** How many are drawn side by side; a phone shows the parts below one another. */
    private static final int PART = 30;

    private static final int CELL = 13;

    public NightStrip {
        cells = List.copyOf(cells);
    }

    /** The parts, each an image of its own. */
    public List<NightStrip> parts() {
        return IntStream.iterate(0, from -> from < cells.size(), from -> from + PART)
                .mapToObj(from -> new NightStrip(cells.subList(from, Math.min(from + PART, cells.size()))))
                .toList();
    }

    /** Where a cell is drawn. */
    public int x(int index) {
        return index * CELL;
    }

    /** How wide the image is. */
    public int width() {
        return PART * CELL - 2;
    }

    /** What the image says, for those who don't see it. */
    public String summary() {
        String counts = Arrays.stream(NightState.values())
                .filter(state -> count(state) > 0)
                .map(state -> count(state) + " " + state.words())
                .collect(Collectors.joining(", "));
        return cells.isEmpty()
                ? "No nights"
                : cells.get(0).businessDate() + " to "
                        + cells.get(cells.size() - 1).businessDate() + ": " + counts;
    }

    /** All nights, the latest first. */
    public List<NightCell> latestFirst() {
        return IntStream.iterate(cells.size() - 1, index -> index >= 0, index -> index - 1)
                .mapToObj(cells::get)
                .toList();
    }

    private long count(NightState state) {
        return cells.stream().filter(cell -> cell.state() == state).count();
    }
}
