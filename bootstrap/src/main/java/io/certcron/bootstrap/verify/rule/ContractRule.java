package io.certcron.bootstrap.verify.rule;

/** The rules, numbered and worded as in both contracts under {@code docs/contracts}. */
public enum ContractRule {
    S01("Health. A batch without items changes nothing and is answered 200 with empty `results`."),
    S02("No token. A request without a token is answered 401, or 403, and nothing of it is done."),
    S03("Wrong token. A request with a wrong token is answered 401, or 403, and nothing of it is done."),
    S04("Answers. A batch that is taken is answered 200 with a JSON object: `Content-Type: application/json`, UTF-8,"
            + " at most 1 MiB after decompression, nested at most 64 deep, no field twice in one object."),
    S05("Every item. Each key of the batch is in `results` exactly once, in any order, and no other key is."),
    S06("Results. A result has an `outcome`, which is `done`, `duplicate`, `rejected` or `retry`, or an HTTP `status`"
            + " instead; an `error_code` has 1 to 64 of the characters `A-Za-z0-9_.:-`."),
    S07("First time. An item that can be done is done, and answered `done`, when its key is first sent."),
    S08("Again. A key that was acted on before is answered `duplicate` and has no second effect, also in another"
            + " batch, of another run, on another night."),
    S09("At once. Of requests with the same key that arrive at the same time one is answered `done`, and the others"
            + " `duplicate` or `retry`."),
    S10("Restart. Keys are honoured after a restart of the service."),
    S11("35 days. Keys are honoured for at least 35 days after they were first acted on."),
    S12("Not now. Of an item that is answered `retry`, and of a request that is answered 429 or 503, nothing was done:"
            + " sent again, it is no `duplicate`."),
    S13("Unknown. An item whose certification the service doesn't know is answered `rejected`, and nothing is done."),
    S14("Another date. An item whose certification has another expiry date is answered `rejected`, and nothing is"
            + " done."),
    S15("Each alone. An item that can't be done doesn't change what becomes of the others in its batch."),
    S16("Malformed. A body that doesn't keep this contract is answered 400 or 422, and nothing of it is done."),
    S17("Too many. A request with the items of more than 50 mentors is answered 400 or 422, and nothing of it is"
            + " done."),
    S18("Large. A request with the items of 50 mentors is taken, also where some of them have several."),
    S19("More fields. Fields of a request that the service doesn't know are ignored."),
    S20("Time. The whole call, connection included, takes at most 10 seconds.");

    private final String sentence;

    ContractRule(String sentence) {
        this.sentence = sentence;
    }

    /** What it says. */
    public String sentence() {
        return sentence;
    }
}
