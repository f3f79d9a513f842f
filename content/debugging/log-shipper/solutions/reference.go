// Shipper collects log lines and ships them in batches.
type Shipper struct {
	maxLines, maxBytes int64
	lines, bytes       int64
	shipped            []int64
}

func (s *Shipper) Add(size int64) {
	if s.bytes+size > s.maxBytes {
		s.Ship()
	}
	s.lines++
	s.bytes += size
	if s.lines == s.maxLines {
		s.Ship()
	}
}

func (s *Shipper) Ship() {
	s.shipped = append(s.shipped, s.bytes)
	s.lines = 0
	s.bytes = 0
}

func ShipLines(sizes []int64, maxLines int64, maxBytes int64) []int64 {
	shipper := Shipper{maxLines: maxLines, maxBytes: maxBytes}
	for _, size := range sizes {
		shipper.Add(size)
	}
	if shipper.lines > 0 {
		shipper.Ship()
	}
	return shipper.shipped
}
