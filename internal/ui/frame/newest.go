package frame

import "kpitui/internal/metrics"

// shown is how many judged periods a chart shows that stands for itself: a quarter
// of days and weeks, a year of months, three years of quarters, each with the
// period to compare with.
var shown = map[metrics.PeriodKind]int{metrics.Day: 91, metrics.Week: 13, metrics.Month: 13, metrics.Quarter: 13, metrics.Year: 13}

// Newest returns the judged periods that a chart of a KPI shows, as far as its
// history reaches; none without a value.
func (e *Env) Newest(k *metrics.KPI, s *metrics.Series) []metrics.Judgement {
	if len(s.Points) == 0 {
		return nil
	}
	kind := k.JudgedKind()
	n, first := 0, e.Info().Of(kind, s.Points[0].Period.Start)
	for p := e.Info().Of(kind, e.Today); n < shown[kind] && p.Start >= first.Start; p = p.Add(-1) {
		n++
	}
	return metrics.Judge(e.Workspace, k, s, e.Today, n)
}
