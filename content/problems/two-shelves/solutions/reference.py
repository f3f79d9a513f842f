from collections import OrderedDict


def two_shelves(guest: int, home: int, wishes: list[int]) -> list[int]:
    guests: OrderedDict[int, None] = OrderedDict()  # the earliest first
    residents: OrderedDict[int, None] = OrderedDict()
    found_as_guest = found_at_home = 0
    for tape in wishes:
        if tape in residents:
            found_at_home += 1
            residents.move_to_end(tape)
        elif tape in guests:
            found_as_guest += 1
            del guests[tape]
            residents[tape] = None
            if len(residents) > home:
                sent_back, _ = residents.popitem(last=False)
                guests[sent_back] = None
        else:
            guests[tape] = None
            if len(guests) > guest:
                guests.popitem(last=False)
    return [found_as_guest, found_at_home, len(guests) + len(residents)]
