package io.certcron.bootstrap.endtoend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The Data API of a Supabase project, as far as a function is called by it: the gateway that looks at the API key, and
 * PostgREST behind it, as {@code supabase.com/docs/guides/api} and {@code docs.postgrest.org} describe them. The database is
 * real, so that whatever it refuses is refused by PostgreSQL.
 */
final class DataApi implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final DataSource authenticator;
    private final LegacyKeys legacyKeys;
    private final Map<String, String> roleByKey;
    private final List<Map<String, String>> received = new CopyOnWriteArrayList<>();
    private final Javalin server;

    /** @param roleByKey the roles of the {@code sb_…} keys */
    DataApi(SupabaseProject project, LegacyKeys legacyKeys, Map<String, String> roleByKey) {
        this.authenticator = project.as("authenticator");
        this.legacyKeys = legacyKeys;
        this.roleByKey = roleByKey;
        this.server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.showOldJavalinVersionWarning = false;
                    config.startup.startupWatcherEnabled = false;
                    config.routes.post("/rest/v1/rpc/{function}", this::answer);
                })
                .start("127.0.0.1", 0);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** The headers of every request, names in lower case. */
    List<Map<String, String>> received() {
        return received;
    }

    private void answer(Context exchange) throws JsonProcessingException, SQLException {
        Map<String, String> headers = new TreeMap<>();
        exchange.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        received.add(headers);
        exchange.contentType("application/json; charset=utf-8");
        try {
            String role = roleOf(headers.get("apikey"), headers.get("authorization"));
            exchange.result(call(exchange.pathParam("function"), bodyOf(exchange), role));
        } catch (DataApiRefusal refusal) {
            exchange.status(refusal.status()).result(JSON.writeValueAsString(refusal.body()));
        }
    }

    /** The gateway knows the {@code sb_…} keys, and hands PostgREST a JWT of its own for them. */
    private String roleOf(@Nullable String apikey, @Nullable String authorization) throws DataApiRefusal {
        if (apikey == null) {
            throw DataApiRefusal.ofTheGateway("No API key found in request");
        }
        String role = Optional.ofNullable(roleByKey.get(apikey))
                .or(() -> legacyKeys.roleOf(apikey))
                .orElseThrow(() -> DataApiRefusal.ofTheGateway("Invalid API key"));
        return authorization == null ? role : roleOfBearer(authorization.replaceFirst("^Bearer ", ""));
    }

    /** PostgREST knows JWTs alone. */
    private String roleOfBearer(String token) throws DataApiRefusal {
        int parts = token.split("\\.", -1).length;
        if (parts != 3) {
            throw new DataApiRefusal(401, "PGRST301", "Expected 3 parts in JWT; got " + parts);
        }
        if (legacyKeys.hasExpired(token, Instant.now())) {
            throw new DataApiRefusal(401, "PGRST303", "JWT expired");
        }
        return legacyKeys
                .roleOf(token)
                .orElseThrow(() -> new DataApiRefusal(401, "PGRST301", "No suitable key or wrong key type"));
    }

    private static String bodyOf(Context exchange) throws DataApiRefusal {
        try {
            JSON.readTree(exchange.body());
            return exchange.body();
        } catch (JsonProcessingException malformed) {
            throw new DataApiRefusal(400, "PGRST102", "Empty or invalid json");
        }
    }

    /** One transaction, as the role of the key. */
    private String call(String function, String body, String role) throws DataApiRefusal, SQLException {
        try (Connection connection = authenticator.getConnection()) {
            requireInSchemaCache(function, connection);
            connection.setAutoCommit(false);
            try {
                execute(connection, "SELECT set_config('role', ?, true)", role);
                execute(connection, "SELECT set_config('request.jwt.claims', ?, true)", "{\"role\": \"" + role + "\"}");
                String result = execute(connection, "SELECT public." + function + "(?::jsonb)", body);
                connection.commit();
                return result;
            } catch (SQLException failure) {
                connection.rollback();
                throw DataApiRefusal.of(failure, role);
            }
        }
    }

    /** PostgREST finds a function for a JSON body by its single unnamed parameter, whoever may execute it. */
    private static void requireInSchemaCache(String function, Connection connection)
            throws DataApiRefusal, SQLException {
        String found = execute(
                connection,
                """
                SELECT count(*) FROM pg_proc
                WHERE pronamespace = 'public'::regnamespace AND proname = ? AND pronargs = 1
                    AND proargtypes[0] IN ('json'::regtype, 'jsonb'::regtype) AND proargnames IS NULL
                """,
                function);
        if (!found.equals("1")) {
            throw new DataApiRefusal(
                    404, "PGRST202", "Could not find the function public." + function + " in the schema cache");
        }
    }

    private static String execute(Connection connection, String query, String parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
