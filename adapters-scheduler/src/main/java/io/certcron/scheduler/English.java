package io.certcron.scheduler;

import java.util.List;

/** Bits of English grammar. */
final class English {

    private English() {}

    /** "a", "a and b", "a, b and c". */
    static String join(List<String> items) {
        int last = items.size() - 1;
        return last < 1
                ? String.join("", items)
                : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }

    /** "1st", "2nd", "3rd", "4th". */
    static String ordinal(int number) {
        boolean isTeen = number % 100 / 10 == 1;
        return number
                + switch (isTeen ? 0 : number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
    }
}
