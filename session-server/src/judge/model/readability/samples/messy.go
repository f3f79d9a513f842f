package main

import "fmt"

const max_size = 3 // <- naming

func notCalled(values []int) int { // <- dead_code
	return len(values)
}

func total(values []int) int {
	sum := 0
	for _, value := range values {
		if value > max_size {
			sum += value
		} else if value < 0 {
			return sum
		}
	}
	return sum
}

func deep(rows [][]int) int {
	for _, row := range rows {
		for _, cell := range row {
			if cell > 1 {
				for cell > 2 {
					if cell%2 == 0 { // <- nesting
						return cell
					}
				}
			}
		}
	}
	return 0
	fmt.Println("never") // <- dead_code
}

func main() {
	fmt.Println(total([]int{1, 2}), deep(nil))
}
