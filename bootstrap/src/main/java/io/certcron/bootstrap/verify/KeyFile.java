package io.certcron.bootstrap.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.certcron.bootstrap.verify.exchange.GivenCertification;
import io.certcron.bootstrap.verify.exchange.Item;
import io.certcron.bootstrap.verify.exchange.Json;
import io.certcron.bootstrap.verify.exchange.VerifiedService;
import io.certcron.bootstrap.verify.rule.RememberedKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/** The file in which one verification leaves the keys that a later one asks for again. It holds ids and dates alone. */
public final class KeyFile {

    private final Path file;
    private final VerifiedService service;

    /** @param service whose keys they are; those of the other one are refused */
    public KeyFile(Path file, VerifiedService service) {
        this.file = file;
        this.service = service;
    }

    /**
     * What is remembered; nothing where there is no file yet.
     *
     * @throws UnusableFileException if the file is there, and is no such file
     */
    public List<RememberedKey> read() throws UnusableFileException {
        try {
            JsonNode root = Json.MAPPER.readTree(Files.readString(file));
            if (!root.path("service").asText().equals(service.title())) {
                throw new UnusableFileException(file + " is no state of a verification of the " + service.title()
                        + " service: name another file");
            }
            List<RememberedKey> keys = new ArrayList<>();
            for (JsonNode key : root.path("keys")) {
                keys.add(read(key));
            }
            return List.copyOf(keys);
        } catch (NoSuchFileException notYet) {
            return List.of();
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException unreadable) {
            throw new UnusableFileException(file + " can't be read as the state of a verification: name another file");
        } catch (IOException refused) {
            throw new UnusableFileException(
                    file + " can't be read: " + refused.getClass().getSimpleName());
        }
    }

    private static RememberedKey read(JsonNode key) {
        GivenCertification certification = new GivenCertification(
                UUID.fromString(key.path("certification_id").asText()),
                UUID.fromString(key.path("peer_mentor_id").asText()),
                LocalDate.parse(key.path("expiry_date").asText()));
        JsonNode threshold = key.path("threshold_days");
        Item item = new Item(
                key.path("idempotency_key").asText(),
                certification,
                threshold.isInt() ? OptionalInt.of(threshold.asInt()) : OptionalInt.empty());
        return new RememberedKey(item, Instant.parse(key.path("done_at").asText()));
    }

    /**
     * Replaces what was remembered, wholly or not at all.
     *
     * @throws UnusableFileException if the file can't be written
     */
    public void write(List<RememberedKey> keys) throws UnusableFileException {
        ObjectNode root = Json.MAPPER.createObjectNode().put("service", service.title());
        ArrayNode array = root.putArray("keys");
        keys.forEach(key -> array.add(json(key)));
        try {
            Path written = Files.createTempFile(file.toAbsolutePath().getParent(), "contract-verify", ".json");
            Files.writeString(written, root.toPrettyString() + "\n");
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw new UnusableFileException(
                    file + " can't be written: " + refused.getClass().getSimpleName());
        }
    }

    private static ObjectNode json(RememberedKey key) {
        GivenCertification certification = key.item().certification();
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("idempotency_key", key.item().key())
                .put("certification_id", certification.certificationId().toString())
                .put("peer_mentor_id", certification.peerMentorId().toString())
                .put("expiry_date", certification.expiryDate().toString());
        key.item().thresholdDays().ifPresent(days -> json.put("threshold_days", days));
        return json.put("done_at", key.doneAt().toString());
    }
}
