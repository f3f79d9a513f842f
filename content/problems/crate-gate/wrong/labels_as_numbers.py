# expect: WA
# Idea: a label made of digits is a number, so 007 and 7 are one crate.
import sys


def main():
    data = sys.stdin.read().split()
    inside = set()
    peak = peak_scan = 0
    for scan, label in enumerate(data[1:], start=1):
        crate = int(label) if label.isdigit() else label
        if crate in inside:
            inside.remove(crate)
        else:
            inside.add(crate)
        if len(inside) > peak:
            peak, peak_scan = len(inside), scan
    print(peak, peak_scan, len(inside))


main()
