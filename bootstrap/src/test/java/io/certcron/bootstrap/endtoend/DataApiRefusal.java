package io.certcron.bootstrap.endtoend;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An error of the gateway, of PostgREST or of PostgreSQL, as the caller is told of it. */
final class DataApiRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    /** The table of {@code docs.postgrest.org/en/stable/references/errors.html}, the first that fits. */
    private static final List<Map.Entry<String, Integer>> STATUSES = List.of(
            Map.entry("08", 503),
            Map.entry("09", 500),
            Map.entry("0L", 403),
            Map.entry("0P", 403),
            Map.entry("23503", 409),
            Map.entry("23505", 409),
            Map.entry("25006", 405),
            Map.entry("25", 500),
            Map.entry("28", 403),
            Map.entry("2D", 500),
            Map.entry("38", 500),
            Map.entry("39", 500),
            Map.entry("3B", 500),
            Map.entry("40", 500),
            Map.entry("53400", 500),
            Map.entry("53", 503),
            Map.entry("54", 500),
            Map.entry("55", 500),
            Map.entry("57", 500),
            Map.entry("58", 500),
            Map.entry("P0001", 400),
            Map.entry("P0", 500),
            Map.entry("XX", 500),
            Map.entry("42883", 404),
            Map.entry("42P01", 404),
            Map.entry("42P17", 500));

    private final int status;
    private final @Nullable String code;

    DataApiRefusal(int status, @Nullable String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** Which speaks of messages and hints only. */
    static DataApiRefusal ofTheGateway(String message) {
        return new DataApiRefusal(401, null, message);
    }

    static DataApiRefusal of(SQLException failure, String role) {
        String code = failure.getSQLState();
        int status = code.equals("42501")
                ? (role.equals("anon") ? 401 : 403)
                : STATUSES.stream()
                        .filter(entry -> code.startsWith(entry.getKey()))
                        .findFirst()
                        .map(Map.Entry::getValue)
                        .orElse(400);
        return new DataApiRefusal(
                status, code, failure.getMessage().lines().findFirst().orElse(""));
    }

    int status() {
        return status;
    }

    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        if (code != null) {
            body.put("code", code);
            body.put("details", null);
        }
        body.put("hint", code == null ? "Double check your Supabase API key." : null);
        body.put("message", getMessage());
        return body;
    }
}
