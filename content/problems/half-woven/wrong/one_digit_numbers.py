# expect: WA
# Idea: the digit in front of the parenthesis is the number.
def half_woven(draft, woven, colour):
    groups, around = {}, []
    threads = dyed = 0
    for place, sign in enumerate(draft):
        if sign == "(":
            around.append((place, int(draft[place - 1]), threads, dyed))
            threads = dyed = 0
        elif sign == ")":
            opening, turns, t, d = around.pop()
            groups[opening] = (turns, threads, dyed, place)
            threads, dyed = t + turns * threads, d + turns * dyed
        elif sign.isalpha():
            threads += 1
            dyed += sign == colour
    used = place = 0
    while woven > 0 and place < len(draft):
        sign = draft[place]
        if sign == "(":
            repeats, threads, dyed, closing = groups[place]
            turns = min(repeats, woven // threads) if threads else repeats
            used += turns * dyed
            woven -= turns * threads
            if turns == repeats:
                place = closing
        elif sign.isalpha():
            used += sign == colour
            woven -= 1
        place += 1
    return used
