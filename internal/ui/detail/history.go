package detail

import (
	"slices"

	"kpitui/internal/metrics"
)

// row is one line of the values: a judged period, or one snapshot inside it.
type row struct {
	judged *metrics.Judgement
	// shot is the snapshot that the row shows; nil for a period without one, or
	// with several.
	shot *metrics.Snapshot
	// parts are the snapshots of a period of several, newest first.
	parts []metrics.Snapshot
	part  bool // the row is one of the parts of the period above
}

// deepest bounds the history that is judged: more than ten years of days.
const deepest = 4000

// prepare brings what is shown up to date with the environment.
func (s *Screen) prepare() {
	if s.fresh || s.env.Assessed == nil {
		return
	}
	s.fresh = true
	s.judged, s.rows, s.yearBefore = nil, nil, metrics.Comparison{}
	s.process, s.computed = nil, metrics.Computation{}
	if s.status = s.env.Status(s.kpi); s.status == nil {
		s.series, s.story, s.links, s.focus = nil, nil, nil, onValues
		s.list.Resize(0, 0)
		return
	}
	s.tell()
	k := s.status.KPI
	s.series = s.whole.Joined(s.env.Series(s.kpi))
	defer s.settle()
	if len(s.series.Points) == 0 {
		s.list.Resize(0, 0)
		return
	}
	s.yearBefore = metrics.YearBefore(s.env.Workspace, s.status, s.series, s.env.Today)
	n := periodsSince(s.env.Info(), k.JudgedKind(), s.series.Points[0].Period.Start, s.env.Today)
	if !s.front { // nobody scrolls here: judge what is seen
		n = min(n, max(s.height, s.spans()[s.shown()].periods))
	}
	s.judged = metrics.Judge(s.env.Workspace, k, s.series, s.env.Today, min(n, deepest))
	slices.Reverse(s.judged)
	s.arrange(k)
}

// periodsSince counts the periods of a kind from the one that contains first to
// the one that contains today.
func periodsSince(info *metrics.Info, kind metrics.PeriodKind, first, today metrics.Date) int {
	p := info.Of(kind, first)
	if kind <= metrics.Week {
		return int(info.Of(kind, today).Start-p.Start)/p.Days() + 1
	}
	n := 0
	for ; p.Start <= today; p = p.Add(1) {
		n++
	}
	return n
}

// arrange makes the rows of the values from what was judged, newest first.
func (s *Screen) arrange(k *metrics.KPI) {
	points := s.series.Points
	end := len(points)
	for i := range s.judged {
		j := &s.judged[i]
		for end > 0 && points[end-1].Period.Start > j.Period.End() {
			end--
		}
		from := end
		for from > 0 && points[from-1].Period.Start >= j.Period.Start {
			from--
		}
		r := row{judged: j}
		switch shots := points[from:end]; {
		case len(shots) == 1 && shots[0].Clock == 0 && shots[0].Period.Kind == j.Period.Kind:
			r.shot = &shots[0]
		case len(shots) > 0:
			r.parts = slices.Clone(shots)
			slices.Reverse(r.parts)
		case j.Period.Kind == metrics.Day && !k.Days.Has(j.Period.Start.Weekday()):
			continue // nothing is expected
		}
		end = from
		s.rows = append(s.rows, r)
		if s.opened[j.Period] {
			for p := range r.parts {
				s.rows = append(s.rows, row{judged: j, shot: &r.parts[p], part: true})
			}
		}
	}
	s.list.Resize(len(s.rows), s.tableRows)
	if !s.placed {
		s.placed = true
		next := metrics.EntryPeriod(s.env.Workspace, k, s.series, s.env.Today)
		if k.Formula != "" { // nothing is entered: how the newest value came about
			next = s.status.Period
		}
		s.list.Move(max(0, slices.IndexFunc(s.rows, func(r row) bool { return r.judged.Period == next })) - s.list.Cursor)
	}
}

// span is a part of the history that the chart shows.
type span struct {
	periods int
	label   metrics.Text
}

// spans returns what the chart can show of the KPI, shortest first; the last is
// everything.
func (s *Screen) spans() []span {
	kind := s.status.KPI.JudgedKind()
	all := span{deepest, words.AllTime}
	total := 0
	if s.series != nil && len(s.series.Points) > 0 {
		total = periodsSince(s.env.Info(), kind, s.series.Points[0].Period.Start, s.env.Today)
	}
	var out []span
	for _, sp := range spansOf[kind] {
		if sp.periods < total || len(out) == 0 {
			out = append(out, sp)
		}
	}
	if total > out[len(out)-1].periods {
		out = append(out, all)
	}
	return out
}
