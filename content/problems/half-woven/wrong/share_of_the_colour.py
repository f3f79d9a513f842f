# expect: WA
# Idea: the colour is spread evenly over a turn.
def half_woven(draft, woven, colour):
    around, parts = [], []
    repeats = threads = dyed = 0
    for sign in draft:
        if sign.isdigit():
            repeats = 10 * repeats + int(sign)
        elif sign == "(":
            around.append((repeats, threads, dyed))
            repeats = threads = dyed = 0
        elif sign == ")":
            turns, t, d = around.pop()
            if not around:
                parts.append((turns * threads, turns * dyed))
            threads, dyed = t + turns * threads, d + turns * dyed
        else:
            if not around:
                parts.append((1, int(sign == colour)))
            threads += 1
            dyed += sign == colour
    used = 0
    for threads, dyed in parts:
        if threads > woven:
            return used + dyed * woven // threads
        used += dyed
        woven -= threads
    return used
