package io.certcron.bootstrap.embedding;

/**
 * One thing that is wrong with what a builder was given. Holds no secret.
 *
 * @param setting the builder's method, such as {@code zone} or {@code dispatch.workers}
 * @param problem what is wrong, such as {@code it is missing}
 * @param fix what to do about it, a sentence
 */
public record SettingFault(String setting, String problem, String fix) {

    /**
     * The fault in one line, for a person.
     *
     * @return setting, problem and fix
     */
    public String describe() {
        return setting + ": " + problem + ". " + fix;
    }
}
