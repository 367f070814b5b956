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

// room says how many lines each part gets, headings included.
type room struct {
	facts, chart, reasons, story, table, about int
	gap                                        int // empty lines between the parts
}

// The least heights at which chart and values are worth their place, and how much
// of the story should be in view.
const (
	leastChart  = 5
	leastTable  = 8
	bestChart   = 16
	leastStory  = 3
	bestStory   = 8
	markedChart = 9  // the chart's height from which it has marks
	lowBelow    = 16 // with less height than this three lines of chart must do
)

// divide shares out the height below the title among parts that want as much as
// want says. Parts grow in turn, so that what grows last is the first to give way:
// values beyond the newest and the older story, the chart's height, the
// definition, the story but its newest lines, the reasons beyond the first, the
// chart. While the story is read it comes before the chart.
func divide(height int, want room, reading bool) room {
	var r room
	left := height
	if height >= 20 {
		r.gap = 1
	}
	grow := func(part *int, to int) {
		cost := 0
		if *part == 0 && to > 0 {
			cost = r.gap
		}
		if by := min(to-*part, left-cost); by > 0 {
			*part += by
			left -= by + cost
		}
	}
	const factRow = 3 // label, value, remark
	if left >= factRow+2 {
		grow(&r.facts, min(want.facts, factRow))
	}
	grow(&r.table, min(want.table, 2))
	if reading {
		grow(&r.story, min(want.story, bestStory))
	}
	grow(&r.reasons, min(want.reasons, 1))
	first := min(want.chart, leastChart)
	if height < lowBelow {
		first = min(want.chart, 3)
	}
	if left >= first+r.gap {
		grow(&r.chart, first)
	}
	if left >= want.facts-r.facts {
		grow(&r.facts, want.facts)
	}
	if first := min(want.story, leastStory); left >= first+r.gap {
		grow(&r.story, first)
	}
	grow(&r.table, min(want.table, leastTable))
	grow(&r.reasons, want.reasons)
	if want.story > 1 && r.chart > 0 {
		grow(&r.chart, min(want.chart, markedChart))
	}
	if r.story > 0 {
		grow(&r.story, min(want.story, bestStory))
	}
	grow(&r.about, want.about)
	if r.chart > 0 {
		grow(&r.chart, want.chart)
	}
	grow(&r.table, min(want.table, 2*leastTable))
	if r.story > 0 {
		grow(&r.story, min(want.story, 2*bestStory))
	}
	grow(&r.table, want.table)
	return r
}

// reading reports whether the story is read: chosen from, or searched.
func (s *Screen) reading() bool { return s.front && (s.inStory || s.searching()) }

// compose draws the parts below each other, or in two columns. Every part gives
// whole lines, the first column of which stays empty.
func (s *Screen) compose() []string {
	s.storyTop, s.storyRows = 0, 0
	if s.front && s.width >= twoColumnsAt {
		return s.composeTwo()
	}
	facts, reasons, about := s.facts(s.width, (s.height-1)/2), s.reasons(s.width), s.about(s.width)
	r := divide(s.height-1, room{facts: len(facts), chart: s.chartHeight(), reasons: len(reasons), story: s.storyHeight(), table: s.tableHeight(s.width), about: len(about)}, s.reading())
	lines := []string{s.titleLine()}
	for _, part := range [...]struct {
		height int
		draw   func(height int) []string
	}{
		{r.facts, func(h int) []string { return facts[:h] }},
		{r.chart, func(h int) []string { return s.chart(s.width, h) }},
		{r.reasons, func(h int) []string { return reasons[:h] }},
		{r.story, func(h int) []string { return s.storyLines(s.width, h, len(lines)) }},
		{r.table, func(h int) []string { return s.table(s.width, h, len(lines)) }},
		{r.about, func(h int) []string { return about[:h] }},
	} {
		if part.height == 0 {
			continue
		}
		lines = append(lines, make([]string, r.gap)...)
		lines = append(lines, part.draw(part.height)...)
	}
	return lines
}

// composeTwo puts reasons and definition beside chart, story and values.
func (s *Screen) composeTwo() []string {
	left := s.width - asideWidth - asideGap
	facts := s.facts(s.width, (s.height-1)/2)
	r := divide(s.height-1, room{facts: len(facts), chart: s.chartHeight(), story: s.storyHeight(), table: s.tableHeight(left)}, s.reading())
	lines := []string{s.titleLine()}
	if r.facts > 0 {
		lines = append(lines, make([]string, r.gap)...)
		lines = append(lines, facts[:r.facts]...)
	}
	lines = append(lines, make([]string, r.gap)...)
	top := len(lines)
	var main []string
	add := func(part []string) {
		if len(part) > 0 {
			main = append(append(main, part...), make([]string, r.gap)...)
		}
	}
	add(s.chart(left, r.chart))
	add(s.storyLines(left, r.story, top+len(main)))
	main = append(main, s.table(left, s.height-top-len(main), top+len(main))...)
	side := append(append(s.reasons(asideWidth), ""), s.about(asideWidth)...)
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
	return max(leastChart, min(bestChart, s.height/3))
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
	spans := s.spans()
	s.span = min(s.span, len(spans)-1)
	var lines []string
	if height > leastChart {
		lines = append(lines, s.trendLine(spans, width))
	}
	for _, l := range chart.Line(s.line(spans[s.span].periods), width-2, height-len(lines)) {
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
	row.Text(th.Muted, s.env.T(spans[s.span].label))
	hint := func(a keys.Action, t metrics.Text) {
		row.Text(th.Key, keys.Of(a).Show)
		row.Glue()
		row.Text(th.KeyText, " "+s.env.T(t))
	}
	if s.front && s.span < len(spans)-1 {
		hint(keys.Left, words.Longer)
	}
	if s.front && s.span > 0 {
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
	return c
}

var (
	_ frame.Screen  = (*Screen)(nil)
	_ frame.Taker   = (*Screen)(nil)
	_ frame.Anchor  = (*Screen)(nil)
	_ frame.Clicker = (*Screen)(nil)
)
