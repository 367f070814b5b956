package metrics

import (
	"slices"
)

// computed marks the snapshots that a formula made.
var computed = &Origin{Source: "formula"}

// Computed reports whether the snapshot was not entered but computed by a formula.
func (s *Snapshot) Computed() bool { return s.Origin == computed }

// derive returns the history that the formula makes, merged with what was entered.
func (d *Derivation) derive() *Series {
	s := &Series{Points: merged(d.points(), d.entered.Points), Derived: d}
	if len(s.Points) > 0 {
		s.First = &s.Points[0]
	}
	return s
}

// points computes all periods that can be computed, each as it will be known at its
// end: of one that is still open [Derivation.asKnown] says what is known now.
func (d *Derivation) points() []Snapshot {
	from, to := d.span()
	d.to = to
	if d.problem.Kind != 0 || from.IsZero() {
		return nil
	}
	m := moment{d: d, columns: make([][]cell, len(d.inputs))}
	var list []Snapshot
	for p := from; p.Start <= to; p = p.Add(1) {
		m.p, m.today = p, p.End()
		m.closed = m.today
		for i := range d.inputs {
			m.columns[i] = append(m.columns[i], d.inputs[i].read(p, m.today, m.closed))
		}
		if v, gap := m.value(); gap.Kind == 0 {
			list = append(list, Snapshot{Slot: Slot{Period: p}, Value: v, Origin: computed})
		}
		m.i++
	}
	return list
}

// mostPeriods bounds what a history of one date that nobody meant can cost.
const mostPeriods = 40_000 // a century of days

// span returns the first period in which an input has a value, and the last day of
// the newest one.
func (d *Derivation) span() (from Period, to Date) {
	var first Date
	for i := range d.inputs {
		s := d.inputs[i].s
		if len(s.Points) == 0 {
			continue
		}
		if start := s.Points[0].Period.Start; first == 0 || start < first {
			first = start
		}
		to = max(to, s.Points[len(s.Points)-1].Period.End())
	}
	if first == 0 {
		return from, to
	}
	kind := d.k.Cadence.PeriodKind()
	from = d.w.Info.Of(kind, first)
	if cut := d.w.Info.Of(kind, to).Add(-mostPeriods); cut.Start > from.Start {
		from = cut
	}
	return from, to
}

// merged returns the computed snapshots with those that were entered for periods
// that could not be computed.
func merged(points, entered []Snapshot) []Snapshot {
	if len(entered) == 0 {
		return points
	}
	list := make([]Snapshot, 0, len(points)+len(entered))
	for _, e := range entered {
		for len(points) > 0 && points[0].Period.End() < e.Period.Start {
			list, points = append(list, points[0]), points[1:]
		}
		if len(points) == 0 || !points[0].Period.Contains(e.Period.Start) {
			list = append(list, e)
		}
	}
	return append(list, points...)
}

// asKnown makes of a history what is known on the day of judgement.
func (d *Derivation) asKnown(h *history) {
	d.open(h)
	if d.reaches && d.problem.Kind == 0 && d.to < h.today {
		d.later(h)
	}
}

// mostLater bounds how many periods are computed behind the newest value of all inputs.
const mostLater = 400 // a year of days

// later adds the periods behind the newest values of the inputs that can be computed
// nonetheless: of the period before, of the year before, of plans, and of what is
// stated over longer periods, the newest of which counts until there is another. How
// many there are only the day of judgement says.
func (d *Derivation) later(h *history) {
	kind := d.k.Cadence.PeriodKind()
	p, now := h.info.Of(kind, h.today), h.info.Of(kind, h.today)
	switch {
	case d.to != 0:
		p = h.info.Of(kind, d.to).Add(1)
	case h.info.Start != 0: // nothing is measured at all
		p = h.info.Of(kind, h.info.Start)
	}
	if first := now.Add(-mostLater); p.Start < first.Start {
		p = first
	}
	begin := search(h.s.Points[:h.n], p.Start)
	var points []Snapshot
	for ; p.Start <= h.today; p = p.Add(1) {
		m := moment{d: d, p: p, today: h.today, closed: h.closed}
		if end := p.End(); end <= h.closed {
			m.today, m.closed = end, end
		}
		if v, gap := m.value(); gap.Kind == 0 {
			points = append(points, Snapshot{Slot: Slot{Period: p}, Value: v, Origin: computed})
		}
	}
	if len(points) > 0 {
		h.replace(begin, merged(points, h.s.Points[begin:h.n]))
	}
}

// replace puts snapshots in the place of those from index i on.
func (h *history) replace(i int, with []Snapshot) {
	h.n = i
	if len(with) > 0 {
		s := *h.s
		s.Points = slices.Concat(h.s.Points[:i], with)
		s.First = &s.Points[0]
		h.s, h.n = &s, len(s.Points)
	}
}

// open puts what is known on the day of judgement in the place of the newest
// period of a history, when that is still open: sums of it are not complete yet, and
// what the inputs came to afterwards is not known.
func (d *Derivation) open(h *history) {
	if h.n == 0 {
		return
	}
	last := h.s.Points[h.n-1]
	if !last.Computed() || last.Period.End() <= h.closed {
		return
	}
	m := moment{d: d, p: last.Period, today: h.today, closed: h.closed}
	v, gap := m.value()
	if gap.Kind == 0 && v == last.Value {
		return
	}
	var instead []Snapshot
	if last.Value = v; gap.Kind == 0 {
		instead = []Snapshot{last}
	} else {
		in := d.entered.Points
		instead = in[search(in, last.Period.Start):search(in, min(h.today, last.Period.End())+1)]
	}
	h.replace(h.n-1, instead)
}

// derivation returns what the KPI's history is computed of.
func (w *Workspace) derivation(k *KPI) *Derivation {
	if s := w.Series[k.ID]; s != nil && s.Derived != nil && s.Derived.k.Formula == k.Formula {
		return s.Derived
	}
	return newComputer(w).derivation(k)
}

// computer computes histories of a workspace as it is.
type computer struct {
	w     *Workspace
	then  *Workspace // the definitions alone, which stay as they are
	kpis  map[string]*KPI
	order []*KPI // those with a formula, inputs before what is computed of them
	loops map[string]bool
}

func newComputer(w *Workspace) *computer {
	c := &computer{
		w:    w,
		then: &Workspace{Info: w.Info, KPIs: w.KPIs, Phases: w.Phases},
		kpis: make(map[string]*KPI, len(w.KPIs)), loops: map[string]bool{},
	}
	for i := range w.KPIs {
		c.kpis[w.KPIs[i].ID] = &w.KPIs[i]
	}
	seen := map[string]uint8{} // 1: on the way, 2: done
	for i := range w.KPIs {
		c.visit(&w.KPIs[i], seen)
	}
	return c
}

// visit puts a KPI into the order behind its inputs. A KPI that is computed of
// itself, by however many steps, cannot be; nor can what is computed of it.
func (c *computer) visit(k *KPI, seen map[string]uint8) (loop bool) {
	f := readFormula(k.Formula)
	switch {
	case k.Formula == "":
		return false
	case seen[k.ID] == 1:
		return true
	case seen[k.ID] == 2:
		return c.loops[k.ID]
	}
	seen[k.ID] = 1
	if f != nil {
		for _, r := range f.refs {
			if in := c.kpis[r.KPI]; in != nil && c.visit(in, seen) {
				loop = true
			}
		}
	}
	seen[k.ID] = 2
	c.loops[k.ID] = loop
	c.order = append(c.order, k)
	return loop
}

// derivation returns what the KPI's history is computed of now.
func (c *computer) derivation(k *KPI) *Derivation {
	d := &Derivation{w: c.then, k: k, f: readFormula(k.Formula), entered: c.w.Entered[k.ID]}
	if d.entered == nil {
		d.entered = &noSeries
	}
	switch {
	case d.f == nil:
		d.problem = Gap{Kind: GapDefinition, Text: oneLine(k.Formula)}
		return d
	case c.loops[k.ID]:
		d.problem = Gap{Kind: GapDefinition, KPI: k.ID, Text: k.ID}
	}
	d.inputs = make([]input, 0, len(d.f.refs))
	d.refs = make([]inputRef, len(d.f.refs))
	for i, r := range d.f.refs {
		at := slices.IndexFunc(d.inputs, func(in input) bool { return in.k.ID == r.KPI })
		if at < 0 {
			in := c.kpis[r.KPI]
			if in == nil {
				d.problem = Gap{Kind: GapDefinition, KPI: r.KPI, Text: r.KPI}
				in = &KPI{ID: r.KPI}
			}
			at = len(d.inputs)
			d.inputs = append(d.inputs, c.input(k, in))
			s := d.inputs[at].s.Derived
			d.reaches = d.reaches || d.inputs[at].longer || s != nil && s.reaches
		}
		d.reaches = d.reaches || r.Func == RefPrevious || r.Func == RefYearBefore || r.Func == RefPlan
		if r.Func == RefPlan {
			d.inputs[at].phased = phaseGoals(c.then, r.KPI)
		}
		d.refs[i] = inputRef{r, r.String(), at}
	}
	return d
}

// input prepares a KPI that the formula of another one names.
func (c *computer) input(k, in *KPI) input {
	s := c.w.Series[in.ID]
	if s == nil {
		s = &noSeries
	}
	return input{subject: subject{w: c.then, k: in, s: s}, longer: in.JudgedKind() > k.Cadence.PeriodKind()}
}

// Compute computes the histories of the KPIs with a formula that depend on the
// changed ones, or of all without any: Series becomes what the formula makes of its
// inputs, and what was entered for the periods that it cannot compute. Inputs must be
// loaded whole ([Inputs]). Histories are replaced and never changed, so that an
// assessment made before stays as it was.
//
// It asks for no clock: a period that is still open is computed as it would be if
// nothing came any more, and whoever reads the history on a day puts what is known
// on that day in its place.
func (w *Workspace) Compute(changed ...string) {
	if !slices.ContainsFunc(w.KPIs, func(k KPI) bool { return k.Formula != "" }) {
		return
	}
	if w.Series == nil {
		w.Series = map[string]*Series{}
	}
	c := newComputer(w)
	dirty := make(map[string]bool, len(changed))
	for _, id := range changed {
		dirty[id] = true
	}
	for more := true; more; { // once, and once more to see it; circles have no order
		more = false
		for _, k := range c.order {
			if !dirty[k.ID] && (len(changed) == 0 || dependsOn(k, dirty)) {
				dirty[k.ID], more = true, true
			}
		}
	}
	for _, k := range c.order {
		if dirty[k.ID] {
			w.Series[k.ID] = c.derivation(k).derive()
		}
	}
}

func dependsOn(k *KPI, dirty map[string]bool) bool {
	f := readFormula(k.Formula)
	return f != nil && slices.ContainsFunc(f.refs, func(r Ref) bool { return dirty[r.KPI] })
}

// Inputs returns the KPIs that the formulas of the KPIs name, each once. All of
// their history is to be loaded: formulas look back, and what they make is wanted as
// far back as it goes.
func Inputs(kpis ...KPI) (ids []string) {
	seen := map[string]bool{}
	for i := range kpis {
		f := readFormula(kpis[i].Formula)
		if f == nil {
			continue
		}
		for _, r := range f.refs {
			if !seen[r.KPI] {
				seen[r.KPI] = true
				ids = append(ids, r.KPI)
			}
		}
	}
	return ids
}
