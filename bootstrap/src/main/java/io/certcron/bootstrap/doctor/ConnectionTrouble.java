package io.certcron.bootstrap.doctor;

import io.certcron.persistence.DatabaseSettings;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why no connection came about, told apart by what there is to do about it. The codes are those of PostgreSQL's appendix A. */
final class ConnectionTrouble {

    private static final int LONGEST_CHAIN = 20;

    private ConnectionTrouble() {}

    /** Where the database is, and who connects, without parameters, among which there may be secrets. */
    static String placeOf(DatabaseSettings settings) {
        String address = settings.jdbcUrl().split("\\?", 2)[0].replace("jdbc:postgresql:", "");
        return "The database " + address.replaceFirst("^//", "") + ", as user '" + settings.user() + "',";
    }

    static Finding finding(SQLException failure, DatabaseSettings settings) {
        String place = placeOf(settings);
        return ofCause(failure, place).orElseGet(() -> ofState(failure, place));
    }

    private static Optional<Finding> ofCause(SQLException failure, String place) {
        if (has(UnknownHostException.class, failure)) {
            return failed(
                    place + " can't be reached: the name of its host is unknown.",
                    "Correct the host in database.url, or the DNS.");
        }
        if (has(SSLException.class, failure) || speaksOfEncryption(failure)) {
            return failed(
                    place + " can't be reached: no encryption could be agreed on, or the certificate is not trusted.",
                    "Look at sslmode and sslrootcert in database.url, and at ssl and pg_hba.conf of the server.");
        }
        if (has(SocketTimeoutException.class, failure) || isTimeout(failure)) {
            return failed(
                    place + " did not answer in time.",
                    "Look at the host and port in database.url, and whether a firewall drops the packets.");
        }
        if (has(ConnectException.class, failure)) {
            return failed(
                    place + " can't be reached: nobody takes connections there.",
                    "Start the server, or correct the host and port in database.url.");
        }
        return Optional.empty();
    }

    private static Finding ofState(SQLException failure, String place) {
        String state = Optional.ofNullable(failure.getSQLState()).orElse("");
        return switch (state) {
            case "28P01" ->
                new Finding.Failed(
                        place + " refuses the user or the password.", "Correct database.user or database.password.");
            case "28000" ->
                new Finding.Failed(
                        place + " does not let the user in: it is unknown, or may not come from here.",
                        "Correct database.user, or let it in from this host in pg_hba.conf.");
            case "08004" ->
                new Finding.Failed(
                        place
                                + " rejected the connection: it asks for a password, or for another way to prove who one is.",
                        "Set database.password, or look at pg_hba.conf.");
            case "3D000" ->
                new Finding.Failed(
                        place + " does not exist on that server.",
                        "Correct the name in database.url, or create the database.");
            case "42501" ->
                new Finding.Failed(
                        place + " does not let the user connect.",
                        "As the owner: GRANT CONNECT ON DATABASE … TO the user.");
            case "53300" ->
                new Finding.Failed(
                        place + " has no connection left.",
                        "Raise max_connections, or lower database.pool-size of the nodes.");
            case "57P03" -> new Finding.Failed(place + " is starting up or shutting down.", "Try again in a minute.");
            default ->
                new Finding.Failed(
                        place + " can't be used" + (state.isEmpty() ? "." : " (SQLSTATE " + state + ")."),
                        "Look at database.url, and at the log of the server.");
        };
    }

    /** The driver has no exception of its own for these, and no SQLSTATE. */
    private static boolean speaksOfEncryption(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        String state = String.valueOf(failure.getSQLState());
        boolean isRefusal = state.startsWith("08") || state.equals("28000");
        return isRefusal && (message.contains("SSL") || message.contains("no encryption"));
    }

    private static boolean isTimeout(SQLException failure) {
        return String.valueOf(failure.getMessage()).contains("timed out");
    }

    private static boolean has(Class<? extends Throwable> kind, Throwable failure) {
        @Nullable Throwable link = failure;
        for (int depth = 0; link != null && depth < LONGEST_CHAIN; depth++) {
            if (kind.isInstance(link)) {
                return true;
            }
            link = link.getCause();
        }
        return false;
    }

    private static Optional<Finding> failed(String text, String fix) {
        return Optional.of(new Finding.Failed(text, fix));
    }
}
