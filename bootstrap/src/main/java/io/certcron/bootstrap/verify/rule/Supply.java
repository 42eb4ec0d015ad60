package io.certcron.bootstrap.verify.rule;

import io.certcron.bootstrap.verify.exchange.GivenCertification;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** The certifications that may be used, each for one rule. */
final class Supply {

    private final Deque<GivenCertification> left;

    Supply(Collection<GivenCertification> certifications) {
        left = new ArrayDeque<>(certifications);
    }

    /** As many as wanted, or as there are left. */
    List<GivenCertification> take(int wanted) {
        List<GivenCertification> taken = new ArrayList<>();
        while (taken.size() < wanted && !left.isEmpty()) {
            taken.add(left.remove());
        }
        return taken;
    }
}
