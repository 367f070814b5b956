package frame

import (
	"math"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/chart"
)

// ProcessChart makes a process chart one to draw: its lines within what the unit can
// be, ranges of ratios as per cent, and the points of signals marked, those of a
// bright one so that they stand out. While amounts are masked its axes have no values.
func (e *Env) ProcessChart(k *metrics.KPI, c *metrics.ProcessChart, bright func(signal int) bool) chart.ProcessChart {
	out := chart.ProcessChart{Lang: e.Lang, Look: chart.ProcessIn(e.Theme), Points: make([]chart.ProcessPoint, len(c.Points))}
	low, high := k.Unit.Range()
	line := func(v metrics.Maybe) metrics.Maybe {
		v.V = max(low, min(v.V, high))
		return v
	}
	ratios := false
	for i := range c.Points {
		p := &c.Points[i]
		seg := &c.Segments[p.Segment]
		at := chart.ProcessPoint{
			Date: p.Period.End(), Value: p.Value, Centre: line(p.Centre), Lower: line(p.Lower), Upper: line(p.Upper),
			Range: p.Range, Segment: p.Segment,
		}
		if seg.OK {
			at.MeanRange, at.UpperRange = metrics.Some(seg.Limits.MeanRange), metrics.Some(seg.Limits.UpperRange)
		}
		if seg.Trend.Ratios() {
			ratios = true
			for _, v := range [...]*metrics.Maybe{&at.Range, &at.MeanRange, &at.UpperRange} {
				v.V = math.Expm1(v.V)
			}
		}
		out.Points[i] = at
	}
	for i := range c.Signals {
		s := &c.Signals[i]
		look := chart.OldSignal
		if bright(i) {
			look = chart.NewSignal
		}
		if s.Rule == metrics.SignalRange { // its range stands below the second of two points
			p := &out.Points[s.To]
			p.RangeSignal = max(p.RangeSignal, look)
			continue
		}
		for at := s.From; at <= s.To; at++ {
			p := &out.Points[at]
			p.Signal = max(p.Signal, look)
		}
	}
	if e.Hides(k) {
		return out
	}
	out.Format = func(v float64) string { return e.Value(metrics.Some(v), k) }
	out.FormatRange = func(v float64) string { return metrics.FormatDistance(v, k.Unit, e.Lang, out.Format) }
	if ratios {
		out.FormatRange = func(v float64) string {
			return metrics.FormatValue(100*v, metrics.Unit{Kind: metrics.UnitShare}, "", e.Lang)
		}
	}
	return out
}
