import java.util.Iterator;
import java.util.LinkedHashSet;

class Solution {
    static long[] twoShelves(long guest, long home, long[] wishes) {
        LinkedHashSet<Long> guests = new LinkedHashSet<>(); // the earliest first
        LinkedHashSet<Long> residents = new LinkedHashSet<>();
        long foundAsGuest = 0;
        long foundAtHome = 0;
        for (long tape : wishes) {
            if (residents.remove(tape)) {
                foundAtHome++;
                residents.add(tape);
            } else if (guests.remove(tape)) {
                foundAsGuest++;
                residents.add(tape);
                if (residents.size() > home) guests.add(takeEarliest(residents));
            } else {
                guests.add(tape);
                if (guests.size() > guest) takeEarliest(guests);
            }
        }
        return new long[] {foundAsGuest, foundAtHome, guests.size() + residents.size()};
    }

    private static long takeEarliest(LinkedHashSet<Long> shelf) {
        Iterator<Long> tapes = shelf.iterator();
        long earliest = tapes.next();
        tapes.remove();
        return earliest;
    }
}
