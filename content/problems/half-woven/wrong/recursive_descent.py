# expect: RE
# Idea: a function that calls itself for what stands in parentheses.
import sys

sys.setrecursionlimit(10_000)


def half_woven(draft, woven, colour):
    def measure(place):
        parts, number = [], 0
        threads = dyed = 0
        while place < len(draft) and draft[place] != ")":
            sign = draft[place]
            if sign.isdigit():
                number = 10 * number + int(sign)
            elif sign == "(":
                inner, place = measure(place + 1)
                parts.append((number, inner))
                threads += number * inner[0]
                dyed += number * inner[1]
                number = 0
            else:
                parts.append((1, (1, int(sign == colour), None)))
                threads += 1
                dyed += sign == colour
            place += 1
        return (threads, dyed, parts), place

    def first(count, parts):
        used = 0
        for repeats, (threads, dyed, inside) in parts:
            turns = min(repeats, count // threads)
            used += turns * dyed
            count -= turns * threads
            if turns < repeats:
                return used + (first(count, inside) if count else 0)
        return used

    return first(woven, measure(0)[0][2])
