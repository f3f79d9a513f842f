package main

import (
	"bufio"
	"fmt"
	"os"
)

// Both are equally deep in the breadth-first tree, so the climbs meet in step.
func ringThrough(a, b int, parent []int) []int {
	var left, right []int
	for a != b {
		left, right = append(left, a), append(right, b)
		a, b = parent[a], parent[b]
	}
	ring := append(left, a)
	for i := len(right) - 1; i >= 0; i-- {
		ring = append(ring, right[i])
	}
	return ring
}

func solve(speakers int, refuses [][]int) (string, []int) {
	hall := make([]int, speakers+1)
	parent := make([]int, speakers+1)
	for first := 1; first <= speakers; first++ {
		if hall[first] != 0 {
			continue
		}
		hall[first] = 1
		queue := []int{first}
		for i := 0; i < len(queue); i++ {
			speaker := queue[i]
			for _, other := range refuses[speaker] {
				switch hall[other] {
				case 0:
					hall[other] = 3 - hall[speaker]
					parent[other] = speaker
					queue = append(queue, other)
				case hall[speaker]:
					return "RING", ringThrough(speaker, other, parent)
				}
			}
		}
	}
	return "SPLIT", hall[1:]
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Split(bufio.ScanWords)
	next := func() (number int) {
		in.Scan()
		for _, digit := range in.Bytes() {
			number = 10*number + int(digit-'0')
		}
		return number
	}

	speakers, refusals := next(), next()
	refuses := make([][]int, speakers+1)
	for i := 0; i < refusals; i++ {
		a, b := next(), next()
		refuses[a] = append(refuses[a], b)
		refuses[b] = append(refuses[b], a)
	}

	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	verdict, evidence := solve(speakers, refuses)
	fmt.Fprintln(out, verdict)
	for i, number := range evidence {
		if i > 0 {
			fmt.Fprint(out, " ")
		}
		fmt.Fprint(out, number)
	}
	fmt.Fprintln(out)
}
