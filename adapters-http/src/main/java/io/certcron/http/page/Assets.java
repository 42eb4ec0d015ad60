package io.certcron.http.page;

import io.certcron.http.page.view.AssetLinks;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The files of the page. Their names change with their content, so that browsers keep them for good. */
final class Assets {

    private static final int HASH_LENGTH = 16;

    private final Asset style = read("page", "css", "text/css; charset=utf-8");
    private final Asset icon = read("icon", "svg", "image/svg+xml");

    AssetLinks links() {
        return new AssetLinks(style.path(), icon.path());
    }

    void addTo(RoutesConfig routes) {
        routes.get(style.path(), exchange -> answer(style, exchange));
        routes.get(icon.path(), exchange -> answer(icon, exchange));
    }

    private static void answer(Asset asset, Context exchange) {
        PageWriter.guard(exchange);
        exchange.header("Cache-Control", "public, max-age=31536000, immutable");
        exchange.contentType(asset.type()).result(asset.content());
    }

    private static Asset read(String name, String ending, String type) {
        try (InputStream file = Assets.class.getResourceAsStream(name + "." + ending)) {
            if (file == null) {
                throw new IllegalStateException("A file of the operations page is missing: " + name + "." + ending);
            }
            byte[] content = file.readAllBytes();
            return new Asset("/assets/" + name + "." + hashOf(content) + "." + ending, type, content);
        } catch (IOException failure) {
            throw new UncheckedIOException("A file of the operations page can't be read", failure);
        }
    }

    private static String hashOf(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException("This Java has no SHA-256", everyPlatformHasIt);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Asset(String path, String type, byte[] content) {}
}
