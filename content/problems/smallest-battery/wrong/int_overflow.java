// expect: WA
// Idea: 32-bit arithmetic for the sum of all legs.
class Solution {
    static long smallestBattery(long[] legs, long swaps) {
        int low = 0, high = 0;
        for (long leg : legs) {
            low = Math.max(low, (int) leg);
            if (leg > 0) high += (int) leg;
        }
        while (low < high) {
            int capacity = (low + high) / 2;
            int charge = capacity;
            long left = swaps;
            boolean enough = true;
            for (long leg : legs) {
                if (charge < leg) {
                    if (left-- == 0) {
                        enough = false;
                        break;
                    }
                    charge = capacity;
                }
                charge = (int) Math.min(capacity, charge - leg);
            }
            if (enough) high = capacity;
            else low = capacity + 1;
        }
        return low;
    }
}
