package io.certcron.http.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certcron.application.log.EventLog;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that send a byte at a time, on raw sockets: the server goes on answering others, and gets rid of them. */
class SlowConnectionsTest {

    private static final int MANY = 300;
    private static final Duration HEADER = Duration.ofSeconds(2);
    private static final Duration BETWEEN_BYTES = Duration.ofMillis(50);
    private static final Duration BODY = Duration.ofSeconds(3);

    /** Longer than any time of idleness that the server knows. */
    private static final Duration LONG = HEADER.plus(BODY).plusSeconds(1);

    private final AtomicInteger handled = new AtomicInteger();
    private final List<Socket> sockets = new ArrayList<>();
    private final ExecutorService dripping = Executors.newCachedThreadPool();
    private OperationsServer server;

    @BeforeEach
    void start() throws IOException {
        Routes routes = each -> {
            each.get("/quick", exchange -> exchange.result("here"));
            each.get("/slow", exchange -> {
                LockSupport.parkNanos(LONG.toNanos());
                exchange.result("at last");
            });
            each.post("/quick", exchange -> {
                handled.incrementAndGet();
                exchange.result(exchange.body());
            });
        };
        server = OperationsServer.start(
                ServerSettings.at("127.0.0.1", 0).withDeadlines(HEADER, BODY), List.of(routes), new EventLog());
    }

    @AfterEach
    void stop() throws IOException {
        dripping.shutdownNow();
        for (Socket socket : sockets) {
            socket.close();
        }
        server.close();
    }

    @Test
    void headersThatComeAByteAtATimeHoldNobodyUpAndAreCutOff() throws IOException {
        List<Socket> slow = openMany("GET /quick HTTP/1.1\r\nHost: x\r\nX-Slow: ");
        dripping.execute(() -> drip(slow));

        assertThatOthersAreAnswered();
        await().atMost(HEADER.multipliedBy(3)).until(() -> slow.stream().allMatch(SlowConnectionsTest::isCut));
        assertThatOthersAreAnswered();
    }

    @Test
    void bodiesThatComeAByteAtATimeHoldNobodyUpAndAreCutOff() throws IOException {
        List<Socket> slow = openMany("POST /quick HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n");
        dripping.execute(() -> drip(slow));

        assertThatOthersAreAnswered();
        await().atMost(BODY.multipliedBy(3)).until(() -> slow.stream().allMatch(SlowConnectionsTest::isCut));
        assertThat(handled).hasValue(0);
        assertThatOthersAreAnswered();
    }

    @Test
    void aConnectionThatSaysNothingIsCutOffAndOneThatGoesOnIsNot() throws Exception {
        Socket silent = open("");
        Socket regular = open("");
        for (int i = 0; i < 6; i++) {
            assertThat(answerOn(regular)).startsWith("HTTP/1.1 200");
            LockSupport.parkNanos(HEADER.toNanos() / 3);
        }
        await().atMost(HEADER.plus(HEADER)).until(() -> isCut(silent));
    }

    @Test
    void anAnswerThatTakesLongIsWaitedFor() throws IOException {
        Socket socket = open("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(readUntil(socket, "at last")).startsWith("HTTP/1.1 200");
    }

    @Test
    void aBodyInSmallPiecesThatComesInTimeIsTakenWhole() throws IOException {
        Socket socket = open("POST /quick HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < 100; i++) {
            socket.getOutputStream().write("1\r\nx\r\n".getBytes(US_ASCII));
            socket.getOutputStream().flush();
        }
        socket.getOutputStream().write("0\r\n\r\n".getBytes(US_ASCII));

        assertThat(readUntil(socket, "x".repeat(100))).startsWith("HTTP/1.1 200");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeItHasCome() throws IOException {
        Socket announced = open("POST /quick HTTP/1.1\r\nHost: x\r\nContent-Length: 70000\r\n\r\n");
        assertThat(readUntil(announced, "REQUEST_TOO_LARGE")).startsWith("HTTP/1.1 413");

        Socket chunked = open("POST /quick HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
        String piece = "1000\r\n" + "x".repeat(0x1000) + "\r\n";
        for (int i = 0; i < 17; i++) {
            chunked.getOutputStream().write(piece.getBytes(US_ASCII));
        }
        assertThat(readUntil(chunked, "REQUEST_TOO_LARGE")).startsWith("HTTP/1.1 413");
        assertThat(handled).hasValue(0);
    }

    /** A client that can't send its request to the end doesn't look whether there is an answer. */
    @Test
    void whoStillSendsWhatIsRefusedGetsTheAnswer() throws Exception {
        HttpRequest tooMuch = HttpRequest.newBuilder(server.address().resolve("/quick"))
                .POST(BodyPublishers.ofByteArray(new byte[65_537]))
                .build();
        for (int i = 0; i < 500; i++) {
            HttpResponse<String> answer = HttpClient.newHttpClient().send(tooMuch, BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(413);
        }
    }

    @Test
    void whoNeverSendsWhatWasRefusedIsCutOff() throws IOException {
        Socket silent = open("POST /quick HTTP/1.1\r\nHost: x\r\nContent-Length: 70000\r\n\r\n");
        assertThat(readUntil(silent, "}")).startsWith("HTTP/1.1 413");

        await().atMost(BODY.multipliedBy(3)).until(() -> isCut(silent));
        assertThatOthersAreAnswered();
    }

    private void assertThatOthersAreAnswered() throws IOException {
        for (int i = 0; i < 20; i++) {
            Socket socket = open("");
            socket.setSoTimeout(2_000);
            assertThat(answerOn(socket)).startsWith("HTTP/1.1 200");
        }
    }

    private static String answerOn(Socket socket) throws IOException {
        socket.getOutputStream().write("GET /quick HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
        return readUntil(socket, "here");
    }

    private List<Socket> openMany(String beginning) throws IOException {
        List<Socket> opened = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            opened.add(open(beginning));
        }
        return opened;
    }

    private Socket open(String beginning) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        sockets.add(socket);
        socket.getOutputStream().write(beginning.getBytes(US_ASCII));
        return socket;
    }

    private static void drip(List<Socket> slow) {
        while (!Thread.currentThread().isInterrupted()) {
            for (Socket socket : slow) {
                try {
                    socket.getOutputStream().write('a');
                } catch (IOException cut) {
                    // as it should be
                }
            }
            LockSupport.parkNanos(BETWEEN_BYTES.toNanos());
        }
    }

    private static boolean isCut(Socket socket) {
        try {
            socket.setSoTimeout(1);
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        } catch (IOException stillOpen) {
            return false;
        }
    }

    private static String readUntil(Socket socket, String end) throws IOException {
        StringBuilder read = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (read.indexOf(end) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The connection ended after: " + read);
            }
            read.append((char) next);
        }
        return read.toString();
    }
}
