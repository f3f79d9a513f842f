# expect: WA
# Idea: a 6 may use every tile that can show a 6, and so may a 9, each on its own.
from collections import Counter

OTHER = {"6": "9", "9": "6", "M": "W", "W": "M"}


def notice_copies(stock, notice):
    have = Counter(stock)
    need = Counter(notice.replace(" ", ""))
    return min((have[tile] + have[OTHER.get(tile, "")]) // count for tile, count in need.items())
