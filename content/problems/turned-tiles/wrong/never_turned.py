# expect: WA
# Idea: every character needs tiles of its own.
from collections import Counter


def notice_copies(stock, notice):
    have = Counter(stock)
    need = Counter(notice.replace(" ", ""))
    return min(have[tile] // count for tile, count in need.items())
