func LongestKeptStreak(days []int64, k int64) int64 {
	var best int64
	left := 0
	for right, day := range days {
		// Missed days inside the window: calendar span less its practice days.
		for day-days[left]-int64(right-left) > k {
			left++
		}
		if length := day - days[left] + 1; length > best {
			best = length
		}
	}
	return best
}
