import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StreamTokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

class Main {
    private record Bridge(int other, long cross, long down, long up) {
        /** The second at which a crossing that is wanted from then on is over. */
        long acrossFrom(long now) {
            long sinceDown = now % (down + up);
            boolean tooLate = sinceDown + cross > down;
            return (tooLate ? now - sinceDown + down + up : now) + cross;
        }
    }

    private record Visit(long second, int quay) {}

    private static StreamTokenizer in;

    private static int nextInt() throws IOException {
        in.nextToken();
        return (int) in.nval;
    }

    public static void main(String[] args) throws IOException {
        in = new StreamTokenizer(new InputStreamReader(new BufferedInputStream(System.in)));
        int quays = nextInt();
        int count = nextInt();
        List<List<Bridge>> bridges = new ArrayList<>();
        for (int quay = 0; quay <= quays; quay++) {
            bridges.add(new ArrayList<>(2));
        }
        for (int i = 0; i < count; i++) {
            int a = nextInt();
            int b = nextInt();
            long cross = nextInt();
            long down = nextInt();
            long up = nextInt();
            if (cross <= down) {
                bridges.get(a).add(new Bridge(b, cross, down, up));
                bridges.get(b).add(new Bridge(a, cross, down, up));
            }
        }
        long arrival = earliestArrival(quays, bridges);
        System.out.println(arrival == Long.MAX_VALUE ? "never" : arrival);
    }

    private static long earliestArrival(int quays, List<List<Bridge>> bridges) {
        // Waiting is allowed, so being somewhere earlier is never worse: Dijkstra's order holds.
        long[] arrival = new long[quays + 1];
        Arrays.fill(arrival, Long.MAX_VALUE);
        arrival[1] = 0;
        PriorityQueue<Visit> reached = new PriorityQueue<>(Comparator.comparingLong(Visit::second));
        reached.add(new Visit(0, 1));
        while (!reached.isEmpty()) {
            Visit visit = reached.poll();
            if (visit.second() > arrival[visit.quay()]) {
                continue;
            }
            for (Bridge bridge : bridges.get(visit.quay())) {
                long then = bridge.acrossFrom(visit.second());
                if (then < arrival[bridge.other()]) {
                    arrival[bridge.other()] = then;
                    reached.add(new Visit(then, bridge.other()));
                }
            }
        }
        return arrival[quays];
    }
}
