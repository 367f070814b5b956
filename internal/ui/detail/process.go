package detail

import (
	"fmt"
	"math"
	"slices"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/chart"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// leastPoints is how many closed periods process limits need.
const leastPoints = 6

// turnChart shows the process chart in place of the trend, or the trend again.
func (s *Screen) turnChart() {
	s.limits = !s.limits
	s.settle()
	switch {
	case s.has(onSignals):
		s.focus = onSignals
	case s.focus == onSignals:
		s.focus = onValues
	}
}

// settle brings what depends on the cursor, the chart and the values up to date.
func (s *Screen) settle() {
	if s.limits && s.status != nil {
		s.signals.Resize(len(s.chartProcess().Signals), s.signals.Len())
	}
	s.compute()
	if !s.has(s.focus) {
		s.focus = onValues
	}
}

// chartProcess returns the process chart of the KPI.
func (s *Screen) chartProcess() *metrics.ProcessChart {
	if s.process == nil {
		s.process = metrics.ChartProcess(s.env.Workspace, s.status.KPI, s.series, s.env.Assessed)
		slices.SortStableFunc(s.process.Signals, func(a, b metrics.Signal) int { return b.To - a.To }) // newest first
	}
	return s.process
}

// freeze asks for a baseline of the KPI's limits, or says why there can be none.
func (s *Screen) freeze() tea.Cmd { return nil }

// processLines draws the process chart with its heading in so many lines of so many
// columns.
func (s *Screen) processLines(width, height int) []string {
	var lines []string
	if height > leastChart {
		lines = append(lines, s.processHead(width))
	}
	if missing := leastPoints - len(s.chartProcess().Points); missing > 0 {
		return append(lines, s.plainLines(fmt.Sprintf(s.env.T(words.TooFew), missing), width)...)
	}
	for _, l := range chart.Process(s.processChart(), width-2, height-len(lines)) {
		row := frame.NewRow(s.env.Theme, false, width, 0)
		row.Put(width-2, l)
		lines = append(lines, row.String())
	}
	return lines
}

// processHead is the heading of the process chart: what the limits rest on.
func (s *Screen) processHead(width int) string {
	th := s.env.Theme
	row := frame.NewRow(th, false, width, 2)
	row.Text(th.Group, s.env.T(words.Process))
	row.Text(th.Muted, s.basis())
	s.hint(row, keys.Chart, words.Trend)
	return row.String()
}

// hint names a key and what it does, where there is room for both.
func (s *Screen) hint(row *frame.Row, a keys.Action, t metrics.Text) {
	key, what := keys.Of(a).Show, " "+s.env.T(t)
	if s.front && text.Width(key)+text.Width(what) < row.Rest() {
		row.Text(s.env.Theme.Key, key)
		row.Glue()
		row.Text(s.env.Theme.KeyText, what)
	}
}

// basis says how many points the limits of today rest on.
func (s *Screen) basis() string {
	c := s.chartProcess()
	if len(c.Segments) == 0 {
		return ""
	}
	seg := &c.Segments[len(c.Segments)-1]
	switch {
	case !seg.OK && seg.N >= leastPoints:
		return s.env.T(words.NoVariation)
	case !seg.OK:
		return ""
	case seg.Baseline != nil:
		return fmt.Sprintf(s.env.T(words.Frozen), seg.N)
	case seg.Provisional:
		return fmt.Sprintf(s.env.T(words.Provisional), seg.N)
	}
	return fmt.Sprintf(s.env.T(words.LimitsOf), seg.N)
}

// processChart turns the chart of the domain into one to draw: lines within what the
// unit can be, ranges of logarithms as per cent, the points of signals marked.
func (s *Screen) processChart() chart.ProcessChart {
	c, k := s.chartProcess(), s.status.KPI
	out := chart.ProcessChart{Lang: s.env.Lang, Look: chart.ProcessIn(s.env.Theme)}
	low, high := k.Unit.Range()
	line := func(v metrics.Maybe) metrics.Maybe {
		v.V = max(low, min(v.V, high))
		return v
	}
	log := false
	for _, p := range c.Points {
		seg := &c.Segments[p.Segment]
		at := chart.ProcessPoint{
			Date: p.Period.End(), Value: p.Value, Centre: line(p.Centre), Lower: line(p.Lower), Upper: line(p.Upper), Segment: p.Segment,
		}
		at.Range = p.Range
		if seg.OK {
			at.MeanRange, at.UpperRange = metrics.Some(seg.Limits.MeanRange), metrics.Some(seg.Limits.UpperRange)
		}
		if log = log || seg.Trend.Log; seg.Trend.Log {
			for _, v := range [...]*metrics.Maybe{&at.Range, &at.MeanRange, &at.UpperRange} {
				v.V = math.Expm1(v.V)
			}
		}
		out.Points = append(out.Points, at)
	}
	for i := range c.Signals {
		sig := &c.Signals[i]
		look := chart.OldSignal
		if s.bright(i) {
			look = chart.NewSignal
		}
		for at := sig.From; at <= sig.To; at++ {
			p := &out.Points[at]
			if sig.Rule == metrics.SignalRange {
				p.RangeSignal = max(p.RangeSignal, look)
			} else {
				p.Signal = max(p.Signal, look)
			}
		}
	}
	if !s.env.Hides(k) {
		out.Format = func(v float64) string { return s.env.Value(metrics.Some(v), k) }
		out.FormatRange = out.Format
		if log {
			out.FormatRange = func(v float64) string { return metrics.FormatPercent(v, 0) }
		}
	}
	return out
}

// bright reports whether a signal stands out: the one under the cursor, else those
// that end in the newest period.
func (s *Screen) bright(i int) bool {
	if s.front && s.focus == onSignals {
		return i == s.signals.Cursor
	}
	return s.chartProcess().Signals[i].To == len(s.chartProcess().Points)-1
}

// signalsHeight returns how many lines state and signals take.
func (s *Screen) signalsHeight(width int) int {
	return len(s.stateLines(width)) + len(s.chartProcess().Signals)
}

// signalLines draws the state of the process and its signals, newest first, in so
// many lines of so many columns, the first of which is the screen's line top.
func (s *Screen) signalLines(width, height, top int) []string {
	if height <= 0 {
		return nil
	}
	lines := s.stateLines(width)
	lines = lines[:min(len(lines), max(1, height-1))]
	s.signalsTop = top + len(lines)
	s.signals.Resize(len(s.chartProcess().Signals), height-len(lines))
	from, to := s.signals.Window()
	for i := from; i < to; i++ {
		lines = append(lines, s.signalLine(i, width))
	}
	return lines
}

// signalLine says what a signal is: its periods, and its rule in words.
func (s *Screen) signalLine(i, width int) string {
	c := s.chartProcess()
	sig := &c.Signals[i]
	row := frame.NewRow(s.env.Theme, s.front && s.focus == onSignals && i == s.signals.Cursor, width, gap)
	look := row.Look()
	style := look.Muted
	if sig.To == len(c.Points)-1 {
		style = look.Text
	}
	from, to := frame.ShortPeriod(c.Points[sig.From].Period, s.env), frame.ShortPeriod(c.Points[sig.To].Period, s.env)
	if from != to {
		to = from + " - " + to
	}
	row.Left(style, min(20, width/3), to)
	row.Left(style, row.Rest()-1, s.signalText(sig))
	return row.String()
}

// stateLines says in which of the four states the process is, and what to do then.
func (s *Screen) stateLines(width int) []string { return nil }

func (s *Screen) signalText(sig *metrics.Signal) string { return string(sig.Rule) }

func (s *Screen) gapText(g *metrics.Gap) string { return g.Text }

func (s *Screen) filledText(c *metrics.Computation) string { return c.Formula }
