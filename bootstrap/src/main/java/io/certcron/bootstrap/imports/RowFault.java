package io.certcron.bootstrap.imports;

/**
 * What is wrong with one row: with the first of its columns that is wrong. Holds no value, as there may be data about a
 * person in it.
 *
 * @param line the line in which the row starts, counted from 1, the header's
 * @param column the column, counted from 1
 * @param columnName the column's name in the header; {@value #BEYOND} for what comes after the last
 * @param problem what is wrong
 */
public record RowFault(long line, int column, String columnName, String problem) {

    static final String BEYOND = "beyond the last";

    /** The fault in one line, for a person. */
    public String describe() {
        return "line " + line + ", column " + column + " (" + columnName + "): " + problem;
    }
}
