package io.certcron.bootstrap.imports;

/** Why a file as a whole can't be imported. */
public enum UnreadableFile {
    /** There is no such file. */
    MISSING("there is no such file"),
    /** It is a directory. */
    DIRECTORY("it is a directory"),
    /** The system refuses to read it, or fails to. */
    REFUSED("it can't be read"),
    /** There is nothing in it. */
    EMPTY("it is empty"),
    /** Its first line is not UTF-8. */
    NOT_UTF_8("it is not encoded in UTF-8"),
    /** Its first line is not the header. */
    WRONG_HEADER("its first line must be exactly " + Column.HEADER);

    private final String words;

    UnreadableFile(String words) {
        this.words = words;
    }

    /** The reason for a person, to go on from "The file can't be imported: ". */
    public String inWords() {
        return words;
    }
}
