import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.HashSet;
import java.util.Set;

class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        int count = Integer.parseInt(in.readLine().trim());
        Set<String> inside = new HashSet<>();
        int peak = 0;
        int peakScan = 0;
        for (int scan = 1; scan <= count; scan++) {
            String crate = in.readLine().trim();
            if (!inside.add(crate)) {
                inside.remove(crate);
            } else if (inside.size() > peak) {
                peak = inside.size();
                peakScan = scan;
            }
        }
        System.out.println(peak + " " + peakScan + " " + inside.size());
    }
}
