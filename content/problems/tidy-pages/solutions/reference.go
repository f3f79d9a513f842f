import (
	"fmt"
	"sort"
	"strconv"
	"strings"
)

type pageRun struct{ first, last int }

func parsePages(part string) pageRun {
	from, to, isRange := strings.Cut(part, "-")
	first, _ := strconv.Atoi(from)
	if !isRange {
		return pageRun{first, first}
	}
	last, _ := strconv.Atoi(to)
	return pageRun{first, last}
}

func (run pageRun) String() string {
	if run.first == run.last {
		return strconv.Itoa(run.first)
	}
	return fmt.Sprintf("%d-%d", run.first, run.last)
}

func TidyPages(pages string) string {
	var ranges []pageRun
	for _, part := range strings.Split(pages, ",") {
		ranges = append(ranges, parsePages(part))
	}
	sort.Slice(ranges, func(i, j int) bool { return ranges[i].first < ranges[j].first })

	runs := ranges[:1]
	for _, next := range ranges[1:] {
		current := &runs[len(runs)-1]
		if next.first > current.last+1 {
			runs = append(runs, next)
		} else if next.last > current.last {
			current.last = next.last
		}
	}

	parts := make([]string, len(runs))
	for i, run := range runs {
		parts[i] = run.String()
	}
	return strings.Join(parts, ",")
}
