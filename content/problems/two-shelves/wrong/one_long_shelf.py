# expect: WA
# Idea: both shelves together behave like a single one with the room of both.
from collections import OrderedDict


def two_shelves(guest, home, wishes):
    shelf, times = OrderedDict(), {}
    found_as_guest = found_at_home = 0
    for tape in wishes:
        if tape in shelf:
            if times[tape] == 1:
                found_as_guest += 1
            else:
                found_at_home += 1
            times[tape] += 1
            shelf.move_to_end(tape)
        else:
            shelf[tape] = None
            times[tape] = 1
            if len(shelf) > guest + home:
                shelf.popitem(last=False)
    return [found_as_guest, found_at_home, len(shelf)]
