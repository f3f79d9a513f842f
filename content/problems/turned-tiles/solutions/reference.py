from collections import Counter

UPRIGHT = str.maketrans("9W", "6M")


def tiles(text: str) -> Counter[str]:
    return Counter(text.translate(UPRIGHT).replace(" ", ""))


def notice_copies(stock: str, notice: str) -> int:
    have = tiles(stock)
    return min(have[tile] // needed for tile, needed in tiles(notice).items())
