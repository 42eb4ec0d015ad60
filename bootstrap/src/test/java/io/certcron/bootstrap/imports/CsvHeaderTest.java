package io.certcron.bootstrap.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvHeaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0d3f1a52-6a0e-4a3c-9f0e-2b7c5d1e8f94,7b1f0c9e-15d2-4d7e-8a57-3f4f0d6f2b11,2026-11-21,active\n",
                "certification_id,peer_mentor_id,expiry_date\n",
                "certification_id,peer_mentor_id,expiry_date,status,name\n",
                "peer_mentor_id,certification_id,expiry_date,status\n",
                "certification_id;peer_mentor_id;expiry_date;status\n",
                "Certification_Id,peer_mentor_id,expiry_date,status\n",
                "certification_id, peer_mentor_id, expiry_date, status\n",
                "\"certification_id,peer_mentor_id\n",
            })
    void refusesAnotherHeader(String text) throws IOException {
        assertThat(problemWith(text.getBytes(StandardCharsets.UTF_8))).contains(UnreadableFile.WRONG_HEADER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "\r\n\r\n"})
    void refusesAFileWithNothingInIt(String text) throws IOException {
        assertThat(problemWith(text.getBytes(StandardCharsets.UTF_8))).contains(UnreadableFile.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
    void refusesAFileInAnotherEncoding(String encoding) throws IOException {
        byte[] bytes = (Column.HEADER + "\n").getBytes(Charset.forName(encoding));

        assertThat(problemWith(bytes)).contains(UnreadableFile.NOT_UTF_8);
    }

    private static Optional<UnreadableFile> problemWith(byte[] bytes) throws IOException {
        return new CertificationCsv(CsvText.of(new ByteArrayInputStream(bytes))).readHeader();
    }
}
