package io.certcron.application.held;

import io.certcron.application.port.out.HeldPause;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Everything that was held at one time, known again by its content: a decision on a snapshot touches nothing that was not
 * in it.
 *
 * @param count how many were held
 * @param digest tells one content from another; hexadecimal digits
 */
public record HeldSnapshot(long count, String digest) {

    /** Of batches in their order. */
    static HeldSnapshot of(List<Batch> batches) {
        return new HeldSnapshot(
                batches.stream().mapToLong(Batch::count).sum(),
                digestOf(batches.stream().map(Batch::digest).toList()));
    }

    private static String digestOf(List<String> texts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            texts.forEach(text -> {
                sha256.update(text.getBytes(StandardCharsets.UTF_8));
                sha256.update((byte) '\n');
            });
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /** Some that follow one another: in memory they cost the same, however many there are. */
    record Batch(int count, String digest) {

        static Batch of(List<HeldPause> pauses) {
            return new Batch(
                    pauses.size(),
                    digestOf(pauses.stream().map(pause -> pause.key().value()).toList()));
        }
    }
}
