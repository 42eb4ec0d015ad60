package io.certcron.bootstrap.verify.report;

import io.certcron.bootstrap.verify.Checked;
import io.certcron.bootstrap.verify.Verification.Finished;
import io.certcron.bootstrap.verify.rule.Verdict.Broken;
import io.certcron.bootstrap.verify.rule.Verdict.NotChecked;
import java.io.Writer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A test suite with a test for each rule, in the XML that JUnit, Surefire and with them every CI knows. */
public final class JunitReport {

    /** Characters that XML can't hold, not even escaped. */
    private static final Pattern NOT_IN_XML =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private final Finished result;
    private final XMLStreamWriter xml;

    private JunitReport(Finished result, XMLStreamWriter xml) {
        this.result = result;
        this.xml = xml;
    }

    /** Writes the report as UTF-8 has it; closes nothing. */
    public static void write(Finished result, Writer target) {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(target);
            new JunitReport(result, xml).write();
            xml.flush();
        } catch (XMLStreamException failure) {
            throw new IllegalStateException("The report can't be written", failure);
        }
    }

    private void write() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        attribute("name", suite());
        attribute(
                "timestamp",
                result.startedAt().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""));
        attribute("hostname", result.settings().baseUrl().getHost());
        attribute("tests", Integer.toString(result.rules().size()));
        attribute("failures", Long.toString(result.count(Broken.class)));
        attribute("errors", "0");
        attribute("skipped", Long.toString(result.count(NotChecked.class)));
        attribute("time", seconds(result.took()));
        xml.writeEmptyElement("properties");
        for (Checked checked : result.rules()) {
            write(checked);
        }
        xml.writeStartElement("system-out");
        text(String.join("\n", Effects.of(result)));
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void write(Checked checked) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("classname", suite());
        attribute("name", checked.rule() + " " + checked.rule().sentence());
        attribute("time", seconds(checked.took()));
        if (checked.verdict() instanceof NotChecked unchecked) {
            xml.writeStartElement("skipped");
            attribute("message", unchecked.reason());
            xml.writeEndElement();
        } else if (checked.verdict() instanceof Broken broken) {
            xml.writeStartElement("failure");
            attribute("type", "BrokenRule");
            attribute("message", "expected " + broken.evidence().get(0).expected());
            text(broken.evidence().stream()
                    .map(evidence -> "sent: " + evidence.sent() + "\nanswered: " + evidence.answered() + "\nexpected: "
                            + evidence.expected())
                    .collect(Collectors.joining("\n\n")));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private String suite() {
        return "contract-verify." + result.settings().service().title();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, NOT_IN_XML.matcher(value).replaceAll("\uFFFD"));
    }

    private void text(String value) throws XMLStreamException {
        xml.writeCharacters(NOT_IN_XML.matcher(value).replaceAll("\uFFFD"));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1_000.0);
    }
}
