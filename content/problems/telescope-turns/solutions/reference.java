import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.StringTokenizer;
import java.util.TreeMap;

class Main {
    private record Attempt(int time, String name) {}

    public static void main(String[] args) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        StringTokenizer header = new StringTokenizer(input.readLine());
        int attempts = Integer.parseInt(header.nextToken());
        int ownLimit = Integer.parseInt(header.nextToken());
        int commonLimit = Integer.parseInt(header.nextToken());
        int window = Integer.parseInt(header.nextToken());

        Queue<Attempt> granted = new ArrayDeque<>(); // those that still count, oldest first
        Map<String, Integer> looks = new TreeMap<>(); // how many of them are each visitor's
        Map<String, Integer> refused = new TreeMap<>();
        for (int i = 0; i < attempts; i++) {
            StringTokenizer line = new StringTokenizer(input.readLine());
            Attempt attempt = new Attempt(Integer.parseInt(line.nextToken()), line.nextToken());
            while (!granted.isEmpty() && granted.peek().time() <= attempt.time() - window) {
                looks.merge(granted.remove().name(), -1, Integer::sum);
            }
            if (looks.getOrDefault(attempt.name(), 0) < ownLimit && granted.size() < commonLimit) {
                granted.add(attempt);
                looks.merge(attempt.name(), 1, Integer::sum);
            } else {
                refused.merge(attempt.name(), 1, Integer::sum);
            }
        }
        report(refused);
    }

    /** The names come in alphabetical order. */
    private static void report(Map<String, Integer> refused) {
        int total = 0;
        int most = 0;
        String worst = "-";
        for (Map.Entry<String, Integer> visitor : refused.entrySet()) {
            total += visitor.getValue();
            if (visitor.getValue() > most) {
                most = visitor.getValue();
                worst = visitor.getKey() + " " + most;
            }
        }
        System.out.println(total);
        System.out.println(worst);
    }
}
