package io.certcron.bootstrap.verify.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.certcron.bootstrap.verify.Checked;
import io.certcron.bootstrap.verify.Verification.Finished;
import io.certcron.bootstrap.verify.exchange.Json;
import io.certcron.bootstrap.verify.rule.Verdict.Broken;
import io.certcron.bootstrap.verify.rule.Verdict.Held;
import io.certcron.bootstrap.verify.rule.Verdict.NotChecked;

/** One JSON object for a program, of the form of {@code docs/contracts/contract-verify.schema.json}. */
public final class JsonReport {

    private JsonReport() {}

    /** The whole report, on one line. */
    public static String of(Finished result) {
        ObjectNode report = Json.MAPPER
                .createObjectNode()
                .put("service", result.settings().service().title())
                .put("base_url", result.settings().baseUrl().toString())
                .put("started_at", result.startedAt().toString())
                .put("duration_ms", result.took().toMillis())
                .put("certifications", result.certifications())
                .put("held", result.count(Held.class))
                .put("broken", result.count(Broken.class))
                .put("not_checked", result.count(NotChecked.class))
                .put("incomplete", result.isIncomplete());
        ArrayNode rules = report.putArray("rules");
        result.rules().forEach(checked -> rules.add(rule(checked)));
        ObjectNode effects = report.putObject("effects");
        ArrayNode done = effects.putArray("done");
        result.done().forEach(done::add);
        ArrayNode uncertain = effects.putArray("uncertain");
        result.uncertain().forEach(uncertain::add);
        return report.toString();
    }

    private static ObjectNode rule(Checked checked) {
        ObjectNode rule = Json.MAPPER
                .createObjectNode()
                .put("rule", checked.rule().name())
                .put("sentence", checked.rule().sentence())
                .put("duration_ms", checked.took().toMillis());
        if (checked.verdict() instanceof Held held) {
            return rule.put("verdict", "held").put("note", held.note());
        }
        if (checked.verdict() instanceof NotChecked unchecked) {
            return rule.put("verdict", "not_checked").put("reason", unchecked.reason());
        }
        ArrayNode all = rule.put("verdict", "broken").putArray("evidence");
        ((Broken) checked.verdict()).evidence().forEach(evidence -> all.addObject()
                .put("sent", evidence.sent())
                .put("answered", evidence.answered())
                .put("expected", evidence.expected()));
        return rule;
    }
}
