package metrics

import "strings"

// Computation is how one period of a computed KPI comes about.
type Computation struct {
	KPI     string
	Formula string
	Period  Period
	Value   Maybe
	Inputs  []FormulaInput // in the order of the formula, each once
	Problem *Gap           // why it cannot be computed; nil: it can
}

// FormulaInput is a number that a formula takes from a KPI.
type FormulaInput struct {
	Text   string // as it stands in the formula: "revenue_month", "previous(nps)"
	KPI    string
	Period Period // the input's own; of a sum or mean of several the last one, or the one that is missing
	Value  Maybe
	// Days of Of expected values are there in Short, a closed sum or mean that was taken
	// nonetheless: Period itself, or of several periods the newest with gaps. Of is 0
	// without gaps.
	Days, Of int
	Short    Period
}

// GapKind says why a period of a computed KPI has no value.
type GapKind uint8

// The reasons.
const (
	GapMissing    GapKind = iota + 1 // an input has no value
	GapZero                          // a divisor is zero
	GapOpen                          // a period of an input is not over
	GapRange                         // the result is impossible in the KPI's unit
	GapNoPlan                        // an input has no plan
	GapDefinition                    // the formula does not fit the definitions of today
	GapPartial                       // measuring an input began too late in a period that is over
)

// Gap is why a period of a computed KPI has no value.
type Gap struct {
	Kind   GapKind
	KPI    string // the input that it is about; empty for a result
	Text   string // the part of the formula that it is about
	Period Period // the input's
}

// Explain returns how the KPI's formula comes to its value of a period, with the
// numbers filled in, as was known when as was made. The zero Computation, for a KPI
// without a formula, has no problem and no value.
func Explain(w *Workspace, k *KPI, p Period, as *Assessment) Computation {
	if k.Formula == "" {
		return Computation{}
	}
	return w.derivation(k).explain(p, as.AsOf, as.Closed)
}

// Filled writes the formula with its numbers in the place of the KPIs, and with its
// result when there is one: 4,800,000円 ÷ 120名 = 40,000円. value writes a value of a
// KPI, masked where it must not be seen. What is missing keeps its name.
func (c *Computation) Filled(value func(kpi string, v float64) string) string {
	f := readFormula(c.Formula)
	if f == nil {
		return oneLine(c.Formula)
	}
	p := printer{f: f, onPaper: true, ref: func(i int) string {
		if in := &c.Inputs[i]; in.Value.OK {
			return value(in.KPI, in.Value.V)
		}
		return c.Inputs[i].Text
	}}
	s := p.print(&f.root)
	if !c.Value.OK {
		return s
	}
	return strings.Join([]string{s, value(c.KPI, c.Value.V)}, " = ")
}

// explain explains one period, as known on today.
func (d *Derivation) explain(p Period, today, closed Date) Computation {
	c := Computation{KPI: d.k.ID, Formula: d.k.Formula, Period: p, Inputs: make([]FormulaInput, len(d.refs))}
	m := moment{d: d, p: p, today: today, closed: closed}
	gap := d.problem
	var room [8]float64
	values := room[:0]
	for i := range d.refs {
		r := &d.refs[i]
		c.Inputs[i] = FormulaInput{Text: r.text, KPI: r.KPI, Period: p}
		if d.problem.Kind != 0 {
			continue
		}
		x := m.take(r)
		in := &c.Inputs[i]
		in.Period, in.Value = x.period, Maybe{x.value, x.gap == 0}
		in.Days, in.Of, in.Short = x.days, x.of, x.short
		if x.gap != 0 && gap.Kind == 0 {
			gap = r.lacks(x)
		}
		values = append(values, x.value)
	}
	var v float64
	if gap.Kind == 0 {
		v, gap = m.result(values)
	}
	if c.Value = (Maybe{v, gap.Kind == 0}); !c.Value.OK {
		c.Problem = &gap
	}
	return c
}
