package dev.thaw.event;

/** The carriers of all items of one event. */
public interface Carriers {

    /** The carrier of the item at this position, which is found by reading the event again. */
    Carrier of(String position);

    /** For a request that no event holds. */
    Carriers NONE = position -> {
        throw new IllegalStateException("no event");
    };

    /** For the bytes of an event. */
    static Carriers in(byte[] event, String requestId) {
        return position -> Carrier.of(event, requestId, position);
    }
}
