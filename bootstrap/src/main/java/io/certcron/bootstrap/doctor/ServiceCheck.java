package io.certcron.bootstrap.doctor;

import io.certcron.http.client.HttpServiceSettings;
import io.certcron.http.client.ServiceProbe;
import io.certcron.http.client.ServiceProbe.Answer;
import io.certcron.http.client.ServiceProtocol;
import java.util.List;
import java.util.UUID;

/** Whether a service answers to its token, to nobody else, and with what the contract asks for. */
final class ServiceCheck implements Check {

    private final String name;
    private final HttpServiceSettings settings;
    private final ServiceProbe probe;

    /** @param name {@code reminder} or {@code management}, as its settings begin */
    ServiceCheck(String name, HttpServiceSettings settings, ServiceProbe probe) {
        this.name = name;
        this.settings = settings;
        this.probe = probe;
    }

    @Override
    public String name() {
        return name + "-service";
    }

    @Override
    public List<Finding> look() {
        Answer answer = probe.ask(settings.token());
        return List.of(
                answer instanceof Answer.Healthy
                        ? ofStranger(probe.ask("doctor-" + UUID.randomUUID()))
                        : ofAnswer(answer));
    }

    private Finding ofStranger(Answer answer) {
        if (answer instanceof Answer.Status status && (status.code() == 401 || status.code() == 403)) {
            return new Finding.Ok(place() + " honours the health check and its token, and refuses a wrong one.");
        }
        if (answer instanceof Answer.Healthy) {
            return new Finding.Warning(
                    place() + " accepts any token: whoever reaches it may use it.",
                    "Have the service check the token, and answer 401 to a wrong one.");
        }
        return new Finding.Warning(
                place() + " honours the health check, and does not answer 401 to a wrong token.",
                "Have the service answer 401, so that a wrong token is noticed as such.");
    }

    private Finding ofAnswer(Answer answer) {
        if (answer instanceof Answer.Status status) {
            return ofStatus(status.code());
        }
        return answer instanceof Answer.Silence silence
                ? ofSilence(silence.kind())
                : new Finding.Failed(
                        place() + " answers 200 to the health check, but not with empty results.",
                        "Correct the path in " + name + ".url, or have the service answer {\"results\": []}.");
    }

    private Finding ofStatus(int status) {
        String answers = place() + " answers " + status;
        return switch (status) {
            case 401, 403 -> new Finding.Failed(answers + ": it refuses the token.", wayIn());
            case 404, 405, 410 -> new Finding.Failed(answers + ": nothing is at that address.", whereabouts());
            case 400, 422 ->
                new Finding.Failed(
                        answers
                                + " to the health check, a batch without items; nothing says whether it knows the token.",
                        "Have the service answer such a batch with 200 and empty results, as its contract asks.");
            case 429 -> new Finding.Warning(answers + ": it is busy.", "Try again in a minute.");
            case 503 ->
                new Finding.Failed(
                        answers + ": it is down, or busy.",
                        "Try again in a minute, then look at the log of the service, and of what stands before it.");
            default -> ofClass(status, answers);
        };
    }

    private String wayIn() {
        return settings.protocol() instanceof ServiceProtocol.SupabaseRpc rpc
                ? "Correct " + name + ".token, or grant EXECUTE on " + rpc.function() + " to service_role."
                : "Correct " + name + ".token, or have the service accept it.";
    }

    private String whereabouts() {
        return settings.protocol() instanceof ServiceProtocol.SupabaseRpc rpc
                ? "Create the function " + rpc.function() + " by docs/supabase/functions.sql, or correct " + name
                        + ".function; " + name + ".url is what stands before /rest/v1/…."
                : "Correct " + name + ".url: it is what stands before /api/v1/….";
    }

    private Finding ofClass(int status, String answers) {
        return switch (status / 100) {
            case 3 ->
                new Finding.Failed(
                        answers + ", a redirect, and those are not followed.",
                        "Set " + name + ".url to where it points, if that is the service.");
            case 5 -> new Finding.Failed(answers + ": it is out of order.", "Look at the log of the service.");
            default ->
                new Finding.Failed(
                        answers + " to the health check.",
                        "Look at the log of the service, and of what stands before it.");
        };
    }

    private Finding ofSilence(ServiceProbe.Kind kind) {
        return switch (kind) {
            case UNKNOWN_HOST ->
                new Finding.Failed(
                        place() + " can't be reached: the name of its host is unknown.",
                        "Correct the host in " + name + ".url, or the DNS.");
            case REFUSED ->
                new Finding.Failed(
                        place() + " can't be reached: nobody takes connections there.",
                        "Start the service, or correct the host and port in " + name + ".url.");
            case TLS ->
                new Finding.Failed(
                        place()
                                + " can't be reached: no encryption could be agreed on, or the certificate is not trusted.",
                        "Correct https or http in " + name
                                + ".url, or add the certificate's issuer to the trust store.");
            case TIMEOUT ->
                new Finding.Failed(
                        place() + " did not answer in time.",
                        "See whether the service is overloaded, or a firewall drops the packets.");
            case BROKEN ->
                new Finding.Failed(
                        place() + " ended the connection before it had answered.",
                        "See whether " + name + ".url names an HTTP server, and look at its log.");
        };
    }

    /** Without its path, in which there may be a secret. */
    private String place() {
        String authority = settings.baseUrl().getRawAuthority();
        return settings.baseUrl().getScheme() + "://" + authority;
    }
}
