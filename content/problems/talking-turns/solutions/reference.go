package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
)

// sitting counts the speakers who are not done among the first ones (a binary indexed tree).
type sitting []int64

func newSitting(count int) sitting {
	tree := make(sitting, count+1)
	for place := range tree {
		tree[place] = int64(place & -place)
	}
	return tree
}

func (tree sitting) leave(place int) {
	for ; place < len(tree); place += place & -place {
		tree[place]--
	}
}

func (tree sitting) amongFirst(places int) (total int64) {
	for ; places > 0; places &= places - 1 {
		total += tree[places]
	}
	return total
}

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<16)
	var count int
	var quantum int64
	fmt.Fscan(in, &count, &quantum)
	talks := make([]int64, count)
	done := make([]int, count) // speakers in the order in which they are done
	for i := range talks {
		fmt.Fscan(in, &talks[i])
		done[i] = i
	}
	rounds := func(speaker int) int64 { return (talks[speaker] + quantum - 1) / quantum }
	sort.SliceStable(done, func(a, b int) bool { return rounds(done[a]) < rounds(done[b]) })

	tree := newSitting(count)
	remaining := int64(count)
	var said, sum int64 // said: by those who are done
	greatest, first := int64(-1), 0
	for _, speaker := range done {
		tree.leave(speaker + 1)
		remaining--
		turnsOfOthers := remaining*(rounds(speaker)-1) + tree.amongFirst(speaker)
		patience := said + turnsOfOthers*quantum
		said += talks[speaker]
		sum += patience
		if patience > greatest || patience == greatest && speaker < first {
			greatest, first = patience, speaker
		}
	}
	fmt.Println(greatest, first+1, sum)
}
