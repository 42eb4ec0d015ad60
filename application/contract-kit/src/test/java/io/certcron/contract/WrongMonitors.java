package io.certcron.contract;

import io.certcron.application.port.out.StorageException;
import io.certcron.domain.Certification;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.IntentStatus;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Monitors that are each wrong in one way. */
final class WrongMonitors {

    private WrongMonitors() {}

    static final class ADayLate extends TunableMonitor {

        ADayLate(InMemoryDatabase database) {
            super(database);
        }

        @Override
        boolean isExpired(LocalDate expiryDate, LocalDate businessDate, ZoneId zone) {
            return expiryDate.isBefore(businessDate);
        }
    }

    /** Compares midnight in UTC with midnight in the zone. */
    static final class MixingZones extends TunableMonitor {

        MixingZones(InMemoryDatabase database) {
            super(database);
        }

        @Override
        boolean isExpired(LocalDate expiryDate, LocalDate businessDate, ZoneId zone) {
            return expiryDate
                    .atStartOfDay(ZoneOffset.UTC)
                    .isBefore(businessDate.plusDays(1).atStartOfDay(zone));
        }
    }

    static final class BlindToStatus extends TunableMonitor {

        BlindToStatus(InMemoryDatabase database) {
            super(database);
        }

        @Override
        boolean isPaused(String status) {
            return false;
        }
    }

    static final class OnlyTheActive extends TunableMonitor {

        OnlyTheActive(InMemoryDatabase database) {
            super(database);
        }

        @Override
        boolean isPaused(String status) {
            return !status.equals("active");
        }
    }

    static final class BlindToCycles extends TunableMonitor {

        BlindToCycles(InMemoryDatabase database) {
            super(database);
        }

        @Override
        boolean isPauseOf(IntentRow row, Certification certification) {
            return row.certificationId.equals(certification.certificationId());
        }
    }

    static final class Credulous extends TunableMonitor {

        Credulous(InMemoryDatabase database) {
            super(database);
        }

        @Override
        boolean settles(IntentRow row) {
            return true;
        }

        @Override
        boolean confirms(IntentRow row) {
            return true;
        }
    }

    static final class Distrustful extends TunableMonitor {

        Distrustful(InMemoryDatabase database) {
            super(database);
        }

        @Override
        boolean settles(IntentRow row) {
            return false;
        }

        @Override
        boolean confirms(IntentRow row) {
            return row.status() == IntentStatus.SKIPPED;
        }
    }

    static final class Talkative extends TunableMonitor {

        Talkative(InMemoryDatabase database) {
            super(database);
        }

        @Override
        List<UUID> name(List<UUID> all, int limit) {
            return all;
        }
    }

    static final class Silent extends TunableMonitor {

        Silent(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public FlaggedCertifications findMissed(LocalDate businessDate, ZoneId zone, int limit) {
            try {
                return super.findMissed(businessDate, zone, limit);
            } catch (StorageException swallowed) {
                return FlaggedCertifications.NONE;
            }
        }
    }
}
