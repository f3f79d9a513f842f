# expect: WA
# Idea: a turn that is not finished is passed over and the weaving goes on behind the parentheses.
def half_woven(draft, woven, colour):
    groups, around = {}, []
    repeats = threads = dyed = 0
    for place, sign in enumerate(draft):
        if sign.isdigit():
            repeats = 10 * repeats + int(sign)
        elif sign == "(":
            around.append((place, repeats, threads, dyed))
            repeats = threads = dyed = 0
        elif sign == ")":
            opening, turns, t, d = around.pop()
            groups[opening] = (turns, threads, dyed, place)
            threads, dyed = t + turns * threads, d + turns * dyed
        else:
            threads += 1
            dyed += sign == colour
    used = place = 0
    while woven > 0 and place < len(draft):
        sign = draft[place]
        if sign == "(":
            repeats, threads, dyed, place = groups[place]
            turns = min(repeats, woven // threads)
            used += turns * dyed
            woven -= turns * threads
        elif sign.isalpha():
            used += sign == colour
            woven -= 1
        place += 1
    return used
