package io.certcron.bootstrap.doctor;

import java.util.List;

/** One thing to look at. */
interface Check {

    /** Its name, for people and programs. */
    String name();

    /** The names of the checks that must not have failed before this one makes sense. */
    default List<String> needs() {
        return List.of();
    }

    /**
     * Looks, and changes nothing. It may hang: nobody waits for it longer than is reasonable.
     *
     * @return at least one finding
     * @throws Exception whatever went wrong; the text is not shown
     */
    List<Finding> look() throws Exception;
}
