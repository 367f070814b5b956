package detail

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/baseline"
	"kpitui/internal/ui/chart"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

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
func (s *Screen) freeze() tea.Cmd {
	if s.status == nil {
		return nil
	}
	if missing := baseline.Missing(s.chartProcess()); missing > 0 {
		return frame.Ask(frame.Say{Text: fmt.Sprintf(s.env.T(words.NoBaseline), missing)})
	}
	return frame.Ask(frame.FreezeBaseline{KPI: s.kpi})
}

// charted reports whether there are points enough for limits.
func (s *Screen) charted() bool { return len(s.chartProcess().Points) >= metrics.LeastForLimits }

// processLines draws the process chart with its heading in so many lines of so many
// columns.
func (s *Screen) processLines(width, height int) []string {
	var lines []string
	if height > leastChart {
		lines = append(lines, s.processHead(width))
	}
	if !s.charted() {
		missing := metrics.LeastForLimits - len(s.chartProcess().Points)
		return append(lines, s.plainLines(fmt.Sprintf(s.env.T(words.TooFew), missing), width)...)
	}
	for _, l := range chart.Process(s.env.ProcessChart(s.status.KPI, s.chartProcess(), s.bright), width-2, height-len(lines)) {
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
	case !seg.OK && seg.N >= metrics.LeastForLimits:
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
	return len(s.stateLines(width, true)) + len(s.chartProcess().Signals)
}

// signalLines draws the state of the process and its signals, newest first, in so
// many lines of so many columns, the first of which is the screen's line top.
func (s *Screen) signalLines(width, height, top int) []string {
	if height <= 0 {
		return nil
	}
	most := height - min(1, len(s.chartProcess().Signals))
	lines := s.stateLines(width, true)
	if len(lines) > most {
		lines = s.stateLines(width, false)
	}
	lines = lines[:min(len(lines), max(1, most))]
	s.signalsTop, s.signalAt = top+len(lines), s.signalAt[:0]
	room := height - len(lines)
	more := 0 // lines that the signal under the cursor takes beyond one
	if at := s.signals.Cursor; s.has(onSignals) && s.focus == onSignals {
		more = min(len(s.signalText(at, width, true)), room) - 1
	}
	s.signals.Resize(len(s.chartProcess().Signals), room-max(0, more))
	from, to := s.signals.Window()
	for i := from; i < to; i++ {
		for _, l := range s.signalText(i, width, s.focus == onSignals && i == s.signals.Cursor) {
			if len(lines) < height {
				lines, s.signalAt = append(lines, l), append(s.signalAt, i)
			}
		}
	}
	return lines
}

// signalText says what a signal is, with its numbers: those that are over dim, the
// one under the cursor whole, the others as far as they fit in a line.
func (s *Screen) signalText(i, width int, selected bool) []string {
	c, k := s.chartProcess(), s.status.KPI
	sig := &c.Signals[i]
	said := text.Printable(sig.Explain(c, k, s.env.Info(), s.env.Lang, func(v float64) string { return s.env.Value(metrics.Some(v), k) }))
	lines := []string{said}
	if selected {
		lines = text.Wrap(said, max(1, width-2))
	}
	for i, l := range lines {
		row := frame.NewRow(s.env.Theme, selected && s.front, width, 0)
		style := row.Look().Muted
		if sig.To == len(c.Points)-1 {
			style = row.Look().Text
		}
		row.Left(style, row.Rest()-1, l)
		lines[i] = row.String()
	}
	return lines
}

// stateLines says in which of the four states the process is and what to do then, and
// on whose word its limits are frozen; each in a line, as far as it fits, unless whole.
func (s *Screen) stateLines(width int, whole bool) (out []string) {
	th, c := s.env.Theme, s.chartProcess()
	line := func(label metrics.Text, body string) {
		l := s.env.T(label)
		if !whole {
			row := frame.NewRow(th, false, width, labelGap)
			row.Left(th.Group, text.Width(l), l)
			row.Left(th.Text, row.Rest()-1, text.Printable(body))
			out = append(out, row.String())
			return
		}
		out = append(out, s.labelled(l, th.Group, text.Width(l), width, []styledText{{style: th.Text, text: body}})...)
	}
	if c.State != "" {
		line(words.Stability, s.env.T(c.State.Label())+partGap+s.env.T(c.State.Advice()))
	}
	if n := len(c.Segments); n > 0 && c.Segments[n-1].Baseline != nil {
		b := c.Segments[n-1].Baseline
		said := s.env.Day(b.From) + " - " + s.env.Day(b.To) + partGap + b.Reason
		if b.By != "" {
			said += partGap + "(" + b.By + ")"
		}
		line(words.Baseline, said)
	}
	return out
}
