package io.certcron.bootstrap.verify.exchange;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request.
 *
 * @param path below the base URL
 * @param what the body is, in words
 * @param body the body
 * @param keys the keys in it; empty where the service has to refuse it before it looks at any
 */
public record Call(String path, Credential credential, String what, String body, List<String> keys) {

    public Call {
        keys = List.copyOf(keys);
    }

    /** A batch as it should be. */
    public static Call of(Batch batch, Credential credential) {
        return new Call(
                batch.service().batchPath(),
                credential,
                inWords(batch),
                batch.json().toString(),
                batch.keys());
    }

    /** Something else in place of a batch. */
    public static Call of(VerifiedService service, Credential credential, String what, String body, List<String> keys) {
        return new Call(service.batchPath(), credential, what, body, keys);
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static String inWords(Batch batch) {
        return switch (batch.items().size()) {
            case 0 -> "a batch without items";
            case 1 -> "a batch of 1 item";
            default -> "a batch of " + batch.items().size() + " items";
        };
    }
}
