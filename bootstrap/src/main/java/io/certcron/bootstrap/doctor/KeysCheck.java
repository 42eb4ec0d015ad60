package io.certcron.bootstrap.doctor;

import io.certcron.bootstrap.config.Configuration;
import io.certcron.http.access.JwtIssuer;
import io.certcron.http.access.StaticToken;
import io.certcron.http.client.HttpServiceSettings;
import io.certcron.http.client.ServiceProtocol;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether keys, tokens and addresses look like the right kind. */
final class KeysCheck implements Check {

    private static final String EMPTY = sha256("");

    private final Configuration configuration;
    private final Clock clock;
    private final boolean hasServices;
    private final boolean hasDatabase;

    /**
     * @param hasDatabase whether the configuration says how to reach the database
     * @param hasServices whether it says how to reach the services
     */
    KeysCheck(Configuration configuration, boolean hasDatabase, boolean hasServices, Clock clock) {
        this.configuration = configuration;
        this.hasDatabase = hasDatabase;
        this.hasServices = hasServices;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        if (hasDatabase) {
            lookAtDatabase(findings);
        }
        if (hasServices) {
            lookAtServices(findings);
        }
        lookAtServer(findings);
        return findings.isEmpty()
                ? List.of(new Finding.Ok("All that are set look like the right kind."))
                : List.copyOf(findings);
    }

    private void lookAtDatabase(List<Finding> findings) {
        if (configuration.hasPasswordInUrl()) {
            findings.add(new Finding.Warning(
                    "database.url holds the password, and addresses end up in logs and screenshots.",
                    "Move it to database.password."));
        }
        if (KeyShape.isPlaceholder(configuration.database().password())) {
            findings.add(new Finding.Warning(
                    "database.password looks like a placeholder.", "Set it to the password of the user."));
        }
    }

    private void lookAtServices(List<Finding> findings) {
        HttpServiceSettings reminders = configuration.reminders();
        HttpServiceSettings management = configuration.management();
        lookAtToken("reminder.token", reminders).ifPresent(findings::add);
        lookAtToken("management.token", management).ifPresent(findings::add);
        if (reminders.token().equals(management.token())) {
            findings.add(new Finding.Warning(
                    "reminder.token and management.token are the same: whoever gets hold of one has both.",
                    "Have each service issue a token of its own."));
        }
        if (configuration.sendsTokenInPlainText()) {
            findings.add(new Finding.Warning(
                    "A token goes to another machine by http, where the network can read it.",
                    "Use https in reminder.url and management.url, unless something else encrypts it."));
        }
    }

    private Optional<Finding> lookAtToken(String setting, HttpServiceSettings service) {
        String token = service.token();
        String hash = token.toLowerCase(Locale.ROOT);
        boolean isHashOfOurs = configuration.server().tokens().stream()
                .anyMatch(ours -> ours.sha256Hex().equals(hash));
        return isHashOfOurs
                ? Optional.of(new Finding.Failed(
                        setting + " is the SHA-256 of a token in http.tokens.", "Set it to the token of the service."))
                : wrongKind(setting, service);
    }

    private Optional<Finding> wrongKind(String setting, HttpServiceSettings service) {
        return service.protocol() instanceof ServiceProtocol.SupabaseRpc
                ? KeyShape.wrongForSupabase(setting, service.token(), clock.instant())
                : KeyShape.wrongKind(setting, service.token(), clock.instant());
    }

    private void lookAtServer(List<Finding> findings) {
        configuration.server().tokens().stream()
                .filter(token -> token.sha256Hex().equals(EMPTY))
                .map(StaticToken::name)
                .forEach(name -> findings.add(new Finding.Failed(
                        "The token '" + name + "' in http.tokens is the SHA-256 of nothing.",
                        "Make the hash anew: the variable that was to hold the token was empty.")));
        configuration
                .server()
                .sessionKey()
                .filter(KeyShape::isPlaceholder)
                .ifPresent(key -> findings.add(placeholder("http.session-key")));
        configuration
                .server()
                .jwt()
                .map(JwtIssuer::key)
                .filter(key -> key instanceof JwtIssuer.Key.Secret secret && KeyShape.isPlaceholder(secret.value()))
                .ifPresent(key -> findings.add(placeholder("http.jwt.secret")));
    }

    private static Finding placeholder(String setting) {
        return new Finding.Failed(setting + " is a placeholder.", "Set it to a long random text.");
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
