package io.certcron.http.page.view;

import java.util.List;

/**
 * What went wrong in a run.
 *
 * @param badge how much it matters
 * @param message what the log says
 * @param code the error code
 * @param meaning what the code means
 * @param fix what to do about it
 * @param count how often
 * @param first when it was logged first
 * @param last when it was logged last
 * @param example the context of one of the events
 */
public record ProblemView(
        Badge badge,
        String message,
        String code,
        String meaning,
        String fix,
        String count,
        Moment first,
        Moment last,
        List<Detail> example) {

    /**
     * A line of the context.
     *
     * @param key its key
     * @param value its value
     */
    public record Detail(String key, String value) {}
}
