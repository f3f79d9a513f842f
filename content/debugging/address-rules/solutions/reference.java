import java.util.*;

class Solution {
    private static final String NO_RULE = "none";

    private record Rule(String name, int bits, int mask, int network) {}

    /** The four numbers of an address as one of 32 bits. */
    private static int toNumber(String address) {
        int value = 0;
        for (String part : address.split("\\.")) {
            value = value << 8 | Integer.parseInt(part);
        }
        return value;
    }

    /** Ones for the leading bits that count, zeros for the rest. */
    private static int maskOf(int bits) {
        return bits == 0 ? 0 : -1 << (32 - bits);
    }

    private static Rule parseRule(String line) {
        String[] fields = line.split("[ /]");
        int bits = Integer.parseInt(fields[1]);
        int mask = maskOf(bits);
        return new Rule(fields[2], bits, mask, toNumber(fields[0]) & mask);
    }

    static String[] ruleNames(String[] rules, String[] addresses) {
        List<Rule> parsed = Arrays.stream(rules).map(Solution::parseRule).toList();
        String[] names = new String[addresses.length];
        for (int i = 0; i < addresses.length; i++) {
            int number = toNumber(addresses[i]);
            Rule best = null;
            for (Rule rule : parsed) {
                boolean inside = (number & rule.mask()) == rule.network();
                if (inside && (best == null || rule.bits() > best.bits())) {
                    best = rule;
                }
            }
            names[i] = best == null ? NO_RULE : best.name();
        }
        return names;
    }
}
