package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	var count int
	fmt.Fscan(in, &count)

	lines := bufio.NewScanner(in)
	lines.Split(bufio.ScanWords)
	inside := make(map[string]struct{})
	peak, peakScan := 0, 0
	for scan := 1; scan <= count && lines.Scan(); scan++ {
		crate := lines.Text()
		if _, present := inside[crate]; present {
			delete(inside, crate)
			continue
		}
		inside[crate] = struct{}{}
		if len(inside) > peak {
			peak, peakScan = len(inside), scan
		}
	}
	fmt.Println(peak, peakScan, len(inside))
}
