package io.certcron.bootstrap.config;

/** Where a setting's value comes from. */
public sealed interface SettingSource {

    /** The place in words, for a person. */
    String place();

    /**
     * The configuration file, or one that it includes.
     *
     * @param file the file's path
     * @param line the line, counted from 1; less where it is unknown
     */
    record FileLine(String file, int line) implements SettingSource {
        @Override
        public String place() {
            return line < 1 ? file : file + ":" + line;
        }
    }

    /** An environment variable. */
    record Variable(String name) implements SettingSource {
        @Override
        public String place() {
            return "environment variable " + name;
        }
    }

    /** The built-in default. */
    record Standard() implements SettingSource {
        @Override
        public String place() {
            return "default";
        }
    }

    /** Several settings that don't go together. */
    record Several() implements SettingSource {
        @Override
        public String place() {
            return "several settings";
        }
    }

    /** Nowhere: it is missing. */
    record Nowhere() implements SettingSource {
        @Override
        public String place() {
            return "not set";
        }
    }
}
