/** The judge's part: reads the arguments, calls the function, prints its result. */
class Main {
    private static byte[] input;
    private static int at;
    private static final StringBuilder out = new StringBuilder();

    private static String token(boolean wholeLine) {
        int from = at;
        while (input[at] != '\n' && (wholeLine || input[at] != ' ')) at++;
        return new String(input, from, at++ - from, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static long readInt() {
        boolean negative = input[at] == '-';
        if (negative) at++;
        long value = 0;
        // Below zero there is room for one more than above.
        while (input[at] >= '0') value = value * 10 - (input[at++] - '0');
        at++;
        return negative ? value : -value;
    }

    private static double readFloat() {
        return Double.parseDouble(token(false));
    }

    private static boolean readBool() {
        return readInt() == 1;
    }

    private static String readString() {
        return token(true);
    }

    private static long[] readIntList() {
        long[] values = new long[(int) readInt()];
        for (int i = 0; i < values.length; i++) values[i] = readInt();
        return values;
    }

    private static double[] readFloatList() {
        double[] values = new double[(int) readInt()];
        for (int i = 0; i < values.length; i++) values[i] = readFloat();
        return values;
    }

    private static String[] readStringList() {
        String[] values = new String[(int) readInt()];
        for (int i = 0; i < values.length; i++) values[i] = readString();
        return values;
    }

    private static long[][] readIntTable() {
        long[][] rows = new long[(int) readInt()][];
        for (int i = 0; i < rows.length; i++) rows[i] = readIntList();
        return rows;
    }

    private static void show(long value) {
        out.append(value).append('\n');
    }

    private static void show(double value) {
        out.append(value).append('\n');
    }

    private static void show(boolean value) {
        out.append(value).append('\n');
    }

    private static void show(String value) {
        out.append(java.util.Objects.requireNonNull(value, "the function returned null")).append('\n');
    }

    private static void show(long[] values) {
        for (long value : java.util.Objects.requireNonNull(values, "the function returned null")) show(value);
    }

    private static void show(double[] values) {
        for (double value : java.util.Objects.requireNonNull(values, "the function returned null")) show(value);
    }

    private static void show(String[] values) {
        for (String value : java.util.Objects.requireNonNull(values, "the function returned null")) show(value);
    }

    private static void show(long[][] rows) {
        for (long[] row : java.util.Objects.requireNonNull(rows, "the function returned null")) {
            for (int i = 0; i < row.length; i++) out.append(i == 0 ? "" : " ").append(row[i]);
            out.append('\n');
        }
    }

    public static void main(String[] arguments) throws Throwable {
        input = System.in.readAllBytes();
        out.append('\n').append(readString()).append('\n');
