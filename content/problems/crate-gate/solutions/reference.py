import sys


def main() -> None:
    _, *scans = sys.stdin.read().split()
    inside = set()
    peak = peak_scan = 0
    for scan, crate in enumerate(scans, start=1):
        if crate in inside:
            inside.remove(crate)
        else:
            inside.add(crate)
            if len(inside) > peak:
                peak, peak_scan = len(inside), scan
    print(peak, peak_scan, len(inside))


main()
