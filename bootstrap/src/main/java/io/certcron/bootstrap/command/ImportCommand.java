package io.certcron.bootstrap.command;

import io.certcron.bootstrap.config.Configuration;
import io.certcron.bootstrap.imports.CertificationImport;
import io.certcron.bootstrap.imports.ImportOutcome;
import io.certcron.bootstrap.imports.ImportProgress;
import io.certcron.bootstrap.imports.TerminalProgress;
import io.certcron.persistence.CertificationLoader;
import io.certcron.persistence.Database;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Loads certifications from a file. */
@Command(
        name = "import",
        description = "Loads certifications from a CSV file in UTF-8, all of them or none. Its first line is"
                + " certification_id,peer_mentor_id,expiry_date,status. Run it as a user who may insert certifications;"
                + " the runtime user may not.")
final class ImportCommand implements Callable<Integer> {

    private final Surroundings here;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CertificationCronCommand program;

    @Parameters(paramLabel = "FILE.csv", description = "The file.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    ImportCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        return new ConfiguredCommand(here, program.config()).run(this::load);
    }

    private int load(Configuration configuration) {
        CertificationLoader loader =
                new CertificationLoader(Database.patient(configuration.database()), configuration.certificationTable());
        ImportProgress progress =
                here.isWatched() ? new TerminalProgress(here.stderr(), here.clock()) : ImportProgress.SILENT;
        return report(CertificationImport.run(file, loader, progress));
    }

    private int report(ImportOutcome outcome) {
        if (outcome instanceof ImportOutcome.Imported imported) {
            here.humanOutput().println("Imported " + RunReport.count(imported.rows()) + " certifications.");
            return ExitCode.COMPLETED;
        }
        here.stderr().println(inWords(outcome) + " Nothing was imported.");
        return ExitCode.USAGE_OR_CONFIGURATION;
    }

    private String inWords(ImportOutcome outcome) {
        if (outcome instanceof ImportOutcome.Faulty faulty) {
            StringBuilder text = new StringBuilder();
            faulty.first().forEach(fault -> text.append(fault.describe()).append('\n'));
            long unnamed = faulty.badRows() - faulty.first().size();
            return text + (unnamed > 0 ? "and " + RunReport.count(unnamed) + " more. " : "") + "Rows with faults: "
                    + RunReport.count(faulty.badRows()) + ".";
        }
        if (outcome instanceof ImportOutcome.Duplicate duplicate) {
            return "The certification " + duplicate.certificationId()
                    + (duplicate.alreadyStored() ? " is in the table already." : " comes twice in the file.");
        }
        return outcome instanceof ImportOutcome.Unreadable unreadable
                ? file + ": " + unreadable.reason().inWords() + "."
                : "";
    }
}
