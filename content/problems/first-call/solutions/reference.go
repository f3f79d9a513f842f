type slot struct {
	start, end int64
}

// joined gives the slots by another clock, those that touch made into one.
func joined(rows [][]int64, shift int64) []slot {
	var whole []slot
	for _, row := range rows {
		next := slot{row[0] + shift, row[1] + shift}
		if last := len(whole) - 1; last >= 0 && whole[last].end == next.start {
			whole[last].end = next.end
		} else {
			whole = append(whole, next)
		}
	}
	return whole
}

func common(a, b slot) slot {
	if a.start < b.start {
		a.start = b.start
	}
	if a.end > b.end {
		a.end = b.end
	}
	return a
}

func FirstCall(mine [][]int64, theirs [][]int64, ahead int64, minutes int64) int64 {
	here, there := joined(mine, 0), joined(theirs, -ahead)
	for len(here) > 0 && len(there) > 0 {
		both := common(here[0], there[0])
		if both.end-both.start >= minutes {
			return both.start
		}
		// Whoever is busy first can only go on with her next slot.
		if here[0].end < there[0].end {
			here = here[1:]
		} else {
			there = there[1:]
		}
	}
	return -1
}
