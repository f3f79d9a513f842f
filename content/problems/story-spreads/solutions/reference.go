package main

import (
	"bufio"
	"fmt"
	"os"
)

// How many believe in the end, and the last day on which somebody begins to.
func spread(doubts []int, friends [][]int) (believers, day int) {
	var persuaded []int
	for person, doubt := range doubts {
		if doubt == 0 {
			persuaded = append(persuaded, person)
		}
	}
	for len(persuaded) > 0 {
		believers += len(persuaded)
		var tomorrow []int
		for _, person := range persuaded {
			for _, friend := range friends[person] {
				doubts[friend]--
				if doubts[friend] == 0 { // below 0: believes already
					tomorrow = append(tomorrow, friend)
				}
			}
		}
		if len(tomorrow) > 0 {
			day++
		}
		persuaded = tomorrow
	}
	return believers, day
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

	people, pairs := next(), next()
	doubts := make([]int, people)
	for person := range doubts {
		doubts[person] = next()
	}
	friends := make([][]int, people)
	for i := 0; i < pairs; i++ {
		a, b := next()-1, next()-1
		friends[a] = append(friends[a], b)
		friends[b] = append(friends[b], a)
	}
	believers, day := spread(doubts, friends)
	fmt.Println(believers, day)
}
