// matches tells for every place how many letters from there on are the same as at the beginning.
func matches(text string) []int {
	count := len(text)
	same := make([]int, count)
	same[0] = count
	start, end := 0, 0 // the match found so far that goes furthest
	for place := 1; place < count; place++ {
		length := 0
		if place < end {
			length = same[place-start]
			if length > end-place {
				length = end - place
			}
		}
		for place+length < count && text[length] == text[place+length] {
			length++
		}
		same[place] = length
		if place+length > end {
			start, end = place, place+length
		}
	}
	return same
}

func ShortestStamp(ribbon string) int64 {
	count := len(ribbon)
	same := matches(ribbon)

	// The last letter of a stamp that fits at a place is that of its match, unless the match reaches the tear.
	// Places with equal matches are linked: first[m], then following[...], up to 0.
	first := make([]int, count+1)
	following := make([]int, count)
	for place := 1; place < count; place++ {
		if place+same[place] < count {
			following[place] = first[same[place]]
			first[same[place]] = place
		}
	}

	// The places where the stamp can be pressed on, in a chain up to the tear.
	before := make([]int, count+1)
	after := make([]int, count+1)
	for place := range before {
		before[place], after[place] = place-1, place+1
	}
	widest := 1
	for length := 1; length < count; length++ {
		for place := first[length-1]; place != 0; place = following[place] {
			left, right := before[place], after[place]
			after[left], before[right] = right, left
			if right-left > widest {
				widest = right - left
			}
		}
		if widest <= length {
			return int64(length)
		}
	}
	return int64(count)
}
