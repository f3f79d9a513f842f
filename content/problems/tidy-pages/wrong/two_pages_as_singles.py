# expect: WA
# Idea: a run of two pages is written as two single pages.
def tidy_pages(pages):
    ranges = []
    for part in pages.split(","):
        ends = part.split("-")
        ranges.append((int(ends[0]), int(ends[-1])))
    ranges.sort()
    merged = []
    for first, last in ranges:
        if merged and first <= merged[-1][1] + 1:
            merged[-1][1] = max(merged[-1][1], last)
        else:
            merged.append([first, last])
    out = []
    for a, b in merged:
        if a == b:
            out.append(str(a))
        elif a + 1 == b:
            out += [str(a), str(b)]
        else:
            out.append(f"{a}-{b}")
    return ",".join(out)
