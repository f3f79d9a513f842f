// expect: WA
// Idea: a service waits for one thing only, however many it needs
import java.util.*;

class Solution {
    static long[] startOrder(long services, long[][] needs) {
        int count = (int) services;
        int[] waitingFor = new int[count + 1];
        List<Set<Integer>> dependents = new ArrayList<>();
        for (int service = 0; service <= count; service++) {
            dependents.add(new HashSet<>());
        }
        for (long[] need : needs) {
            int service = (int) need[0];
            dependents.get((int) need[1]).add(service);
            waitingFor[service] = 1;
        }
        return order(count, waitingFor, dependents);
    }

    private static long[] order(int count, int[] waitingFor, List<Set<Integer>> dependents) {
        // Of the services that could start now, the one with the smallest number goes first.
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int service = 1; service <= count; service++) {
            if (waitingFor[service] == 0) {
                ready.add(service);
            }
        }
        long[] order = new long[count];
        int started = 0;
        while (!ready.isEmpty()) {
            int service = ready.poll();
            order[started++] = service;
            for (int dependent : dependents.get(service)) {
                if (--waitingFor[dependent] == 0) {
                    ready.add(dependent);
                }
            }
        }
        return started == count ? order : new long[0];
    }
}
