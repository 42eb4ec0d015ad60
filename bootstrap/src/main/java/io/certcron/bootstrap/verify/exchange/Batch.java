package io.certcron.bootstrap.verify.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A request as the job sends it. */
public record Batch(VerifiedService service, UUID cronRunId, LocalDate businessDate, List<Item> items) {

    public Batch {
        items = List.copyOf(items);
    }

    /** The same items on behalf of another run. */
    public Batch ofAnotherRun() {
        return new Batch(service, UUID.randomUUID(), businessDate, items);
    }

    /** The same items and some more, on behalf of a run of the next night. */
    public Batch ofTheNextNight(List<Item> all) {
        return new Batch(service, UUID.randomUUID(), businessDate.plusDays(1), all);
    }

    /** The body, to be changed at will. */
    public ObjectNode json() {
        ObjectNode batch = Json.MAPPER
                .createObjectNode()
                .put("cron_run_id", cronRunId.toString())
                .put("business_date", businessDate.toString());
        if (service == VerifiedService.MANAGEMENT) {
            batch.put("reason", "CERTIFICATION_EXPIRED");
        }
        ArrayNode array = batch.putArray("items");
        items.forEach(item -> array.add(item.json(businessDate)));
        return batch;
    }

    /** The keys of its items. */
    public List<String> keys() {
        return items.stream().map(Item::key).toList();
    }
}
