import "strings"

// resolved tells the path that a request leads to, seen from the base.
func resolved(base, request string) string {
	var parts []string
	for _, part := range strings.Split(base+"/"+request, "/") {
		switch part {
		case "", ".":
		case "..":
			if len(parts) > 0 {
				parts = parts[:len(parts)-1]
			}
		default:
			parts = append(parts, part)
		}
	}
	return "/" + strings.Join(parts, "/")
}

func allowed(root, path string) bool {
	return strings.HasPrefix(path, root)
}

func OpenedPaths(root string, requests []string) []string {
	answers := []string{}
	for _, request := range requests {
		path := resolved(root, request)
		if !allowed(root, path) {
			path = "refused"
		}
		answers = append(answers, path)
	}
	return answers
}
