package io.certcron.http.page.view;

import java.util.Optional;

/**
 * What is around the content of each page.
 *
 * @param title the title of the page
 * @param section the entry of the menu that it belongs to
 * @param viewer who looks at it; empty before the sign-in
 * @param notice what became of the deed before
 * @param inbox how many things wait in the inbox; empty where nobody knows
 * @param zone the zone of all times that name no other
 * @param assets the addresses of the style sheet and the icon
 * @param refreshSeconds after how long it is loaded again; zero for never
 */
public record Shell(
        String title,
        String section,
        Optional<Viewer> viewer,
        Optional<Notice> notice,
        Optional<Long> inbox,
        String zone,
        AssetLinks assets,
        int refreshSeconds) {

    /** The same, loaded again after so many seconds. */
    public Shell refreshing(int seconds) {
        return new Shell(title, section, viewer, notice, inbox, zone, assets, seconds);
    }

    /** Whether the viewer may run, pause, change and decide. */
    public boolean mayOperate() {
        return viewer.filter(Viewer::mayOperate).isPresent();
    }

    /** Whether the viewer may create and delete. */
    public boolean mayAdminister() {
        return viewer.filter(Viewer::mayAdminister).isPresent();
    }

    /** What the viewer's forms carry. */
    public String csrf() {
        return viewer.map(Viewer::csrf).orElse("");
    }

    /** Names a request, so that sending a form twice makes one run. */
    public String newRequestKey() {
        return viewer.map(Viewer::newRequestKey).orElse("");
    }
}
