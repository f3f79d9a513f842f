import java.util.ArrayList;
import java.util.HashMap; // <- dead_code
import java.util.List;

class Solution {
    static int tmp_count = 0; // <- naming

    static long total(List<Integer> values, int a, int b, int c, int d, int e, int f) { // <- complexity
        long sum = 0;
        int never = 3; // <- dead_code
        for (int value : values) {
            if (value < 0) {
                throw new IllegalArgumentException();
            } else if (value == 0) {
                break;
            }
            sum += value;
        }
        return sum + a + b + c + d + e + f + tmp_count;
    }

    static List<Integer> copy(List<Integer> values) {
        List<Integer> result = new ArrayList<>();
        for (int value : values) {
            for (int times = 0; times < value; times++) {
                if (times > 1) {
                    while (value > 2) {
                        switch (times) { // <- nesting
                            case 1: result.add(value);
                            default: value--;
                        }
                    }
                }
            }
        }
        return result;
    }
}
