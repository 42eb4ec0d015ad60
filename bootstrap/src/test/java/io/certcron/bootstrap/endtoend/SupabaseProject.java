package io.certcron.bootstrap.endtoend;

import io.certcron.domain.Certification;
import io.certcron.persistence.CertificationLoader;
import io.certcron.persistence.CertificationTable;
import io.certcron.persistence.EmbeddedDatabase;
import io.certcron.persistence.SchemaMigration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The database of a Supabase project: a real PostgreSQL with the roles, memberships, default privileges and timeouts that
 * Supabase documents, the SQL of {@code docs/supabase}, and our schema. What Supabase calls postgres is here
 * {@code project_owner}, as the real postgres is a superuser, which Supabase's is not.
 */
final class SupabaseProject implements AutoCloseable {

    static final String OWNER = "project_owner";
    static final String JOB = "certcron";

    private static final String DATABASE = "project";
    private static final Path DOCUMENTED = Path.of("..", "docs", "supabase");

    private static final String ROLES =
            """
            CREATE ROLE anon NOLOGIN NOINHERIT;
            CREATE ROLE authenticated NOLOGIN NOINHERIT;
            CREATE ROLE service_role NOLOGIN NOINHERIT BYPASSRLS;
            CREATE ROLE authenticator LOGIN NOINHERIT;
            GRANT anon, authenticated, service_role TO authenticator;
            ALTER ROLE authenticator SET statement_timeout = '8s';
            ALTER ROLE authenticator SET lock_timeout = '8s';
            CREATE ROLE project_owner LOGIN CREATEROLE CREATEDB BYPASSRLS;
            GRANT anon, authenticated, service_role TO project_owner WITH ADMIN OPTION
            """;

    private static final String PLATFORM =
            """
            GRANT USAGE ON SCHEMA public TO anon, authenticated, service_role;
            ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON TABLES TO anon, authenticated, service_role;
            ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON FUNCTIONS TO anon, authenticated, service_role;
            ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON SEQUENCES TO anon, authenticated, service_role;
            CREATE TABLE certifications (
                certification_id uuid PRIMARY KEY,
                peer_mentor_id uuid NOT NULL,
                expiry_date date,
                status text NOT NULL);
            ALTER TABLE certifications ENABLE ROW LEVEL SECURITY
            """;

    private final EmbeddedDatabase server = EmbeddedDatabase.temporary();

    private SupabaseProject() {
        execute(server.dataSource("postgres", server.ownerUser()), ROLES);
        server.createDatabase(DATABASE, OWNER);
        execute(as(OWNER), PLATFORM);
    }

    /** With the SQL of the documentation, and our schema in it. */
    static SupabaseProject ready() {
        SupabaseProject project = new SupabaseProject();
        project.run("database.sql");
        new SchemaMigration(project.as(OWNER), CertificationTable.STANDARD, Optional.of(JOB)).migrate();
        project.run("functions.sql");
        return project;
    }

    /** Runs a file of {@code docs/supabase} as its reader does. */
    void run(String file) {
        try {
            execute(as(OWNER), Files.readString(DOCUMENTED.resolve(file)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String jdbcUrl() {
        return server.jdbcUrl(DATABASE);
    }

    DataSource as(String user) {
        return server.dataSource(DATABASE, user);
    }

    void insert(List<Certification> certifications) {
        new CertificationLoader(as(OWNER), CertificationTable.STANDARD).load(certifications.iterator(), rows -> {});
    }

    void execute(String statements) {
        execute(as(OWNER), statements);
    }

    long count(String fromWhere) {
        return Long.parseLong(column("SELECT count(*) FROM " + fromWhere).get(0));
    }

    List<String> column(String query) {
        try (Connection connection = as(OWNER).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void execute(DataSource database, String statements) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
