package io.certcron.bootstrap.imports;

import java.util.List;
import java.util.UUID;

/** How an import ended. Unless it is {@link Imported}, nothing is stored. */
public sealed interface ImportOutcome {

    /**
     * Everything is stored.
     *
     * @param rows how many certifications; zero for a file with a header alone
     */
    record Imported(long rows) implements ImportOutcome {}

    /**
     * Rows are wrong.
     *
     * @param first the first of them
     * @param badRows how many there are in all
     */
    record Faulty(List<RowFault> first, long badRows) implements ImportOutcome {
        public Faulty {
            first = List.copyOf(first);
        }
    }

    /**
     * An id comes twice.
     *
     * @param certificationId the id
     * @param alreadyStored whether the table has it already; otherwise the file has it twice
     */
    record Duplicate(UUID certificationId, boolean alreadyStored) implements ImportOutcome {}

    /** The file as a whole can't be imported. */
    record Unreadable(UnreadableFile reason) implements ImportOutcome {}
}
