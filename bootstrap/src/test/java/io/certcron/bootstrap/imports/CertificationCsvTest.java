package io.certcron.bootstrap.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certcron.bootstrap.imports.CertificationCsv.BadRowsException;
import io.certcron.domain.Certification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificationCsvTest {

    private static final String ID = "0d3f1a52-6a0e-4a3c-9f0e-2b7c5d1e8f94";
    private static final String MENTOR = "7b1f0c9e-15d2-4d7e-8a57-3f4f0d6f2b11";
    private static final String GOOD = ID + "," + MENTOR + ",2026-11-21,active\n";
    private static final Certification CERTIFICATION =
            new Certification(UUID.fromString(ID), UUID.fromString(MENTOR), LocalDate.of(2026, 11, 21), "active");

    @ParameterizedTest
    @ValueSource(
            strings = {
                ID + "," + MENTOR + ",2026-11-21,active",
                GOOD,
                ID + "," + MENTOR + ",2026-11-21,active\r\n",
                "\n\n" + GOOD + "\n\n",
                "\"" + ID + "\",\"" + MENTOR + "\",\"2026-11-21\",\"active\"\n",
                "0D3F1A52-6A0E-4A3C-9F0E-2B7C5D1E8F94," + MENTOR + ",2026-11-21,active\n",
            })
    void readsOneRowHoweverItIsWritten(String row) throws IOException {
        assertThat(rowsOf(row)).containsExactly(CERTIFICATION);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "on probation | on probation",
                "\"a,b\" | a,b",
                "\"say \"\"no\"\"\" | say \"no\"",
                "åpen | åpen",
                "\uD83D\uDE00 | \uD83D\uDE00",
            })
    void readsAnyWordsAsAStatus(String written, String status) throws IOException {
        assertThat(rowsOf(ID + "," + MENTOR + ",2026-11-21," + written))
                .extracting(Certification::status)
                .containsExactly(status);
    }

    @Test
    void skipsAByteOrderMark() throws IOException {
        assertThat(rowsOf(csv("\uFEFF\"certification_id\",peer_mentor_id,expiry_date,status\n" + GOOD)))
                .containsExactly(CERTIFICATION);
    }

    @Test
    void readsAHeaderAlone() throws IOException {
        assertThat(rowsOf("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "x,M,2026-11-21,active | 1 | certification_id | must be a UUID",
                ",M,2026-11-21,active | 1 | certification_id | must be a UUID",
                "1-2-3-4-5,M,2026-11-21,active | 1 | certification_id | must be a UUID",
                "{I},M,2026-11-21,active | 1 | certification_id | must be a UUID",
                "I,'M ',2026-11-21,active | 2 | peer_mentor_id | must be a UUID",
                "I,M,,active | 3 | expiry_date | must be a date",
                "I,M,21.11.2026,active | 3 | expiry_date | must be a date",
                "I,M,2026-2-01,active | 3 | expiry_date | must be a date",
                "I,M,2027-02-29,active | 3 | expiry_date | must be a date",
                "I,M,0000-01-01,active | 3 | expiry_date | must be a date",
                "I,M,+12026-01-01,active | 3 | expiry_date | must be a date",
                "I,M,infinity,active | 3 | expiry_date | must be a date",
                "I,M,2026-11-21, | 4 | status | must have 1 to 64 characters",
                "I,M,2026-11-21,L | 4 | status | must have 1 to 64 characters",
                "I,M,2026-11-21,active\u00a0 | 4 | status | no blank at either end",
                "I,M,2026-11-21,a\u0000b | 4 | status | must have 1 to 64 characters",
                "I,M,2026-11-21 | 4 | status | is missing",
                "I | 2 | peer_mentor_id | is missing",
                "I,M,2026-11-21,active, | 5 | beyond the last | there must be only 4 columns",
            })
    void namesLineAndColumnOfABadRow(String row, int column, String columnName, String problem) throws IOException {
        String written = row.replace("I", ID)
                .replace("M", MENTOR)
                .replace("L", "x".repeat(65))
                .replace("'", "");

        ImportOutcome.Faulty faulty = faultsOf(GOOD + written + "\n" + GOOD);

        assertThat(faulty.badRows()).isEqualTo(1);
        RowFault fault = faulty.first().get(0);
        assertThat(fault).isEqualTo(new RowFault(3, column, columnName, fault.problem()));
        assertThat(fault.problem()).contains(problem);
    }

    @Test
    void namesTheLineWhereARowOfSeveralLinesStarts() throws IOException {
        ImportOutcome.Faulty faulty = faultsOf(GOOD + "\r\n\"" + ID + "\",\"x\r\ny\nz\",2026-11-21,active\r\nI,M,,\n");

        assertThat(faulty.first()).extracting(RowFault::line).containsExactly(4L, 7L);
    }

    @Test
    void namesTheLineOfBytesThatAreNotUtf8() throws IOException {
        byte[] latin = (Column.HEADER + "\n" + GOOD + ID + "," + MENTOR + ",2026-11-21,p\u00e5 vent\n")
                .getBytes(StandardCharsets.ISO_8859_1);

        CertificationCsv csv = csv(latin);
        csv.readHeader();

        assertThatThrownBy(() -> drain(csv)).isInstanceOf(BadRowsException.class);
        assertThat(csv.faults().outcome().first())
                .containsExactly(new RowFault(3, 4, "status", "is not encoded in UTF-8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"never closed,", "\"closed\" too early,", "x,\""})
    void saysWhereQuotesAreBroken(String row) throws IOException {
        ImportOutcome.Faulty faulty = faultsOf(GOOD + "bad\n" + row + GOOD + GOOD);

        assertThat(faulty.badRows()).isEqualTo(2);
        assertThat(faulty.first().get(1).describe())
                .startsWith("line 4, column 1 (certification_id): here or later in the row a quote is not closed");
    }

    @Test
    void doesNotReadOnForAQuoteThatIsNeverClosed() throws IOException {
        byte[] bytes =
                (Column.HEADER + "\n\"" + "x\n".repeat(10 * CsvText.LONGEST_ROW)).getBytes(StandardCharsets.UTF_8);
        CsvText text = CsvText.of(new ByteArrayInputStream(bytes));
        CertificationCsv csv = new CertificationCsv(text);
        csv.readHeader();

        assertThatThrownBy(() -> drain(csv)).isInstanceOf(BadRowsException.class);

        assertThat(csv.faults().outcome().first()).extracting(RowFault::line).containsExactly(2L);
        assertThat(text.bytesRead()).isLessThan(2L * CsvText.LONGEST_ROW);
    }

    @Test
    void readsManyRowsThatAreLongerThanOneMayBeTogether() throws IOException {
        int rows = 5 * CsvText.LONGEST_ROW / GOOD.length();

        assertThat(rowsOf(GOOD.repeat(rows))).hasSize(rows);
    }

    @Test
    void keepsTheFirstTenBadRowsAndCountsAll() throws IOException {
        ImportOutcome.Faulty faulty = faultsOf("bad\n".repeat(12) + GOOD + "bad\n");

        assertThat(faulty.badRows()).isEqualTo(13);
        assertThat(faulty.first())
                .hasSize(10)
                .extracting(RowFault::line)
                .startsWith(2L, 3L)
                .endsWith(11L);
    }

    @Test
    void tellsNoValueOfABadRow() throws IOException {
        ImportOutcome.Faulty faulty = faultsOf("Kari Canary,Canary,canary,\"canary\n\"\ncanary,,,,canary\n");

        assertThat(faulty.first()).hasSize(2).extracting(RowFault::describe).noneMatch(text -> text.contains("anary"));
        assertThat(faulty.toString()).doesNotContain("anary");
    }

    private static List<Certification> rowsOf(String rows) throws IOException {
        return rowsOf(csv(Column.HEADER + "\n" + rows));
    }

    private static List<Certification> rowsOf(CertificationCsv csv) {
        assertThat(csv.readHeader()).isEmpty();
        return drain(csv);
    }

    private static ImportOutcome.Faulty faultsOf(String rows) throws IOException {
        CertificationCsv csv = csv(Column.HEADER + "\n" + rows);
        assertThat(csv.readHeader()).isEmpty();
        assertThatThrownBy(() -> drain(csv)).isInstanceOf(BadRowsException.class);
        return csv.faults().outcome();
    }

    private static List<Certification> drain(CertificationCsv csv) {
        List<Certification> rows = new ArrayList<>();
        csv.forEachRemaining(rows::add);
        return rows;
    }

    private static CertificationCsv csv(String text) throws IOException {
        return csv(text.getBytes(StandardCharsets.UTF_8));
    }

    private static CertificationCsv csv(byte[] bytes) throws IOException {
        return new CertificationCsv(CsvText.of(new ByteArrayInputStream(bytes)));
    }
}
