// The judge's part: reads the arguments, calls the function, prints its result.

type judgeProgram struct {
	input []byte
	at    int
	out   []byte
}

func judgeStart() *judgeProgram {
	input, err := judgeIO.ReadAll(judgeOS.Stdin)
	if err != nil {
		panic(err)
	}
	p := &judgeProgram{input: input}
	p.out = append(append(append(p.out, '\n'), p.string()...), '\n')
	return p
}

// token reads up to a line feed, or to a space unless it is the whole line that is wanted.
func (p *judgeProgram) token(wholeLine bool) string {
	from := p.at
	for p.input[p.at] != '\n' && (wholeLine || p.input[p.at] != ' ') {
		p.at++
	}
	p.at++
	return string(p.input[from : p.at-1])
}

func (p *judgeProgram) int() int64 {
	negative := p.input[p.at] == '-'
	if negative {
		p.at++
	}
	var value int64
	for ; p.input[p.at] >= '0'; p.at++ {
		value = value*10 + int64(p.input[p.at]-'0')
	}
	p.at++
	if negative {
		return -value
	}
	return value
}

func (p *judgeProgram) float() float64 {
	value, err := judgeStrconv.ParseFloat(p.token(false), 64)
	if err != nil {
		panic(err)
	}
	return value
}

func (p *judgeProgram) bool() bool { return p.int() == 1 }

func (p *judgeProgram) string() string { return p.token(true) }

func (p *judgeProgram) int_list() []int64 {
	values := make([]int64, p.int())
	for i := range values {
		values[i] = p.int()
	}
	return values
}

func (p *judgeProgram) float_list() []float64 {
	values := make([]float64, p.int())
	for i := range values {
		values[i] = p.float()
	}
	return values
}

func (p *judgeProgram) string_list() []string {
	values := make([]string, p.int())
	for i := range values {
		values[i] = p.string()
	}
	return values
}

func (p *judgeProgram) int_table() [][]int64 {
	rows := make([][]int64, p.int())
	for i := range rows {
		rows[i] = p.int_list()
	}
	return rows
}

func (p *judgeProgram) show_int(value int64) {
	p.out = append(judgeStrconv.AppendInt(p.out, value, 10), '\n')
}

func (p *judgeProgram) show_float(value float64) {
	p.out = append(judgeStrconv.AppendFloat(p.out, value, 'g', -1, 64), '\n')
}

func (p *judgeProgram) show_bool(value bool) {
	p.out = append(judgeStrconv.AppendBool(p.out, value), '\n')
}

func (p *judgeProgram) show_string(value string) { p.out = append(append(p.out, value...), '\n') }

func (p *judgeProgram) show_int_list(values []int64) {
	for _, value := range values {
		p.show_int(value)
	}
}

func (p *judgeProgram) show_float_list(values []float64) {
	for _, value := range values {
		p.show_float(value)
	}
}

func (p *judgeProgram) show_string_list(values []string) {
	for _, value := range values {
		p.show_string(value)
	}
}

func (p *judgeProgram) show_int_table(rows [][]int64) {
	for _, row := range rows {
		for i, value := range row {
			if i > 0 {
				p.out = append(p.out, ' ')
			}
			p.out = judgeStrconv.AppendInt(p.out, value, 10)
		}
		p.out = append(p.out, '\n')
	}
}

func (p *judgeProgram) print() {
	if _, err := judgeOS.Stdout.Write(p.out); err != nil {
		panic(err)
	}
}

