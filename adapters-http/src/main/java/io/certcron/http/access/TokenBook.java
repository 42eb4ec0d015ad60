package io.certcron.http.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/** The static tokens. How long a look-up takes says nothing about them: each is compared, to its end. */
final class TokenBook {

    private final List<Page> pages;

    TokenBook(List<StaticToken> tokens) {
        this.pages = tokens.stream()
                .map(token -> new Page(token.sha256(), new Caller(token.name(), token.role(), Optional.empty())))
                .toList();
    }

    Optional<Caller> find(String credential) {
        byte[] given = sha256(credential);
        Optional<Caller> found = Optional.empty();
        for (Page page : pages) {
            if (MessageDigest.isEqual(page.sha256(), given)) {
                found = Optional.of(page.caller());
            }
        }
        return found;
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared as a record, and never handed out
    private record Page(byte[] sha256, Caller caller) {}
}
