package io.certcron.bootstrap.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a sandbox answers to a batch. */
record SandboxAnswer(List<Result> results) {

    /** What became of one item. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(String idempotencyKey, String outcome, @Nullable String errorCode) {

        static Result done(String key) {
            return new Result(key, "done", null);
        }

        static Result duplicate(String key) {
            return new Result(key, "duplicate", null);
        }

        static Result rejected(String key, String errorCode) {
            return new Result(key, "rejected", errorCode);
        }
    }
}
