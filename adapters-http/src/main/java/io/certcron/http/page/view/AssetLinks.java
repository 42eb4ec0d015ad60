package io.certcron.http.page.view;

/**
 * Where the files of the page are.
 *
 * @param style the style sheet
 * @param icon the icon
 */
public record AssetLinks(String style, String icon) {}
