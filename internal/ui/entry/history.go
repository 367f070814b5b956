package entry

import "kpitui/internal/metrics"

// recorded returns the snapshot that the period has already, or nil.
func (s *Screen) recorded() *metrics.Snapshot {
	points := s.env.Series(s.KPI()).Points
	for i := len(points) - 1; i >= 0 && points[i].Period.Start >= s.period.Start; i-- {
		if points[i].Slot == (metrics.Slot{Period: s.period}) && !points[i].Computed() {
			return &points[i]
		}
	}
	return nil
}

// last returns the newest snapshot before the period, or nil.
func (s *Screen) last() *metrics.Snapshot {
	points := s.env.Series(s.KPI()).Points
	for i := len(points) - 1; i >= 0; i-- {
		if points[i].Period.Kind == s.period.Kind && points[i].Period.Start < s.period.Start {
			return &points[i]
		}
	}
	return nil
}

// preview judges the typed value as if it were stored.
func (s *Screen) preview(v float64) *metrics.Judgement {
	k := s.kpi()
	series := s.env.Series(k.ID).With(metrics.Snapshot{Slot: metrics.Slot{Period: s.period}, Value: v, Recorded: s.env.Now.Unix()})
	const enough = 60 // judged periods back from today; older ones get no preview
	for _, j := range metrics.Judge(s.env.Workspace, k, series, s.env.Today, enough) {
		if j.Period.Contains(s.period.Start) {
			return &j
		}
	}
	return nil
}
