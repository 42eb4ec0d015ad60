package io.certcron.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * A session without any time limit: an index on a large table takes as long as it takes, whatever limit the user was given. A
 * connection that comes from a pool goes back as it came.
 */
final class PatientSession implements AutoCloseable {

    private static final Executor SAME_THREAD = Runnable::run;

    private final Handle handle;
    private final int networkTimeout;
    private final String statementTimeout;

    private PatientSession(Handle handle, int networkTimeout, String statementTimeout) {
        this.handle = handle;
        this.networkTimeout = networkTimeout;
        this.statementTimeout = statementTimeout;
    }

    static PatientSession open(DataSource source) {
        Handle handle = Jdbi.create(source).open();
        try {
            Connection connection = handle.getConnection();
            int networkTimeout = connection.getNetworkTimeout();
            connection.setNetworkTimeout(SAME_THREAD, 0);
            return new PatientSession(handle, networkTimeout, setStatementTimeout(handle, "0"));
        } catch (SQLException e) {
            handle.close();
            throw new IllegalStateException("The connection has no network timeout", e);
        } catch (RuntimeException e) {
            handle.close();
            throw e;
        }
    }

    Handle handle() {
        return handle;
    }

    /** Returns what it was before. */
    private static String setStatementTimeout(Handle handle, String limit) {
        String before =
                handle.createQuery("SHOW statement_timeout").mapTo(String.class).one();
        handle.createQuery("SELECT set_config('statement_timeout', :limit, false)")
                .bind("limit", limit)
                .mapTo(String.class)
                .one();
        return before;
    }

    @Override
    public void close() {
        try (handle) {
            setStatementTimeout(handle, statementTimeout);
            handle.getConnection().setNetworkTimeout(SAME_THREAD, networkTimeout);
        } catch (SQLException e) {
            throw new IllegalStateException("The connection has no network timeout", e);
        }
    }
}
