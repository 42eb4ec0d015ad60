package io.certcron.http.page;

import java.util.regex.Pattern;

/** Addresses on this site. */
final class LocalPath {

    static final String HOME = "/";

    /** A second slash or a backslash at the start would lead to another host. */
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]{0,1000}");

    private LocalPath() {}

    /** The address where it leads nowhere else, else the first page. */
    static String of(String address) {
        return LOCAL.matcher(address).matches() && !address.startsWith("/sign-") ? address : HOME;
    }
}
