package io.certcron.bootstrap.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Certifications of a Node service, as a team would take them from its own test data. */
final class NodeSandbox {

    private NodeSandbox() {}

    /** Rows of a CSV file. */
    static List<String> certifications(NodeService node, String service, int count, String expiryDate) {
        String root = service.equals("reminder") ? "certification-reminders" : "certification-management";
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(node.url() + "/api/v1/" + root + "/sandbox/certifications"))
                .header("Authorization", "Bearer " + NodeService.TOKEN)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"count\": %d, \"expiry_date\": \"%s\"}".formatted(count, expiryDate)))
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            List<String> rows = new ArrayList<>();
            for (JsonNode each : new JsonMapper().readTree(answer.body()).path("certifications")) {
                rows.add(each.path("certification_id").asText() + ","
                        + each.path("peer_mentor_id").asText() + ","
                        + each.path("expiry_date").asText());
            }
            return rows;
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
