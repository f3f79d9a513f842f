# expect: WA
# Idea: send the earliest home tape back first and shorten the guest shelf, before the found tape leaves it.
from collections import OrderedDict


def two_shelves(guest, home, wishes):
    guests, residents = OrderedDict(), OrderedDict()
    found_as_guest = found_at_home = 0
    for tape in wishes:
        if tape in residents:
            found_at_home += 1
            residents.move_to_end(tape)
        elif tape in guests:
            found_as_guest += 1
            if len(residents) == home:
                guests[residents.popitem(last=False)[0]] = None
                if len(guests) > guest:
                    guests.popitem(last=False)
            guests.pop(tape, None)
            residents[tape] = None
        else:
            guests[tape] = None
            if len(guests) > guest:
                guests.popitem(last=False)
    return [found_as_guest, found_at_home, len(guests) + len(residents)]
