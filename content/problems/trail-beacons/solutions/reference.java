import java.util.Arrays;

class Solution {
    static double farthestBeacon(long[][] points, double[] marks) {
        double[] ascending = marks.clone();
        Arrays.sort(ascending);

        // Walk the trail once, placing the beacons of each piece on the way.
        double farthest = 0;
        double walked = 0;
        int next = 0;
        for (int i = 1; i < points.length; i++) {
            long dx = points[i][0] - points[i - 1][0];
            long dy = points[i][1] - points[i - 1][1];
            double piece = Math.hypot(dx, dy);
            for (; next < ascending.length && ascending[next] < walked + piece; next++) {
                double share = (ascending[next] - walked) / piece;
                double x = points[i - 1][0] + share * dx;
                double y = points[i - 1][1] + share * dy;
                farthest = Math.max(farthest, Math.hypot(x - points[0][0], y - points[0][1]));
            }
            walked += piece;
        }
        if (next < ascending.length) {
            long[] end = points[points.length - 1];
            farthest = Math.max(farthest, Math.hypot(end[0] - points[0][0], end[1] - points[0][1]));
        }
        return farthest;
    }
}
