package io.certcron.bootstrap.bounds;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a database, taken apart.
 *
 * @param address the address without user and password; other parameters stay
 * @param user the user that it named
 * @param password the password that it held
 * @param secrets every secret that it held, as written and decoded
 */
public record JdbcUrl(String address, Optional<String> user, Optional<String> password, Set<String> secrets) {

    public static final String FORM =
            "a JDBC address without user@, such as jdbc:postgresql://db.example.org:5432/certifications";

    private static final String HOST = "(?:[^/?@#,:\\[\\]\\s]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?";
    private static final String SERVERS = "//" + HOST + "(?:," + HOST + ")*/";
    private static final Pattern PARTS =
            Pattern.compile("(jdbc:postgresql:(?:" + SERVERS + ")?[^/?@#\\s]+)(?:\\?([^\\s#]*))?");

    private static final Set<String> WITHOUT = Set.of("user", "password", "");
    private static final Set<String> SECRET_PARAMETERS = Set.of("password", "sslpassword");

    /**
     * Takes the text apart.
     *
     * @throws IllegalArgumentException if it doesn't have the {@link #FORM}
     */
    public static JdbcUrl parse(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("must be " + FORM);
        }
        String query = parts.group(2);
        List<Parameter> parameters = query == null ? List.of() : parametersOf(query);
        return new JdbcUrl(
                parts.group(1) + withoutCredentials(parameters),
                valueOf("user", parameters),
                valueOf("password", parameters),
                secretsIn(parameters));
    }

    /** Shows no parameter, as there may be a secret among them. */
    @Override
    public String toString() {
        return address.split("\\?", 2)[0];
    }

    private static List<Parameter> parametersOf(String query) {
        List<Parameter> parameters = new ArrayList<>();
        for (String parameter : query.split("&", -1)) {
            String[] nameAndValue = parameter.split("=", 2);
            String value = nameAndValue.length < 2 ? "" : nameAndValue[1];
            parameters.add(new Parameter(nameAndValue[0], value, URLDecoder.decode(value, StandardCharsets.UTF_8)));
        }
        return parameters;
    }

    private static String withoutCredentials(List<Parameter> parameters) {
        List<String> others = parameters.stream()
                .filter(parameter -> !WITHOUT.contains(parameter.name))
                .map(parameter -> parameter.name + "=" + parameter.value)
                .toList();
        return others.isEmpty() ? "" : "?" + String.join("&", others);
    }

    private static Optional<String> valueOf(String name, List<Parameter> parameters) {
        return parameters.stream()
                .filter(parameter -> parameter.name.equals(name) && !parameter.decoded.isEmpty())
                .map(Parameter::decoded)
                .reduce((earlier, later) -> later);
    }

    private static Set<String> secretsIn(List<Parameter> parameters) {
        Set<String> secrets = new LinkedHashSet<>();
        for (Parameter parameter : parameters) {
            if (SECRET_PARAMETERS.contains(parameter.name) && !parameter.value.isEmpty()) {
                secrets.add(parameter.value);
                secrets.add(parameter.decoded);
            }
        }
        return Set.copyOf(secrets);
    }

    private record Parameter(String name, String value, String decoded) {}
}
