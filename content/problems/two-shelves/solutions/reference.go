import "container/list"

// shelf keeps its tapes in order, the earliest in front.
type shelf struct {
	order *list.List
	place map[int64]*list.Element
}

func newShelf() *shelf {
	return &shelf{order: list.New(), place: map[int64]*list.Element{}}
}

func (s *shelf) add(tape int64) {
	s.place[tape] = s.order.PushBack(tape)
}

func (s *shelf) remove(tape int64) bool {
	element, found := s.place[tape]
	if found {
		s.order.Remove(element)
		delete(s.place, tape)
	}
	return found
}

func (s *shelf) earliest() int64 {
	return s.order.Front().Value.(int64)
}

func (s *shelf) size() int64 {
	return int64(s.order.Len())
}

func TwoShelves(guest int64, home int64, wishes []int64) []int64 {
	guests, residents := newShelf(), newShelf()
	var foundAsGuest, foundAtHome int64
	for _, tape := range wishes {
		switch {
		case residents.remove(tape):
			foundAtHome++
			residents.add(tape)
		case guests.remove(tape):
			foundAsGuest++
			residents.add(tape)
			if residents.size() > home {
				back := residents.earliest()
				residents.remove(back)
				guests.add(back)
			}
		default:
			guests.add(tape)
			if guests.size() > guest {
				guests.remove(guests.earliest())
			}
		}
	}
	return []int64{foundAsGuest, foundAtHome, guests.size() + residents.size()}
}
