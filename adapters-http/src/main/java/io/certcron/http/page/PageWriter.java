package io.certcron.http.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.certcron.http.page.view.Shell;
import io.javalin.http.Context;
import java.util.Map;

/** Fills in templates, which were compiled with the program. Thread-safe. */
final class PageWriter {

    private static final String TEMPLATES = "io.certcron.http.page.template";

    /** Nothing from elsewhere, no script at all, and nobody may frame us. */
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, PageWriter.class.getClassLoader(), TEMPLATES);

    void write(Context exchange, String template, Shell shell, Object view) {
        Utf8ByteOutput html = new Utf8ByteOutput();
        engine.render(template + ".jte", Map.of("shell", shell, "view", view), html);
        guard(exchange);
        exchange.header("Cache-Control", "no-store");
        exchange.contentType("text/html; charset=utf-8").result(html.toByteArray());
    }

    /** What browsers are told with every answer. */
    static void guard(Context exchange) {
        exchange.header("Content-Security-Policy", POLICY);
        exchange.header("X-Content-Type-Options", "nosniff");
        exchange.header("Referrer-Policy", "no-referrer");
    }
}
