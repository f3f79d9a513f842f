# expect: TLE
# Idea: the shelves as plain lists that are searched and shifted.
def two_shelves(guest, home, wishes):
    guests, residents = [], []
    found_as_guest = found_at_home = 0
    for tape in wishes:
        if tape in residents:
            found_at_home += 1
            residents.remove(tape)
            residents.append(tape)
        elif tape in guests:
            found_as_guest += 1
            guests.remove(tape)
            residents.append(tape)
            if len(residents) > home:
                guests.append(residents.pop(0))
        else:
            guests.append(tape)
            if len(guests) > guest:
                guests.pop(0)
    return [found_as_guest, found_at_home, len(guests) + len(residents)]
