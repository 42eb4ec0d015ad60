package io.certcron.bootstrap.verify.report;

import io.certcron.bootstrap.verify.Verification.Finished;
import java.util.ArrayList;
import java.util.List;

/** What a verification has caused, in sentences. */
final class Effects {

    private Effects() {}

    static List<String> of(Finished result) {
        String what = result.settings().service().effects();
        List<String> sentences = new ArrayList<>();
        sentences.add("Effects, by what the service says: " + what + " "
                + result.done().size() + ".");
        if (!result.uncertain().isEmpty()) {
            sentences.add("Perhaps also, as there was no answer that can be read: " + what + " "
                    + result.uncertain().size() + ".");
        }
        sentences.add("Nothing was sent about any other certification, but for made-up ones that do not exist.");
        return sentences;
    }
}
