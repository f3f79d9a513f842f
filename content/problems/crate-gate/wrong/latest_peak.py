# expect: WA
# Idea: overwrite the scan whenever the peak is reached again.
import sys


def main():
    data = sys.stdin.read().split()
    inside = set()
    peak = peak_scan = 0
    for scan, crate in enumerate(data[1:], start=1):
        inside ^= {crate}
        if len(inside) >= peak:
            peak, peak_scan = len(inside), scan
    print(peak, peak_scan, len(inside))


main()
