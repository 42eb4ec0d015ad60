package io.certcron.http.api;

import io.certcron.application.held.ChosenPauses;
import io.certcron.application.held.HeldPauseReview;
import io.certcron.domain.IdempotencyKey;
import io.certcron.http.access.Role;
import io.javalin.config.RoutesConfig;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the brake has held: {@code /api/v1/held-pauses}. */
final class HeldPauseApi {

    private static final String LIST = "held";

    private static final String PATH = "/api/v1/held-pauses";
    private static final String IDS = "certification_ids";
    private static final String ALL = "all";
    private static final String CONFIRM = "confirm";

    /** Each is looked up by itself. */
    private static final int MAX_CHOSEN = 1_000;

    private static final int NAMED = 10;

    private final HeldPauseReview review;

    HeldPauseApi(HeldPauseReview review) {
        this.review = review;
    }

    void addTo(RoutesConfig routes, Gate gate) {
        routes.get(PATH, gate.needs(Role.VIEWER, this::list));
        routes.post(PATH + "/release", gate.needs(Role.OPS_ADMIN, this::release));
        routes.post(PATH + "/drop", gate.needs(Role.OPS_ADMIN, this::drop));
    }

    private void list(Exchange exchange) {
        Query query = Query.of(exchange.http(), Query.PAGING);
        int limit = query.limit();
        Optional<IdempotencyKey> after = query.after(LIST, token -> new IdempotencyKey(token.textAt(1)));
        Page<Views.Held> page =
                Page.of(review.list(after, limit + 1), limit, Views.Held::of, pause -> PageToken.of(LIST, pause.key()));
        exchange.answer(new Listed(review.count(), page.items(), page.nextPageToken()));
    }

    private void release(Exchange exchange) {
        Query.none(exchange.http());
        Optional<ChosenPauses> chosen = chosenBy(Body.of(exchange.http(), Set.of(IDS, ALL)));
        exchange.answer(new Released(chosen.map(pauses -> review.release(pauses, exchange.operator(), count -> {}))
                .orElseGet(() -> review.releaseAll(exchange.operator(), count -> {}))));
    }

    private void drop(Exchange exchange) {
        Query.none(exchange.http());
        Body body = Body.of(exchange.http(), Set.of(IDS, ALL, CONFIRM));
        if (!body.flag(CONFIRM, false)) {
            throw Refusal.unacceptable(
                    "/" + CONFIRM,
                    "/confirm: must be true, as a dropped pause is never sent, and that can't be undone.");
        }
        Optional<ChosenPauses> chosen = chosenBy(body);
        exchange.answer(new Dropped(chosen.map(pauses -> review.drop(pauses, exchange.operator(), count -> {}))
                .orElseGet(() -> review.dropAll(exchange.operator(), count -> {}))));
    }

    /** Those that are named; empty where all are meant. */
    private Optional<ChosenPauses> chosenBy(Body body) {
        Optional<List<UUID>> named = body.optionalIds(IDS, MAX_CHOSEN);
        if (named.isPresent() == body.flag(ALL, false)) {
            throw Refusal.unacceptable(
                    "/" + IDS, "Name certification_ids, or say \"all\": true; exactly one of the two.");
        }
        return named.map(this::find);
    }

    private ChosenPauses find(List<UUID> certificationIds) {
        ChosenPauses chosen = review.choose(new LinkedHashSet<>(certificationIds));
        if (!chosen.unknown().isEmpty()) {
            throw Refusal.unacceptable(
                    "/" + IDS,
                    "No pause is held of " + chosen.unknown().size() + " of them, and nothing was changed: "
                            + certificationIds.stream()
                                    .filter(chosen.unknown()::contains)
                                    .limit(NAMED)
                                    .map(UUID::toString)
                                    .collect(Collectors.joining(", "))
                            + (chosen.unknown().size() > NAMED ? ", …" : "."));
        }
        return chosen;
    }

    private record Listed(long total, List<Views.Held> items, @Nullable String nextPageToken) {}

    private record Released(long released) {}

    private record Dropped(long dropped) {}
}
