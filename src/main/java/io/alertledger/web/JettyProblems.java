package io.alertledger.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty refuses before any handler sees it (addresses and headers that can not be read), as problems. */
final class JettyProblems extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Object code = request.getAttribute(ERROR_STATUS);
        int status = code instanceof Integer number ? number : Math.max(response.getStatus(), 400);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.TYPE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put("Content-Security-Policy", "default-src 'none'");
        String json = Problem.of(status, code(status), sentence(status)).json();
        response.write(true, ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }

    private static String code(int status) {
        return switch (status) {
            case 404 -> "NOT_FOUND";
            case 405 -> "METHOD_NOT_ALLOWED";
            case 413, 414, 431 -> "TOO_LARGE";
            default -> status >= 500 ? "INTERNAL" : "BAD_REQUEST";
        };
    }

    private static String sentence(int status) {
        return switch (status) {
            case 413 -> "the body is larger than allowed";
            case 414 -> "the address is longer than allowed";
            case 431 -> "the headers are larger than allowed";
            case 505 -> "the version of HTTP is not supported; use HTTP/1.1";
            default ->
                status >= 500
                        ? "something went wrong here"
                        : "the request can not be read: its address, a header or its framing is malformed";
        };
    }
}
