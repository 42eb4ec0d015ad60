package io.certcron.bootstrap.imports;

import io.certcron.persistence.CertificationLoader;
import io.certcron.persistence.CertificationTable;
import io.certcron.persistence.Database;
import io.certcron.persistence.DatabaseSettings;
import java.nio.file.Path;

/** Imports a file in a process of its own, whose heap the test chooses. */
final class ImportInSmallHeap {

    private ImportInSmallHeap() {}

    public static void main(String[] arguments) {
        DatabaseSettings database = new DatabaseSettings(arguments[0], arguments[1], "", 1);
        CertificationLoader loader = new CertificationLoader(Database.patient(database), CertificationTable.STANDARD);
        ImportOutcome outcome = CertificationImport.run(Path.of(arguments[2]), loader, ImportProgress.SILENT);
        System.out.println(outcome);
    }
}
