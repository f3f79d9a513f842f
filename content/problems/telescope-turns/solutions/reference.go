package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
)

type attempt struct {
	time int
	name string
}

func main() {
	input := bufio.NewScanner(os.Stdin)
	input.Split(bufio.ScanWords)
	n, ownLimit, commonLimit, window := number(input), number(input), number(input), number(input)

	var granted []attempt         // those that still count, oldest first
	looks := make(map[string]int) // how many of them are each visitor's
	refused := make(map[string]int)
	total := 0
	for ; n > 0; n-- {
		next := attempt{number(input), word(input)}
		for len(granted) > 0 && granted[0].time <= next.time-window {
			looks[granted[0].name]--
			granted = granted[1:]
		}
		if looks[next.name] < ownLimit && len(granted) < commonLimit {
			granted = append(granted, next)
			looks[next.name]++
		} else {
			refused[next.name]++
			total++
		}
	}
	fmt.Println(total)
	fmt.Println(worst(refused))
}

func word(input *bufio.Scanner) string {
	input.Scan()
	return input.Text()
}

func number(input *bufio.Scanner) int {
	value, _ := strconv.Atoi(word(input))
	return value
}

func worst(refused map[string]int) string {
	name, most := "-", 0
	for visitor, times := range refused {
		if times > most || times == most && visitor < name {
			name, most = visitor, times
		}
	}
	if most == 0 {
		return name
	}
	return fmt.Sprint(name, " ", most)
}
