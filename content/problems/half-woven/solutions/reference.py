def measure(draft: str, colour: str) -> dict[int, tuple[int, int, int, int]]:
    """For each "(": how often it repeats, threads and dyed threads of one turn, place of its ")"."""
    groups = {}
    around = []
    repeats = threads = dyed = 0
    for place, sign in enumerate(draft):
        if sign.isdigit():
            repeats = 10 * repeats + int(sign)
        elif sign == "(":
            around.append((place, repeats, threads, dyed))
            repeats = threads = dyed = 0
        elif sign == ")":
            opening, turns, threads_before, dyed_before = around.pop()
            groups[opening] = (turns, threads, dyed, place)
            threads = threads_before + turns * threads
            dyed = dyed_before + turns * dyed
        else:
            threads += 1
            dyed += sign == colour
    return groups


def half_woven(draft: str, woven: int, colour: str) -> int:
    groups = measure(draft, colour)
    used = place = 0
    while woven > 0:
        sign = draft[place]
        if sign == "(":
            repeats, threads, dyed, closing = groups[place]
            turns = min(repeats, woven // threads)
            used += turns * dyed
            woven -= turns * threads
            if turns == repeats:
                place = closing
            # Otherwise the next turn, which is not finished, is followed inside.
        elif sign.isalpha():
            used += sign == colour
            woven -= 1
        place += 1
    return used
