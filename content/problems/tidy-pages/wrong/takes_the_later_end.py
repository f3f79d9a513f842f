# expect: WA
# Idea: a merged run ends where its latest part ends, even if that part lies inside.
def tidy_pages(pages):
    ranges = []
    for part in pages.split(","):
        ends = part.split("-")
        ranges.append((int(ends[0]), int(ends[-1])))
    ranges.sort()
    merged = [list(ranges[0])]
    for first, last in ranges[1:]:
        if first <= merged[-1][1] + 1:
            merged[-1][1] = last
        else:
            merged.append([first, last])
    return ",".join(f"{a}-{b}" if a != b else f"{a}" for a, b in merged)
