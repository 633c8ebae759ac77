package dev.thaw.cos.http;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The cloakroom between a call and {@link SigningFilter}: the client turns every header parameter into text before a filter
 * sees it, and credentials shall not be text. So a number travels instead.
 */
final class PendingSignatures {

    private final Map<String, PendingSignature> waiting = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();

    /** @return the ticket to send through the client */
    String leave(PendingSignature signatory) {
        String ticket = "signatory-" + last.incrementAndGet();
        waiting.put(ticket, signatory);
        return ticket;
    }

    PendingSignature of(String ticket) {
        PendingSignature signatory = waiting.get(ticket);
        if (signatory == null) {
            throw new NoSuchElementException("nobody left a signatory for this request");
        }
        return signatory;
    }

    /** To be called once the call is over, however it ended. */
    void forget(String ticket) {
        waiting.remove(ticket);
    }
}
