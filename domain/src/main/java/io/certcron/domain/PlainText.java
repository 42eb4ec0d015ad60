package io.certcron.domain;

/** What people write, as every database can keep it. */
public final class PlainText {

    private PlainText() {}

    /**
     * {@return whether the text has no character that can't be kept: no NUL, no half of a surrogate pair, nor another control character but tab and line ends}
     *
     * @param text the text
     */
    public static boolean isPlain(String text) {
        return text.codePoints().allMatch(PlainText::isPlain);
    }

    private static boolean isPlain(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || !(Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE);
    }
}
