package frame

import (
	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/chart"
)

// Trend makes the chart of a KPI's judged periods, oldest first: values, the goal
// of each time, the plan where it is a way and not a level, and the phases. While
// amounts are masked its axis has no values.
func (e *Env) Trend(k *metrics.KPI, judged []metrics.Judgement) chart.LineChart {
	c := chart.LineChart{Lang: e.Lang, Look: chart.LineIn(e.Theme)}
	if !e.Hides(k) {
		c.Format = func(v float64) string { return e.Value(metrics.Some(v), k) }
	}
	grows := false
	for i := range judged {
		j := &judged[i]
		v := j.Value
		if j.Partial {
			v = metrics.Maybe{}
		}
		if !v.OK && j.Period.Kind == metrics.Day && !k.Days.Has(j.Period.Start.Weekday()) {
			continue // nothing is expected: no hole
		}
		c.Points = append(c.Points, chart.Point{Date: j.At, Value: v})
		var goal, plan metrics.Maybe
		if g := j.Goal; g != nil {
			goal = metrics.Some(g.Goal.Value)
			if g.Anchor != 0 {
				plan, grows = g.Plan, true
			}
		}
		if n := len(c.Goal); n == 0 || c.Goal[n-1].Value != goal {
			c.Goal = append(c.Goal, chart.Point{Date: j.Period.Start, Value: goal})
		}
		c.Plan = append(c.Plan, chart.Point{Date: j.At, Value: plan})
	}
	if !grows {
		c.Plan = nil
	}
	for i := range e.Workspace.Phases {
		p := &e.Workspace.Phases[i]
		c.Phases = append(c.Phases, chart.Span{Name: text.Printable(e.T(p.Name)), Start: p.Start, End: p.End})
	}
	return c
}
