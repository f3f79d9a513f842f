import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StreamTokenizer;
import java.util.Arrays;

class Main {
    private static final int HUB = 1;

    private static StreamTokenizer in;

    private static int nextInt() throws IOException {
        in.nextToken();
        return (int) in.nval;
    }

    public static void main(String[] args) throws IOException {
        in = new StreamTokenizer(new InputStreamReader(new BufferedInputStream(System.in)));
        int towns = nextInt();
        int cables = nextInt();

        // Cable c has the two ends 2c and 2c + 1; the ends at a town form a linked list.
        int[] firstEnd = new int[towns + 1];
        Arrays.fill(firstEnd, -1);
        int[] nextEnd = new int[2 * cables];
        int[] leadsTo = new int[2 * cables];
        for (int cable = 0; cable < cables; cable++) {
            int a = nextInt();
            int b = nextInt();
            leadsTo[2 * cable] = b;
            nextEnd[2 * cable] = firstEnd[a];
            firstEnd[a] = 2 * cable;
            leadsTo[2 * cable + 1] = a;
            nextEnd[2 * cable + 1] = firstEnd[b];
            firstEnd[b] = 2 * cable + 1;
        }

        // Depth-first search from the hub, without recursion: paths may be long.
        // earliest[t]: the first visit that t's subtree reaches by one more cable.
        int[] visit = new int[towns + 1];
        int[] earliest = new int[towns + 1];
        int[] path = new int[towns];
        int[] arrivedBy = new int[towns + 1];
        int visits = 1;
        int depth = 1;
        path[0] = HUB;
        arrivedBy[HUB] = -1;
        visit[HUB] = earliest[HUB] = visits;
        StringBuilder critical = new StringBuilder();
        while (depth > 0) {
            int town = path[depth - 1];
            int end = firstEnd[town];
            if (end >= 0) {
                firstEnd[town] = nextEnd[end];
                if (end / 2 == arrivedBy[town]) {
                    continue; // the cable, not the town: cables may be doubled
                }
                int neighbour = leadsTo[end];
                if (visit[neighbour] > 0) {
                    earliest[town] = Math.min(earliest[town], visit[neighbour]);
                } else {
                    visit[neighbour] = earliest[neighbour] = ++visits;
                    arrivedBy[neighbour] = end / 2;
                    path[depth++] = neighbour;
                }
                continue;
            }
            depth--;
            if (depth > 0) {
                int parent = path[depth - 1];
                earliest[parent] = Math.min(earliest[parent], earliest[town]);
                if (earliest[town] > visit[parent]) {
                    critical.append(Math.min(parent, town)).append(' ').append(Math.max(parent, town)).append('\n');
                }
            }
        }
        System.out.print(critical.length() > 0 ? critical : "none\n");
    }
}
