package io.certcron.bootstrap.doctor;

import io.certcron.application.redaction.Redactor;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Takes configured secrets out of findings, should one ever have got in: a host or a name may be one as well. */
final class SecretHiding implements UnaryOperator<Examined> {

    /** Shorter ones would be found in ordinary words. */
    private static final int SHORTEST = 4;

    private final List<String> secrets;

    SecretHiding(Collection<String> secrets) {
        this.secrets = secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    @Override
    public Examined apply(Examined examined) {
        return new Examined(examined.check(), hidden(examined.finding()));
    }

    private Finding hidden(Finding finding) {
        if (finding instanceof Finding.Warning warning) {
            return new Finding.Warning(hidden(warning.text()), hidden(warning.fix()));
        }
        if (finding instanceof Finding.Failed failed) {
            return new Finding.Failed(hidden(failed.text()), hidden(failed.fix()));
        }
        return finding instanceof Finding.Ok ok
                ? new Finding.Ok(hidden(ok.text()))
                : new Finding.Skipped(hidden(finding.text()));
    }

    private String hidden(String text) {
        String shown = text;
        for (String secret : secrets) {
            shown = shown.replace(secret, Redactor.REDACTED);
        }
        return shown;
    }
}
