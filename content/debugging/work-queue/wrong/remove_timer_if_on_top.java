// expect: WA
// Idea: when extending, take the old timer away if it happens to be the next one
import java.util.*;

class Solution {
    private record Timer(long until, long message) {}

    private final long timeout;
    private final Deque<Long> available = new ArrayDeque<>();
    private final Map<Long, Long> hiddenUntil = new HashMap<>();
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparingLong(Timer::until).thenComparingLong(Timer::message));

    private Solution(long timeout) {
        this.timeout = timeout;
    }

    private void hide(long message, long now) {
        hiddenUntil.put(message, now + timeout);
        timers.add(new Timer(now + timeout, message));
    }

    private void showExpired(long now) {
        while (!timers.isEmpty() && timers.peek().until() <= now) {
            Timer timer = timers.poll();
            if (hiddenUntil.containsKey(timer.message())) {
                hiddenUntil.remove(timer.message());
                available.add(timer.message());
            }
        }
    }

    private long receive(long now) {
        if (available.isEmpty()) return 0;
        long message = available.poll();
        hide(message, now);
        return message;
    }

    static long[] receivedMessages(long timeout, long[][] events) {
        Solution queue = new Solution(timeout);
        List<Long> received = new ArrayList<>();
        for (long[] event : events) {
            long now = event[0];
            long message = event[2];
            queue.showExpired(now);
            switch ((int) event[1]) {
                case 1 -> queue.available.add(message);
                case 2 -> received.add(queue.receive(now));
                case 3 -> {
                    if (queue.hiddenUntil.containsKey(message)) {
                        if (queue.timers.peek().message() == message) queue.timers.poll();
                        queue.hide(message, now);
                    }
                }
                default -> queue.hiddenUntil.remove(message);
            }
        }
        return received.stream().mapToLong(Long::longValue).toArray();
    }
}
