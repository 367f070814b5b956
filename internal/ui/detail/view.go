package detail

import (
	"slices"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/chart"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// twoColumnsAt is the width from which reasons and definition stand beside the
// chart and the values.
const (
	twoColumnsAt = 128
	asideWidth   = 46
	asideGap     = 3
)

// View implements [frame.Screen].
func (s *Screen) View() string {
	if s.drawn == "" {
		s.drawn = strings.Join(s.draw(), "\n")
	}
	return s.drawn
}

// draw returns height lines, none wider than width.
func (s *Screen) draw() []string {
	if s.height <= 0 || s.width <= 0 {
		return make([]string, max(0, s.height))
	}
	s.prepare()
	var lines []string
	switch {
	case s.kpi == "":
	case s.status == nil:
		lines = s.plainLines(s.env.T(words.Gone), s.width)
	default:
		lines = s.compose()
	}
	for len(lines) < s.height {
		lines = append(lines, "")
	}
	return lines[:s.height]
}

// divided shares out a height among the parts of the chart that is shown.
func (s *Screen) divided(height int, want room) room {
	focus := s.focus
	switch {
	case !s.front:
		focus = onValues
	case s.searching():
		focus = onStory
	}
	if s.limits && s.charted() {
		return divideLimits(height, want, focus)
	}
	return divide(height, want, focus)
}

// wanted returns how many lines the parts below each other would take.
func (s *Screen) wanted(width int, facts []string) room {
	want := room{facts: len(facts), chart: s.chartHeight(), story: s.storyHeight(), links: s.linksHeight(width), table: s.tableHeight(width)}
	switch {
	case s.limits && s.charted():
		want.signals = s.signalsHeight(width)
		want.chart = 2 * bestChart
	case s.limits:
		want.chart = len(s.processLines(width, leastChart+1))
	}
	return want
}

// drawnPart is a part with the lines that it has.
type drawnPart struct {
	height int
	draw   func(height, top int) []string
}

// compose draws the parts below each other, or in two columns. Every part gives
// whole lines, the first column of which stays empty.
func (s *Screen) compose() []string {
	s.storyTop, s.storyRows, s.signalsTop, s.linksTop = 0, 0, 0, 0
	if s.front && s.width >= twoColumnsAt {
		return s.composeTwo()
	}
	facts, said, about := s.facts(s.width, (s.height-1)/2), s.told(s.width), s.about(s.width)
	want := s.wanted(s.width, facts)
	want.said, want.about = said.height(), len(about)
	r := s.divided(s.height-1, want)
	lines := []string{s.titleLine()}
	for _, p := range [...]drawnPart{
		{r.facts, func(h, _ int) []string { return facts[:h] }},
		{r.chart, func(h, _ int) []string { return s.chart(s.width, h) }},
		{r.signals, func(h, top int) []string { return s.signalLines(s.width, h, top) }},
		{r.said, func(h, _ int) []string { return said.lines(h, s.cut(s.width)) }},
		{r.links, func(h, top int) []string { return s.linkLines(s.width, h, top) }},
		{r.story, func(h, top int) []string { return s.storyLines(s.width, h, top) }},
		{r.table, func(h, top int) []string { return s.table(s.width, h, top) }},
		{r.about, func(h, _ int) []string { return about[:h] }},
	} {
		if p.height == 0 {
			continue
		}
		lines = append(lines, make([]string, r.gap)...)
		lines = append(lines, p.draw(p.height, len(lines))...)
	}
	return lines
}

// composeTwo puts what is said and the definition beside chart, lists and values.
func (s *Screen) composeTwo() []string {
	left := s.width - asideWidth - asideGap
	facts := s.facts(s.width, (s.height-1)/2)
	r := s.divided(s.height-1, s.wanted(left, facts))
	lines := []string{s.titleLine()}
	if r.facts > 0 {
		lines = append(lines, make([]string, r.gap)...)
		lines = append(lines, facts[:r.facts]...)
	}
	lines = append(lines, make([]string, r.gap)...)
	top := len(lines)
	var main []string
	for _, p := range [...]drawnPart{
		{r.chart, func(h, _ int) []string { return s.chart(left, h) }},
		{r.signals, func(h, top int) []string { return s.signalLines(left, h, top) }},
		{r.links, func(h, top int) []string { return s.linkLines(left, h, top) }},
		{r.story, func(h, top int) []string { return s.storyLines(left, h, top) }},
	} {
		if part := p.draw(p.height, top+len(main)); len(part) > 0 {
			main = append(append(main, part...), make([]string, r.gap)...)
		}
	}
	main = append(main, s.table(left, s.height-top-len(main), top+len(main))...)
	said := s.told(asideWidth)
	side := append(append(said.lines(said.height(), s.cut(asideWidth)), ""), s.about(asideWidth)...)
	blank := strings.Repeat(" ", left)
	for i := 0; i < max(len(main), len(side)) && len(lines) < s.height; i++ {
		line := blank
		if i < len(main) && main[i] != "" {
			line = main[i]
		}
		if i < len(side) {
			line += strings.Repeat(" ", asideGap) + side[i]
		}
		lines = append(lines, line)
	}
	return lines
}

// chartHeight is the best height of the chart; there is none without values.
func (s *Screen) chartHeight() int {
	if len(s.rows) == 0 {
		return 0
	}
	return max(leastChart, min(bestChart, s.height*2/5))
}

// titleLine says how the KPI stands, its name and where it belongs.
func (s *Screen) titleLine() string {
	th, k := s.env.Theme, s.status.KPI
	row := frame.NewRow(th, false, s.width, 2)
	mark := th.State(s.status.State)
	row.Text(mark.Style, mark.Glyph+" "+s.env.T(s.status.State.Label()))
	row.Text(th.Title, s.env.T(k.Name))
	where := s.env.T(k.Tier.Label())
	if !k.Group.IsZero() {
		where += " / " + s.env.T(k.Group)
	}
	where = text.Printable(where + " / " + s.env.T(k.Cadence.Label()))
	if w := text.Width(where) + 1; w < row.Rest() {
		row.Skip(row.Rest() - w)
		row.Text(th.Muted, where)
	}
	return row.String()
}

// chart draws the trend with its heading in so many lines of so many columns.
func (s *Screen) chart(width, height int) []string {
	if height <= 0 {
		return nil
	}
	if s.limits {
		return s.processLines(width, height)
	}
	spans := s.spans()
	var lines []string
	if height > leastChart {
		lines = append(lines, s.trendLine(spans, width))
	}
	for _, l := range chart.Line(s.line(spans[s.shown()].periods), width-2, height-len(lines)) {
		row := frame.NewRow(s.env.Theme, false, width, 0)
		row.Put(width-2, l)
		lines = append(lines, row.String())
	}
	return lines
}

// trendLine is the heading of the chart: what it shows, and the keys for more.
func (s *Screen) trendLine(spans []span, width int) string {
	th := s.env.Theme
	row := frame.NewRow(th, false, width, 2)
	row.Text(th.Group, s.env.T(words.Trend))
	row.Text(th.Muted, s.env.T(spans[s.shown()].label))
	hint := func(a keys.Action, t metrics.Text) {
		row.Text(th.Key, keys.Of(a).Show)
		row.Glue()
		row.Text(th.KeyText, " "+s.env.T(t))
	}
	if s.front && s.shown() < len(spans)-1 {
		hint(keys.Left, words.Longer)
	}
	if s.front && s.shown() > 0 {
		hint(keys.Right, words.Shorter)
	}
	return row.String()
}

// line makes the chart of the newest n periods, with the story's marks.
func (s *Screen) line(n int) chart.LineChart {
	judged := slices.Clone(s.judged[:min(n, len(s.judged))])
	slices.Reverse(judged)
	c := s.env.Trend(s.status.KPI, judged)
	c.Marks = s.marks
	s.ahead(&c)
	return c
}

var (
	_ frame.Screen  = (*Screen)(nil)
	_ frame.Taker   = (*Screen)(nil)
	_ frame.Anchor  = (*Screen)(nil)
	_ frame.Clicker = (*Screen)(nil)
)
