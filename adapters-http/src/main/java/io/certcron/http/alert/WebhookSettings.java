package io.certcron.http.alert;

import java.net.URI;
import java.util.Optional;

/**
 * What a webhook is told.
 *
 * @param url where it is; a secret
 * @param externalUrl where people find the operations page; without it there is no link
 * @param everyNight whether it is also told of runs about which there is nothing to say
 */
public record WebhookSettings(URI url, Optional<URI> externalUrl, boolean everyNight) {

    @Override
    public String toString() {
        return "WebhookSettings[url=…, externalUrl=" + externalUrl + ", everyNight=" + everyNight + "]";
    }
}
