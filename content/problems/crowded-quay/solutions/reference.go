import (
	"container/heap"
	"sort"
)

// longest holds the times at which ships leave, the latest first.
type longest []int64

func (l longest) Len() int           { return len(l) }
func (l longest) Less(i, j int) bool { return l[i] > l[j] }
func (l longest) Swap(i, j int)      { l[i], l[j] = l[j], l[i] }
func (l *longest) Push(leave any)    { *l = append(*l, leave.(int64)) }
func (l *longest) Pop() any {
	last := len(*l) - 1
	leave := (*l)[last]
	*l = (*l)[:last]
	return leave
}

func MostShips(requests [][]int64, berths int64) int64 {
	sort.Slice(requests, func(i, j int) bool { return requests[i][0] < requests[j][0] })
	departures := make([]int64, len(requests))
	for i, request := range requests {
		departures[i] = request[1]
	}
	sort.Slice(departures, func(i, j int) bool { return departures[i] < departures[j] })

	quay := &longest{}                  // ships that were moored, also some that have left
	turnedAway := make(map[int64]int64) // how many of the ships leaving at that time
	var moored, accepted, departed int64
	for _, request := range requests {
		for ; departures[departed] <= request[0]; departed++ {
			if leave := departures[departed]; turnedAway[leave] > 0 {
				turnedAway[leave]--
			} else {
				moored--
			}
		}
		heap.Push(quay, request[1])
		moored++
		accepted++
		if moored > berths {
			// Too many at once: the ship that would block a berth for longest has to go.
			turnedAway[heap.Pop(quay).(int64)]++
			moored--
			accepted--
		}
	}
	return accepted
}
