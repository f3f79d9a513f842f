import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.StringTokenizer;

class Main {
    private static final int UNREACHABLE = 1_000_000_000;

    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        StringTokenizer size = new StringTokenizer(in.readLine());
        int rows = Integer.parseInt(size.nextToken());
        int columns = Integer.parseInt(size.nextToken());
        char[][] field = new char[rows][];
        for (int row = 0; row < rows; row++) {
            field[row] = in.readLine().trim().toCharArray();
        }

        int[] best = new int[rows]; // least effort to stand in each row of the last column done
        for (int column = 0; column < columns; column++) {
            int[] next = new int[rows];
            for (int row = 0; row < rows; row++) {
                next[row] = UNREACHABLE;
                if (field[row][column] == '#') {
                    continue;
                }
                int before = best[row];
                if (row > 0) {
                    before = Math.min(before, best[row - 1]);
                }
                if (row + 1 < rows) {
                    before = Math.min(before, best[row + 1]);
                }
                if (before < UNREACHABLE) {
                    next[row] = before + (field[row][column] - '0');
                }
            }
            best = next;
        }

        int least = Arrays.stream(best).min().getAsInt();
        System.out.println(least == UNREACHABLE ? "blocked" : String.valueOf(least));
    }
}
