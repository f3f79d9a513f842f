def tidy_pages(pages: str) -> str:
    ranges = []
    for part in pages.split(","):
        first, _, last = part.partition("-")
        ranges.append((int(first), int(last or first)))
    ranges.sort()

    runs = []
    for first, last in ranges:
        if runs and first <= runs[-1][1] + 1:
            runs[-1][1] = max(runs[-1][1], last)
        else:
            runs.append([first, last])
    return ",".join(
        f"{first}-{last}" if first < last else str(first) for first, last in runs
    )
