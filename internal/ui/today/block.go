package today

import (
	"kpitui/internal/metrics"
)

// block is one KPI with what is shown of it.
type block struct {
	status *metrics.Status
	facts  *facts   // nil: not worked out yet
	drawn  []string // as drawn when not selected; nil: not drawn yet
}

// facts are what a block says beyond the status: the newest value that was
// entered, whatever the period that the KPI is judged by.
type facts struct {
	value  metrics.Maybe
	period metrics.Period
	now    bool // the period is the one that runs: today, this week
	open   bool // and the value will still grow, so it is compared with nothing
	// The newest value beside that of the same weekday a week before, and beside
	// the one before it; without a change while it is open.
	week, previous metrics.Comparison
	trend          []metrics.Maybe // oldest first, whole periods only

	toDate *toDate
}

// toDate is how far a flow has come in the longer period that it is stated for.
type toDate struct {
	metrics.SoFar
	plan metrics.Maybe // for the period's end
}

// look back four weeks, and a week more for the comparison.
const back = 28 + 7

// of works out the facts of a KPI.
func (s *Screen) of(b *block) *facts {
	if b.facts != nil {
		return b.facts
	}
	st := b.status
	k, series := st.KPI, s.env.Series(st.KPI.ID)
	f := &facts{}
	b.facts = f
	entered := k
	if k.JudgedKind() != k.Cadence.PeriodKind() {
		// As if it were stated by what it is entered by; goals are for the longer period.
		entered = &metrics.KPI{Unit: k.Unit, Cadence: k.Cadence, Days: k.Days, Aggregation: k.Aggregation}
	}
	judged := metrics.Judge(s.env.Workspace, entered, series, s.env.Today, back+1)
	newest := len(judged) - 1
	for newest >= 0 && !judged[newest].Value.OK {
		newest--
	}
	for i := range judged {
		v := judged[i].Value
		if !judged[i].Closed && k.Aggregation != metrics.Last {
			v = metrics.Maybe{}
		}
		f.trend = append(f.trend, v)
	}
	if newest >= 0 {
		j := &judged[newest]
		f.value, f.period = j.Value, j.Period
		f.now = newest == len(judged)-1
		f.open = f.now && k.Aggregation != metrics.Last
	} else if st.Value.OK { // older than what was looked at
		f.value, f.period = st.Value, st.Period
	}
	if newest >= 0 {
		compare := func(i int) metrics.Comparison {
			switch {
			case i < 0 || !judged[i].Value.OK:
				return metrics.Comparison{}
			case f.open:
				return metrics.Comparison{Base: judged[i].Value, Period: judged[i].Period}
			}
			return metrics.Compare(k, f.value.V, judged[i].Value.V, judged[i].Period, st.Goal)
		}
		if f.period.Kind == metrics.Day {
			f.week = compare(newest - 7)
		}
		before := newest - 1
		for before >= 0 && f.period.Kind == metrics.Day && !k.Days.Has(judged[before].Period.Start.Weekday()) {
			before--
		}
		f.previous = compare(before)
	}
	if so := st.SoFar; so != nil && so.Period.Kind > k.Cadence.PeriodKind() {
		f.toDate = &toDate{SoFar: *so}
		if g := metrics.GoalOn(s.env.Workspace, k, series, so.Period.End()); g != nil {
			f.toDate.plan = g.Plan
		}
	}
	return f
}

// count returns how many of the KPIs that expect a value today have one.
func (s *Screen) count() (have, of int) {
	for i := range s.blocks {
		k := s.blocks[i].status.KPI
		if k.Cadence.PeriodKind() != metrics.Day || !k.Days.Has(s.env.Today.Weekday()) {
			continue
		}
		of++
		points := s.env.Series(k.ID).Points
		if n := len(points); n > 0 && points[n-1].Period.Contains(s.env.Today) && points[n-1].Period.Kind == metrics.Day {
			have++
		}
	}
	return have, of
}
