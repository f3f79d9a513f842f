import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

class Solution {
    /** Ships by the time they leave; each takes the berth that became free last before it arrives. */
    static long mostShips(long[][] requests, long berths) {
        Arrays.sort(requests, Comparator.comparingLong(request -> request[1]));
        TreeMap<Long, Integer> inUse = new TreeMap<>(); // when berths become free, and how many do then
        long unused = berths;
        long accepted = 0;
        for (long[] request : requests) {
            Map.Entry<Long, Integer> free = inUse.floorEntry(request[0]);
            if (free != null) {
                inUse.computeIfPresent(free.getKey(), (time, count) -> count > 1 ? count - 1 : null);
            } else if (unused > 0) {
                unused--;
            } else {
                continue;
            }
            inUse.merge(request[1], 1, Integer::sum);
            accepted++;
        }
        return accepted;
    }
}
