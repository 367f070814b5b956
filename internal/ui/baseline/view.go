package baseline

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/chart"
	"kpitui/internal/ui/frame"
)

// The geometry: the rows stand below the chart, which takes what they leave.
const (
	indent   = 2
	mostWhy  = 80 // columns of the reason
	below    = 5  // lines of rows, what comes of them, and what is wrong
	spacedAt = 18 // height from which blank lines part them
)

// work works out the limits of the span, and the chart as it would be with them.
func (s *Screen) work() {
	k := s.env.Workspace.KPI(s.kpi)
	if s.preview != nil || s.chart == nil || k == nil {
		return
	}
	const unwritten = "-" // the reason is asked for when the rest is right
	w, series := s.env.Workspace, s.env.Series(s.kpi)
	s.preview = s.chart
	s.frozen, s.refused = metrics.FreezeBaseline(w, k, series, s.chart.Points[s.from].Period, s.chart.Points[s.to].Period, s.env.Assessed, unwritten, s.env.By, s.env.Now)
	if s.refused == nil {
		with := *k
		with.Baselines = metrics.AddBaseline(k.Baselines, s.frozen)
		s.preview = metrics.ChartProcess(w, &with, series, s.env.Assessed)
	}
}

// View implements [frame.Screen].
func (s *Screen) View() string {
	s.work()
	out := make([]string, 0, max(1, s.height))
	out = append(out, s.titleLine())
	if room, gap := s.chartHeight(), s.gap(); room > 0 {
		out = append(out, make([]string, gap)...)
		out = append(out, s.drawChart(room-2*gap)...)
		out = append(out, make([]string, gap)...)
	}
	out = append(out, s.spanLine(rowFrom), s.spanLine(rowTo), s.whyLine(), s.resultLine(), s.problemLine())
	for len(out) < s.height {
		out = append(out, "")
	}
	return strings.Join(out[:max(1, s.height)], "\n")
}

// gap returns how many blank lines stand above and below the chart.
func (s *Screen) gap() int {
	if s.height >= spacedAt {
		return 1
	}
	return 0
}

// chartHeight returns how many lines the chart takes, with what parts it.
func (s *Screen) chartHeight() int { return max(0, s.height-1-below) }

func (s *Screen) titleLine() string {
	r := frame.NewRow(s.env.Theme, false, s.width, 2)
	r.Text(s.env.Theme.Title, s.env.T(words.Title))
	if k := s.env.Workspace.KPI(s.kpi); k != nil {
		r.Text(s.env.Theme.Text, s.env.T(k.Name))
	}
	return r.String()
}

func (s *Screen) drawChart(height int) []string {
	k := s.env.Workspace.KPI(s.kpi)
	if k == nil || s.preview == nil {
		return make([]string, height)
	}
	last := len(s.preview.Points) - 1
	c := s.env.ProcessChart(k, s.preview, func(i int) bool { return s.preview.Signals[i].To == last })
	lines := chart.Process(c, max(0, s.width-2), height)
	for i, l := range lines {
		r := frame.NewRow(s.env.Theme, false, s.width, 0)
		r.Put(s.width-2, l)
		lines[i] = r.String()
	}
	return lines
}

// labelEnd returns the column at which the fields begin.
func (s *Screen) labelEnd() int {
	end := 0
	for _, l := range [...]metrics.Text{words.From, words.To, words.Why} {
		end = max(end, text.Width(s.env.T(l)))
	}
	return indent + end + 2
}

// label begins a row.
func (s *Screen) label(at row, l metrics.Text) *frame.Row {
	th := s.env.Theme
	r := frame.NewRow(th, false, s.width, 0)
	style := th.Muted
	if at == s.at {
		style = th.Accent
	}
	r.Skip(indent - 1)
	r.Left(style, s.labelEnd()-indent, s.env.T(l))
	return r
}

// spanLine shows the beginning or the end of the span.
func (s *Screen) spanLine(at row) string {
	th := s.env.Theme
	label, point, side := words.From, s.from, func(p metrics.Period) metrics.Date { return p.Start }
	if at == rowTo {
		label, point, side = words.To, s.to, metrics.Period.End
	}
	r := s.label(at, label)
	if s.chart == nil {
		return r.String()
	}
	p := s.chart.Points[point].Period
	style := th.Text
	if at == s.at {
		style = th.TabOpen
	}
	r.Text(style, " "+frame.ShortPeriod(p, s.env)+" ")
	r.Skip(2)
	r.Text(th.Muted, side(p).String())
	return r.String()
}

func (s *Screen) whyLine() string {
	th := s.env.Theme
	r := s.label(rowWhy, words.Why)
	shown, _ := s.why.View(s.columns())
	style := th.Field
	if s.why.Value() == "" {
		shown, style = s.env.T(words.WhyHint), th.Placeholder
	}
	r.Left(style, s.columns(), shown)
	return r.String()
}

func (s *Screen) columns() int { return max(1, min(mostWhy, s.width-s.labelEnd()-2)) }

// resultLine says what would be frozen: how many points, and their limits as they
// stand in the last of them.
func (s *Screen) resultLine() string {
	r := frame.NewRow(s.env.Theme, false, s.width, 2)
	r.Skip(indent - 1)
	k := s.env.Workspace.KPI(s.kpi)
	if s.chart == nil || k == nil {
		return r.String()
	}
	r.Text(s.env.Theme.Title, fmt.Sprintf(s.env.T(words.Points), s.to-s.from+1))
	if s.refused != nil {
		return r.String()
	}
	value := func(v metrics.Maybe) string { return s.env.Value(v, k) }
	p := &s.env.ProcessChart(k, s.preview, func(int) bool { return false }).Points[s.to]
	r.Text(s.env.Theme.Text, fmt.Sprintf(s.env.T(words.Limits), value(p.Centre), value(p.Lower), value(p.Upper)))
	return r.String()
}

func (s *Screen) problemLine() string {
	r := frame.NewRow(s.env.Theme, false, s.width, 0)
	r.Skip(indent - 1)
	said := s.problem
	if said == "" {
		said = s.against()
	}
	r.Text(s.env.Theme.Error, said)
	return r.String()
}

// Cursor implements [frame.Typer].
func (s *Screen) Cursor() *tea.Cursor {
	if s.at != rowWhy {
		return nil
	}
	_, at := s.why.View(s.columns())
	return tea.NewCursor(s.labelEnd()+at, 1+s.chartHeight()+int(rowWhy))
}
