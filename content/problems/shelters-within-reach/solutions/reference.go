func FewestShelters(villages int64, paths [][]int64, reach int64) int64 {
	neighbours := make([][]int64, villages+1)
	for _, path := range paths {
		a, b := path[0], path[1]
		neighbours[a] = append(neighbours[a], b)
		neighbours[b] = append(neighbours[b], a)
	}

	// Village 1 is the top; parents come before their children in the order.
	parent := make([]int64, villages+1)
	order := []int64{1}
	for i := 0; i < len(order); i++ {
		village := order[i]
		for _, neighbour := range neighbours[village] {
			if neighbour != parent[village] {
				parent[neighbour] = village
				order = append(order, neighbour)
			}
		}
	}

	// How far below a village its farthest unsheltered village lies (-1: there is none),
	// and its nearest shelter.
	unsheltered := make([]int64, villages+1)
	shelter := make([]int64, villages+1)
	for village := range shelter {
		shelter[village] = reach + 1
	}
	var shelters int64
	for i := len(order) - 1; i >= 0; i-- {
		village := order[i]
		if unsheltered[village]+shelter[village] <= reach {
			unsheltered[village] = -1
		} else if unsheltered[village] == reach || village == 1 {
			// Nothing above can serve the village that lies that deep: build here, or it is too late.
			shelters++
			shelter[village], unsheltered[village] = 0, -1
		}
		above := parent[village]
		if nearest := shelter[village] + 1; nearest < shelter[above] {
			shelter[above] = nearest
		}
		if farthest := unsheltered[village] + 1; farthest > unsheltered[above] {
			unsheltered[above] = farthest
		}
	}
	return shelters
}
