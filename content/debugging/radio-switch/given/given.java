import java.util.*;

class Solution {
    private static final long OFF = 0;
    private static final long DONE = 2;

    /** Follows the wishes of a person, one change at a time. */
    private static class Radio {
        // The state of the radio, or the one it is changing to.
        private long target = OFF;
        private boolean changing = false;
        private Long noted = null;

        /** The change that is begun, if any. */
        Optional<Long> wish(long state) {
            if (state == target) {
                return Optional.empty();
            }
            if (changing) {
                noted = state;
                return Optional.empty();
            }
            target = state;
            changing = true;
            return Optional.of(state);
        }

        /** The change that is begun, if any. */
        Optional<Long> done() {
            changing = false;
            Long latest = noted;
            noted = null;
            return latest == null ? Optional.empty() : wish(latest);
        }
    }

    static long[][] begunChanges(long[] events) {
        Radio radio = new Radio();
        List<long[]> begun = new ArrayList<>();
        for (int i = 0; i < events.length; i++) {
            long number = i + 1;
            Optional<Long> change = events[i] == DONE ? radio.done() : radio.wish(events[i]);
            change.ifPresent(state -> begun.add(new long[] {number, state}));
        }
        return begun.toArray(new long[0][]);
    }
}
