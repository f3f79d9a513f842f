// group is a pair of parentheses; threads and dyed are those of one turn.
type group struct {
	repeats, threads, dyed int64
	closing                int
}

// measure gives the groups by the places of their opening parentheses.
func measure(draft string, colour byte) map[int]*group {
	groups := make(map[int]*group)
	open := []*group{{repeats: 1}}
	var repeats int64
	for place := range draft {
		inner := open[len(open)-1]
		switch sign := draft[place]; {
		case sign >= '0' && sign <= '9':
			repeats = 10*repeats + int64(sign-'0')
		case sign == '(':
			groups[place] = &group{repeats: repeats}
			open = append(open, groups[place])
			repeats = 0
		case sign == ')':
			inner.closing = place
			open = open[:len(open)-1]
			outer := open[len(open)-1]
			outer.threads += inner.repeats * inner.threads
			outer.dyed += inner.repeats * inner.dyed
		default:
			inner.threads++
			if sign == colour {
				inner.dyed++
			}
		}
	}
	return groups
}

func HalfWoven(draft string, woven int64, colour string) int64 {
	groups := measure(draft, colour[0])
	var used int64
	for place := 0; woven > 0; place++ {
		sign := draft[place]
		if sign == '(' {
			inner := groups[place]
			turns := woven / inner.threads
			if turns >= inner.repeats {
				turns = inner.repeats
				place = inner.closing
			}
			used += turns * inner.dyed
			woven -= turns * inner.threads
			continue // an unfinished turn is followed inside
		}
		if sign >= 'a' {
			woven--
		}
		if sign == colour[0] {
			used++
		}
	}
	return used
}
