type pair struct{ a, b string }

func pairOf(one, other string) pair {
	if one < other {
		return pair{one, other}
	}
	return pair{other, one}
}

func (p pair) before(other pair) bool {
	if p.a != other.a {
		return p.a < other.a
	}
	return p.b < other.b
}

func MostConfused(truth []string, guesses []string) string {
	ofKind := map[string]int64{}
	mixedUp := map[pair]int64{}
	for i, name := range truth {
		ofKind[name]++
		if guess := guesses[i]; guess != name {
			mixedUp[pairOf(name, guess)]++
		}
	}
	if len(mixedUp) == 0 {
		return "-"
	}

	var worst pair
	var mistakes, mushrooms int64 = 0, 1 // of the worst pair
	for p, count := range mixedUp {
		all := ofKind[p.a] + ofKind[p.b]
		// count/all against mistakes/mushrooms, without rounding
		left, right := count*mushrooms, mistakes*all
		if left > right || left == right && p.before(worst) {
			worst, mistakes, mushrooms = p, count, all
		}
	}
	return worst.a + " " + worst.b
}
