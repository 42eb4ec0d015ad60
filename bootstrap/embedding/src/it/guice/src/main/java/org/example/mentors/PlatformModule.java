package org.example.mentors;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.CertificationManagementService;
import io.certcron.application.port.out.CertificationReminderService;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.ItemAnswer;
import io.certcron.application.port.out.ServiceBatch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What a mentor platform has anyway. */
class PlatformModule extends AbstractModule {

    private final String url;
    private final String user;

    PlatformModule(String url, String user) {
        this.url = url;
        this.user = user;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        bind(CertificationReminderService.class).toInstance(PlatformModule::done);
    }

    @Provides
    @Singleton
    DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        return source;
    }

    @Provides
    @Singleton
    CertificationManagementService management(DataSource source) {
        return batch -> {
            batch.intents().forEach(intent -> pause(source, intent));
            return done(batch);
        };
    }

    private static void pause(DataSource source, ClaimedIntent intent) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "UPDATE certifications SET status = 'paused' WHERE certification_id = ? AND expiry_date = ?")) {
            statement.setObject(1, intent.certificationId());
            statement.setObject(2, intent.expiryDate());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The mentor can't be paused", e);
        }
    }

    private static BatchAnswer done(ServiceBatch batch) {
        return new BatchAnswer.Answered(batch.intents().stream()
                .collect(Collectors.toMap(ClaimedIntent::key, intent -> new ItemAnswer.Done())));
    }
}
