class Solution {
    private static final long CENTS_PER_UNIT = 100;

    /** The amount in cents; the text has an optional sign and two decimals. */
    private static long parseAmount(String text) {
        return (long) (Double.parseDouble(text) * CENTS_PER_UNIT);
    }

    private static String formatAmount(long cents) {
        String sign = cents < 0 ? "-" : "";
        long absolute = Math.abs(cents);
        long rest = absolute % CENTS_PER_UNIT;
        return sign + absolute / CENTS_PER_UNIT + "." + (rest < 10 ? "0" : "") + rest;
    }

    static String statementTotal(String[] amounts) {
        // The sum is kept in whole cents: integers add up exactly.
        long total = 0;
        for (String amount : amounts) {
            total += parseAmount(amount);
        }
        return formatAmount(total);
    }
}
