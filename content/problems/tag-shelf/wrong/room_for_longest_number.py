# expect: WA
# Idea: keep room for the number of all tags, which has the most digits.
def tags_shown(widths, gap, line, plus, digit):
    count = len(widths)
    if sum(widths) + gap * (count - 1) <= line:
        return count
    room = line - plus - digit * len(str(count))
    if room < 0:
        return -1
    shown = 0
    while shown < count - 1 and room >= widths[shown] + gap:
        room -= widths[shown] + gap
        shown += 1
    return shown
