import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in), 1 << 16);
        StringBuilder out = new StringBuilder();
        int panels = Integer.parseInt(in.readLine().trim());
        for (int panel = 0; panel < panels; panel++) {
            String[] size = in.readLine().trim().split(" ");
            out.append(verdict(in, Integer.parseInt(size[0]), Integer.parseInt(size[1]))).append('\n');
        }
        System.out.print(out);
    }

    private static String verdict(BufferedReader in, int rows, int columns) throws IOException {
        boolean[] columnIsOdd = new boolean[columns];
        int oddRows = 0;
        int oddRow = 0;
        for (int row = 1; row <= rows; row++) {
            String line = in.readLine();
            boolean odd = false;
            for (int column = 0; column < columns; column++) {
                boolean dark = line.charAt(column) == '#';
                odd ^= dark;
                columnIsOdd[column] ^= dark;
            }
            if (odd) {
                oddRows++;
                oddRow = row;
            }
        }

        int oddColumns = 0;
        int oddColumn = 0;
        for (int column = 0; column < columns; column++) {
            if (columnIsOdd[column]) {
                oddColumns++;
                oddColumn = column + 1;
            }
        }
        if (oddRows == 0 && oddColumns == 0) return "whole";
        return oddRows == 1 && oddColumns == 1 ? oddRow + " " + oddColumn : "more";
    }
}
