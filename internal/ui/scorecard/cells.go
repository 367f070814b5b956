package scorecard

import (
	"slices"

	"kpitui/internal/metrics"
)

// line is one line of the scorecard: a KPI's periods of one kind, the heading of a
// section, or the space between two.
type line struct {
	kind   metrics.PeriodKind // 0: space
	status *metrics.Status    // nil: a heading
	// parts says that the row shows what the KPI is entered by and not what is
	// judged: the days of a monthly sum.
	parts  bool
	judged []metrics.Judgement // oldest first; nil: not judged yet
	drawn  string              // as drawn when not selected; empty: not drawn yet
}

// arrange divides the chosen KPIs into sections by the length of their periods.
// A KPI that is judged by longer periods than it is entered by stands in two.
func (s *Screen) arrange() {
	s.lines, s.items = s.lines[:0], s.items[:0]
	if s.env.Assessed == nil {
		return
	}
	chosen := s.filter.Matcher()
	sections := 0
	for _, kind := range [...]metrics.PeriodKind{metrics.Day, metrics.Week, metrics.Month, metrics.Quarter, metrics.Year} {
		heading := len(s.lines)
		for i := range s.env.Assessed.KPIs {
			st := &s.env.Assessed.KPIs[i]
			judged, entered := st.KPI.JudgedKind(), st.KPI.Cadence.PeriodKind()
			if judged != kind && entered != kind || !chosen(st.KPI) {
				continue
			}
			if len(s.lines) == heading {
				s.lines = append(s.lines, line{kind: kind})
				sections++
			}
			s.lines = append(s.lines, line{kind: kind, status: st, parts: judged != kind})
		}
	}
	if len(s.lines)+sections-1 <= s.listHeight() {
		s.spread()
	}
	for i := range s.lines {
		if s.lines[i].status != nil {
			s.items = append(s.items, i)
		}
	}
}

// spread puts space between the sections.
func (s *Screen) spread() {
	for i := len(s.lines) - 1; i > 0; i-- {
		if s.lines[i].status == nil {
			s.lines = slices.Insert(s.lines, i, line{})
		}
	}
}

// judge fills in what a row shows.
func (s *Screen) judge(l *line) []metrics.Judgement {
	if l.judged == nil {
		k := l.status.KPI
		series := s.env.Series(k.ID)
		if l.parts {
			// The KPI as if it were stated by what it is entered by: values without
			// goals, which are for the longer period.
			k = &metrics.KPI{Unit: k.Unit, Cadence: k.Cadence, Days: k.Days, Aggregation: k.Aggregation}
		}
		l.judged = metrics.Judge(s.env.Workspace, k, series, s.env.Today, periods)
	}
	return l.judged
}

// at returns the judgement of a column, counted back from the newest.
func (s *Screen) at(l *line, column int) *metrics.Judgement {
	return &s.judge(l)[periods-1-column]
}

// periodAt returns the period of a column in the section of a kind.
func (s *Screen) periodAt(kind metrics.PeriodKind, column int) metrics.Period {
	return s.env.Info().Of(kind, s.env.Today).Add(-column)
}

// content says what a cell holds.
type content int

const (
	nothing content = iota // no value is expected here, or it is not known
	value
	soFar // a part of a period: shown, never judged
	gap   // a value is missing
	due   // and is asked for
)

// content looks at one cell.
func (s *Screen) content(l *line, column int) content {
	j := s.at(l, column)
	p := j.Period
	switch {
	case j.Value.OK && (j.Partial || l.parts && l.status.KPI.Aggregation != metrics.Last && !j.Closed):
		return soFar
	case j.Value.OK:
		return value
	case slices.Contains(l.status.Asks, p):
		return due
	case !j.Closed || p.Kind == metrics.Day && !l.status.KPI.Days.Has(p.Start.Weekday()):
		return nothing
	}
	series := s.env.Series(l.status.KPI.ID)
	if len(series.Points) == 0 || p.Start < series.From {
		return nothing
	}
	first := series.Points[0].Period.Start
	if series.First != nil {
		first = series.First.Period.Start
	}
	if p.End() < first {
		return nothing
	}
	return gap
}
