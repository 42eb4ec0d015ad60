package io.certcron.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * What was answered a moment ago, for who asks the very same again: path, query and every header field are alike, and so
 * whoever it is may see it. No route is run for it, and no other thread woken. When the moment is over one who asks has
 * to wait for the route, and nobody else. Kept are answers of status 200 that are {@linkplain Repeatable noted} and were
 * sent in one piece; requests are known by their hash alone. Thread-safe.
 */
final class RepeatedAnswers {

    static final Duration MOMENT = Duration.ofSeconds(1);

    /** Nobody gets an older one, even if it takes long to look anew. */
    static final Duration LONGEST = Duration.ofSeconds(3);

    static final int MAX_ANSWERS = 64;

    private final Map<ByteBuffer, Answer> answers = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    /** Answers as a moment ago, where it can. Waits for nothing. */
    boolean answer(Request request, Response response, Callback callback) {
        if (answers.isEmpty() || !HttpMethod.GET.is(request.getMethod())) {
            return false;
        }
        Answer known = answers.get(hash(request));
        if (known == null || !isGood(known) || known.isToBeRenewed()) {
            return false;
        }
        known.write(response, callback);
        return true;
    }

    /** The response to a GET, which is kept as it is sent, where it may be. */
    Response recorded(Request request, Response response) {
        return HttpMethod.GET.is(request.getMethod()) ? new Recorded(request, response) : response;
    }

    /** Something was changed: nothing from before is answered again, nor what is being looked up at this moment. */
    void forget() {
        changes.incrementAndGet();
        answers.clear();
    }

    /** Drops what is of no use any more. */
    void sweep() {
        answers.values().removeIf(answer -> !isGood(answer));
    }

    private boolean isGood(Answer answer) {
        return answer.changes() == changes.get() && answer.age() < LONGEST.toNanos();
    }

    /** Neither a path nor a header field holds an end of line. */
    private static ByteBuffer hash(Request request) {
        StringBuilder asked = new StringBuilder(request.getHttpURI().getPathQuery());
        for (HttpField field : request.getHeaders()) {
            asked.append('\n').append(field.getName()).append(':').append(field.getValue());
        }
        try {
            return ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(asked.toString().getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    private final class Recorded extends Response.Wrapper {

        private final long changesBefore = changes.get();
        private final long asked = System.nanoTime();

        Recorded(Request request, Response response) {
            super(request, response);
        }

        @Override
        public void write(boolean last, ByteBuffer content, Callback callback) {
            if (last && mayBeRepeated()) {
                keep(content);
            } else if (!answers.isEmpty()) {
                answers.remove(hash(getRequest()));
            }
            super.write(last, content, callback);
        }

        /** Whose status nobody has set is sent with 200. A cookie is given once. */
        private boolean mayBeRepeated() {
            return Repeatable.isNoted(getRequest())
                    && !isCommitted()
                    && (getStatus() == 200 || getStatus() == 0)
                    && !getHeaders().contains(HttpHeader.SET_COOKIE);
        }

        private void keep(ByteBuffer content) {
            ByteBuffer hash = hash(getRequest());
            HttpFields fields = getHeaders().asImmutable();
            if (answers.size() < MAX_ANSWERS || answers.containsKey(hash)) {
                byte[] copy = BufferUtil.toArray(content);
                answers.put(hash, new Answer(fields, copy, changesBefore, asked, new AtomicBoolean()));
            }
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Answer(HttpFields fields, byte[] content, long changes, long at, AtomicBoolean renewed) {

        long age() {
            return System.nanoTime() - at;
        }

        /** Past its moment the first who asks looks anew, and the others get it until that is done. */
        boolean isToBeRenewed() {
            return age() >= MOMENT.toNanos() && renewed.compareAndSet(false, true);
        }

        void write(Response response, Callback callback) {
            HttpFields.Mutable headers = response.getHeaders();
            fields.forEach(field -> headers.remove(field.getName()));
            fields.forEach(headers::add);
            response.setStatus(200);
            response.write(true, ByteBuffer.wrap(content), callback);
        }
    }
}
