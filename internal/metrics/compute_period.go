package metrics

// Derivation is what the history of a computed KPI was computed of. It never changes:
// a change of an input makes a new one.
type Derivation struct {
	w       *Workspace // the definitions; nothing else of it is looked at
	k       *KPI
	f       *Formula
	inputs  []input
	refs    []inputRef // as f.refs
	entered *Series    // what was entered for periods that cannot be computed
	problem Gap        // why nothing can be computed; its kind is zero when something can
	// reaches says that there can be values after the newest ones of the inputs, which
	// were looked at up to the day to: see [Derivation.later].
	reaches bool
	to      Date
}

// input is a KPI that a formula names.
type input struct {
	subject
	// longer says that the input is stated over longer periods than those that are
	// computed: its newest value counts.
	longer bool
}

// inputRef is a reference with the input that it is about.
type inputRef struct {
	Ref
	text  string // as the formula has it
	input int    // index in Derivation.inputs
}

// Equal reports whether two histories were computed by the same formula. It is for
// tests that compare workspaces: what comes of it is compared by its points.
func (d *Derivation) Equal(o *Derivation) bool {
	return d == o || d != nil && o != nil && d.k.ID == o.k.ID && d.k.Formula == o.k.Formula
}

// moment is one period for which a formula is evaluated, as known on today.
type moment struct {
	d             *Derivation
	p             Period
	today, closed Date
	// columns are the readings of the inputs that were made already, and i is the
	// place of p in them; nil: they are read one by one.
	columns [][]cell
	i       int
}

// cell is the reading of an input for one period.
type cell struct {
	value  float64
	period Period // the input's own
	gap    GapKind
	// days of of expected values are there in short, see [FormulaInput].
	days, of int
	short    Period
}

// value evaluates the formula; without a gap its kind is zero.
func (m *moment) value() (float64, Gap) {
	d := m.d
	if d.problem.Kind != 0 {
		return 0, d.problem
	}
	var room [8]float64
	values := room[:0]
	for i := range d.refs {
		x := m.take(&d.refs[i])
		if x.gap != 0 {
			return 0, d.refs[i].lacks(x)
		}
		values = append(values, x.value)
	}
	return m.result(values)
}

// lacks says why a reference has no number.
func (r *inputRef) lacks(x cell) Gap {
	return Gap{Kind: x.gap, KPI: r.KPI, Text: r.text, Period: x.period}
}

// result computes the formula of the numbers of its references.
func (m *moment) result(values []float64) (float64, Gap) {
	d := m.d
	v, gap := d.f.compute(values)
	if gap == nil {
		var ok bool
		if v, ok = within(v, d.k.Unit); ok {
			return v, Gap{}
		}
		gap = &Gap{Kind: GapRange}
	}
	gap.Period = m.p
	return 0, *gap
}

// take returns the number that a formula takes from an input.
func (m *moment) take(r *inputRef) cell {
	switch r.Func {
	case RefPrevious:
		return m.at(r.input, m.before(r.input, 0))
	case RefYearBefore:
		return m.at(r.input, periodsOfYear[m.p.Kind])
	case RefSum, RefMean:
		return m.several(r)
	case RefPlan:
		return m.plan(r.input)
	}
	return m.at(r.input, 0)
}

// periodsOfYear is how many periods ago the same one of the year before was, as
// [Period.YearBefore] has it.
var periodsOfYear = [...]int{Day: 364, Week: 52, Month: 12, Quarter: 4, Year: 1}

// before returns how many periods ago the one was that came before the one so many
// periods ago: of days the one before on which a value of the input is expected.
func (m *moment) before(input, back int) int {
	back++
	if m.p.Kind == Day {
		for days := m.d.inputs[input].k.Days; !days.Has((m.p.Start - Date(back)).Weekday()); {
			back++
		}
	}
	return back
}

// several adds up, or averages, the last periods; all must be there. The gap of the
// oldest that is missing is the one to tell: nothing before it helps.
func (m *moment) several(r *inputRef) cell {
	all, missing := cell{period: m.p}, cell{}
	for i, back := 0, 0; i < r.N; i, back = i+1, m.before(r.input, back) {
		x := m.at(r.input, back)
		if x.gap != 0 {
			missing = x
		}
		all.value += x.value
		if all.of == 0 && x.of > 0 {
			all.days, all.of, all.short = x.days, x.of, x.short
		}
	}
	if missing.gap != 0 {
		return missing
	}
	if r.Func == RefMean {
		all.value /= float64(r.N)
	}
	return all
}

// plan returns what is planned for the last day of the period.
func (m *moment) plan(input int) cell {
	in := &m.d.inputs[input]
	today, closed, end := m.today, m.closed, m.p.End()
	if end <= closed {
		today, closed = end, end
	}
	h := in.history(today, closed)
	g, ok := in.goalOn(&h, end)
	if !ok || !g.Plan.OK {
		return cell{period: m.p, gap: GapNoPlan}
	}
	return cell{value: g.Plan.V, period: m.p}
}

// at returns the value of an input so many periods back.
func (m *moment) at(input, back int) cell {
	if m.columns == nil {
		return m.d.inputs[input].read(m.p.Add(-back), m.today, m.closed)
	}
	if back > m.i {
		return cell{period: m.p.Add(-back), gap: GapMissing}
	}
	return m.columns[input][m.i-back]
}

// read returns the value of a period of the KPI that is computed. A period that is
// over is read as it was known at its end, so that it does not change with what
// comes after it.
func (in *input) read(p Period, today, closed Date) cell {
	end := p.End()
	if end <= closed {
		today, closed = end, end
	}
	if len(in.s.Points) == 0 || in.s.Points[0].Period.Start > today {
		return cell{period: p, gap: GapMissing}
	}
	h := in.history(today, closed)
	if in.longer {
		r, ok := h.judged()
		if !ok {
			return cell{period: h.info.Of(h.kind, min(end, today)), gap: GapMissing}
		}
		return r.cell(r.period)
	}
	h.kind = p.Kind
	r, ok := h.read(p)
	switch {
	case !ok:
		return cell{period: p, gap: GapMissing}
	case r.partial && r.over:
		return cell{period: p, gap: GapPartial}
	case r.partial:
		return cell{period: p, gap: GapOpen}
	}
	return r.cell(p)
}

// cell returns what a formula takes from the reading of the input's period p.
func (r *reading) cell(p Period) cell {
	x := cell{value: r.value, period: p, days: r.days, of: r.of}
	if r.of > 0 {
		x.short = p
	}
	return x
}
