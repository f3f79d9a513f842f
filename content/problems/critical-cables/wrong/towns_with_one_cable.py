# expect: WA
# Idea: a cable is critical if one of its towns has no other cable.
import sys
from collections import Counter


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    cables = list(zip(data[2::2], data[3::2]))
    degree = Counter(data[2:])
    out = [f"{min(a, b)} {max(a, b)}" for a, b in cables if degree[a] == 1 or degree[b] == 1]
    print("\n".join(out) or "none")


main()
