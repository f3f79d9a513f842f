import "sort"

func BestFees(gigs [][]int64) int64 {
	byStart := append([][]int64(nil), gigs...)
	sort.Slice(byStart, func(i, j int) bool { return byStart[i][0] < byStart[j][0] })

	// best[i]: the most she can earn from the gigs from i on
	best := make([]int64, len(byStart)+1)
	for i := len(byStart) - 1; i >= 0; i-- {
		start, end, fee := byStart[i][0], byStart[i][1], byStart[i][2]
		rested := end + (end - start)
		next := sort.Search(len(byStart), func(j int) bool { return byStart[j][0] >= rested })
		best[i] = best[i+1]
		if accepting := fee + best[next]; accepting > best[i] {
			best[i] = accepting
		}
	}
	return best[0]
}
