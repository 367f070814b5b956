package report

import (
	"math"

	"kpitui/internal/metrics"
	"kpitui/internal/report/page"
	"kpitui/internal/text"
)

// chart draws a KPI's last periods beside their plan; nil when there is nothing to
// draw.
func (l *layout) chart(k *KPILine) *page.Chart {
	w, kpi := &pageWords, k.status.KPI
	name := text.Printable(kpi.Name.In(l.Lang))
	c := &page.Chart{Title: name, Format: func(v float64) string { return l.value(metrics.Some(v), kpi) }, Value: l.t(w.Value), Plan: l.t(w.Plan)}
	c.Low, c.High = kpi.Unit.Range()
	some := 0
	for i := range k.judged {
		j := &k.judged[i]
		p := page.Point{Label: l.w.Info.Label(j.Period), Value: missing(j.Value), Plan: math.NaN(), Upper: math.NaN(), Tone: toneOf[j.State]}
		if j.Partial { // what has come so far is no match for a whole period
			p.Value = math.NaN()
		}
		if j.Goal != nil {
			p.Plan, p.Hold = missing(j.Goal.Plan), j.Goal.Anchor == 0
			if j.Goal.Goal.Comparator == metrics.Between {
				p.Upper = j.Goal.Goal.High
			}
		}
		if j.Value.OK && !j.Partial {
			some++
		}
		c.Points = append(c.Points, p)
	}
	if some == 0 {
		return nil
	}
	first, last := c.Points[0], c.Points[len(c.Points)-1]
	c.About = l.f(w.ChartAbout, name, first.Label, last.Label, some, len(c.Points), l.value(k.status.Value, kpi), l.plan(k.status))
	return c
}

// missing returns a number for a chart; NaN for none.
func missing(m metrics.Maybe) float64 {
	if !m.OK {
		return math.NaN()
	}
	return m.V
}
