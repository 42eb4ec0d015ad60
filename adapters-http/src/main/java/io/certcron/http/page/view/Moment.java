package io.certcron.http.page.view;

/**
 * An instant, as people read it.
 *
 * @param text in the zone of its place, with the offset
 * @param utc the same in UTC
 * @param machine the same in ISO 8601
 */
public record Moment(String text, String utc, String machine) {}
