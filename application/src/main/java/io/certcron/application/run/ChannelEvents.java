package io.certcron.application.run;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.ItemAnswer;
import io.certcron.application.port.out.RejectedIntent;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.Channel;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.Severity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Tells the log what went wrong on one channel. Thread-safe. */
final class ChannelEvents {

    private final Channel channel;
    private final EventLog log;

    ChannelEvents(Channel channel, EventLog log) {
        this.channel = channel;
        this.log = log;
    }

    /** What a service failed to do for a chunk, or for some of its items. */
    void answered(List<ClaimedIntent> intents, BatchAnswer answer) {
        if (answer instanceof BatchAnswer.Answered answered) {
            intents.forEach(intent ->
                    answeredItem(intent, Optional.ofNullable(answered.items().get(intent.key()))));
        } else if (answer instanceof BatchAnswer.Unavailable failure) {
            log.logEvent(
                    Severity.ERROR,
                    failure.errorCode(),
                    "A service did not carry out a request",
                    chunk(intents).httpStatus(failure.httpStatus()).body(failure.body()));
        } else if (answer instanceof BatchAnswer.Refused refused) {
            log.logEvent(
                    Severity.ERROR,
                    ErrorCode.SERVICE_REFUSED_REQUEST,
                    "A service refused a request for good",
                    chunk(intents)
                            .httpStatus(OptionalInt.of(refused.httpStatus()))
                            .body(refused.body()));
        } else if (answer instanceof BatchAnswer.ChannelBroken broken) {
            log.logEvent(
                    Severity.ERROR,
                    broken.errorCode(),
                    "No request to a service can succeed until its address or credentials are mended",
                    chunk(intents)
                            .httpStatus(OptionalInt.of(broken.httpStatus()))
                            .body(broken.body()));
        }
    }

    /** An intent that was given up without being sent. */
    void gaveUp(RejectedIntent intent) {
        gaveUp(
                intent.errorCode(),
                onChannel()
                        .id("certification_id", intent.certificationId())
                        .id("peer_mentor_id", intent.peerMentorId()));
    }

    /** Those intents whose attempts ran out, or that must not be sent again. */
    void gaveUp(List<ClaimedIntent> intents, List<Settlement> settlements) {
        for (int i = 0; i < intents.size(); i++) {
            if (settlements.get(i) instanceof Settlement.Rejected rejected) {
                EventContext intent = item(intents.get(i));
                ourReason(rejected.errorCode()).ifPresent(reason -> gaveUp(reason, intent));
            }
        }
    }

    /** Another worker had taken the chunk over when its answer arrived. */
    void leaseLost(List<ClaimedIntent> intents, int settled) {
        log.logEvent(
                Severity.WARN,
                ErrorCode.RUN_LOST,
                "A chunk was settled by another worker, as its lease had run out",
                chunk(intents).count("settled_count", settled));
    }

    /** Intents that no run will send before a human has decided. */
    void held(long count) {
        if (count > 0) {
            log.logEvent(
                    Severity.WARN,
                    ErrorCode.PAUSES_HELD,
                    "Pauses are held until a human releases or drops them",
                    onChannel().count("held_count", count).remediation("Release or drop the held pauses"));
        }
    }

    /** The channel sends nothing more in this run. */
    void stopped(ErrorCode reason, long open) {
        log.logEvent(
                Severity.ERROR,
                ErrorCode.CHANNEL_STOPPED,
                "A channel was stopped for the rest of the run",
                onChannel()
                        .code("reason", reason.name())
                        .count("open_count", open)
                        .remediation("Mend the service or its settings; the next run sends what is still open"));
    }

    private void answeredItem(ClaimedIntent intent, Optional<ItemAnswer> answer) {
        if (answer.isEmpty()) {
            log.logEvent(
                    Severity.ERROR,
                    ErrorCode.ITEM_UNANSWERED,
                    "A service left an item out of its answer",
                    item(intent));
        } else if (answer.get() instanceof ItemAnswer.Rejected rejected) {
            log.logEvent(
                    Severity.ERROR,
                    ErrorCode.ITEM_REJECTED,
                    "A service rejected an item for good",
                    item(intent)
                            .code("service_error_code", rejected.errorCode())
                            .body(rejected.message()));
        } else if (answer.get() instanceof ItemAnswer.Retry retry) {
            log.logEvent(
                    Severity.WARN,
                    ErrorCode.ITEM_RETRY,
                    "A service asked for another attempt at an item",
                    item(intent).code("service_error_code", retry.errorCode()).body(retry.message()));
        }
    }

    private static Optional<ErrorCode> ourReason(String errorCode) {
        return Stream.of(ErrorCode.ATTEMPTS_EXHAUSTED, ErrorCode.DELIVERY_UNCERTAIN)
                .filter(code -> code.name().equals(errorCode))
                .findFirst();
    }

    private void gaveUp(ErrorCode reason, EventContext intent) {
        log.logEvent(
                Severity.ERROR,
                reason,
                "An intent was rejected and needs a human",
                intent.remediation("Find out from the service whether it was done, and do it by hand if not"));
    }

    private EventContext onChannel() {
        return EventContext.NONE.code("channel", channel.name());
    }

    private EventContext item(ClaimedIntent intent) {
        return onChannel()
                .id("certification_id", intent.certificationId())
                .id("peer_mentor_id", intent.peerMentorId())
                .date("expiry_date", intent.expiryDate())
                .count("attempts", intent.attempts());
    }

    private EventContext chunk(List<ClaimedIntent> intents) {
        return onChannel()
                .count("intent_count", intents.size())
                .ids(
                        "certification_ids",
                        intents.stream().map(ClaimedIntent::certificationId).toList())
                .ids(
                        "peer_mentor_ids",
                        intents.stream()
                                .map(ClaimedIntent::peerMentorId)
                                .distinct()
                                .toList());
    }
}
