package present

import (
	"fmt"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/chart"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/large"
	"kpitui/internal/ui/theme"
)

// What the parts take of the height, and where they stand closer together.
const (
	airyFrom   = 18 // lines from which the parts stand apart
	leastHead  = 5  // rows of digits; fewer only where even these are too wide
	mostHead   = 20
	tilesFrom  = 8 // rows of digits from which the facts beside them are in digits too
	mostTile   = 6
	asideGap   = 4 // columns between the value and what stands beside it
	factGap    = 4
	leastChart = 3
)

// View implements [frame.Screen].
func (s *Screen) View() string {
	if s.drawn == "" {
		lines := s.draw()
		for len(lines) < s.height {
			lines = append(lines, "")
		}
		s.drawn = strings.Join(lines[:max(0, s.height)], "\n")
	}
	return s.drawn
}

// draw puts the parts below each other. The chart takes what the others leave.
func (s *Screen) draw() []string {
	if s.width <= 0 || s.height <= 0 || s.env.Assessed == nil {
		return nil
	}
	st := s.env.Status(s.kpi())
	if st == nil {
		var lines []string
		for _, l := range text.Wrap(s.env.T(words.NoKPIs), max(1, s.width-2)) {
			lines = append(lines, s.line([]span{in(s.env.Theme.Text, l)}))
		}
		return append([]string{""}, lines...)
	}
	var gap []string
	if s.height >= airyFrom {
		gap = []string{""}
	}
	lines := append([]string{s.title(st)}, gap...)
	lines = append(lines, s.head(st)...)
	foot := s.foot(st)
	if room := s.height - len(lines) - 2*len(gap) - len(foot); room >= leastChart {
		lines = append(lines, gap...)
		lines = append(lines, s.chart(st, room)...)
	}
	lines = append(lines, gap...)
	return append(lines, foot...)
}

// line draws spans side by side, behind the column that stays empty everywhere.
func (s *Screen) line(spans []span) string {
	row := frame.NewRow(s.env.Theme, false, s.width, 0)
	for _, sp := range spans {
		row.Text(sp.style, sp.text)
	}
	return row.String()
}

// title says how the KPI stands, its name and of when its value is, and which of
// the KPIs it is.
func (s *Screen) title(st *metrics.Status) string {
	th := s.env.Theme
	row := frame.NewRow(th, false, s.width, 2)
	page := fmt.Sprintf("%d/%d", s.at+1, len(s.order))
	mark := th.State(st.State)
	state, name := mark.Glyph+" "+s.env.T(st.State.Label()), text.Printable(s.env.T(st.KPI.Name))
	row.Text(mark.Style, state)
	if st == s.env.Assessed.NorthStar {
		row.Text(th.Accent, th.Glyphs.NorthStar)
		row.Skip(1)
		row.Glue()
	}
	row.Left(th.Title, min(text.Width(name), max(0, row.Rest()-2-text.Width(page)-1)), name)
	quiet := func(style span) {
		if text.Width(style.text)+2+text.Width(page)+1 <= row.Rest() {
			row.Text(style.style, style.text)
		}
	}
	if !st.Period.IsZero() {
		quiet(in(th.Muted, frame.ShortPeriod(st.Period, s.env)))
	}
	if st.Of > 0 {
		quiet(in(th.Muted, fmt.Sprintf(s.env.T(words.Coverage), st.Days, st.Of)))
	}
	if st.Waits() {
		quiet(in(th.Due, s.env.T(st.Freshness.Label())))
	}
	row.Skip(row.Rest() - text.Width(page) - 1)
	row.Text(th.Muted, page)
	return row.String()
}

// head draws the value as large as there is room for, with the facts beside it,
// or below it where that leaves it more room.
func (s *Screen) head(st *metrics.Status) []string {
	value, facts, ascii := s.value(st), s.facts(st), s.env.Theme.Glyphs.ASCII
	most := max(leastHead, min(mostHead, s.height/3))
	for rows := most; rows >= max(leastHead, most*2/3); rows-- {
		drawn := large.New(value.text, rows, ascii)
		aside, rest := s.aside(st, facts, rows)
		if 1+drawn.Width()+asideGap+widest(aside) <= s.width {
			return append(s.beside(value, drawn, aside), s.flow(rest)...)
		}
	}
	for rows := most; rows >= large.LeastRows(ascii); rows-- {
		drawn := large.New(value.text, rows, ascii)
		if 1+drawn.Width() <= s.width {
			return append(s.beside(value, drawn, nil), s.flow(facts)...)
		}
	}
	return append([]string{s.line([]span{{value.style.Bold(), value.text}})}, s.flow(facts)...)
}

// beside draws a large value with lines to its right.
func (s *Screen) beside(value span, drawn large.Text, aside [][]span) []string {
	var lines []string
	for y, l := range drawn.Lines() {
		spans := []span{{value.style, l}}
		if y < len(aside) && len(aside[y]) > 0 {
			spans = append(spans, span{s.env.Theme.Space, strings.Repeat(" ", asideGap)})
			spans = append(spans, aside[y]...)
		}
		lines = append(lines, s.line(spans))
	}
	return lines
}

// aside sets facts in so many rows: in digits where that is high enough, else one
// a line. It returns those that found no room.
func (s *Screen) aside(st *metrics.Status, facts []fact, rows int) (lines [][]span, rest []fact) {
	least := tilesFrom
	if s.env.Theme.Glyphs.ASCII {
		least = 2*leastHead + 3 // where a tile has as many rows as ASCII digits need
	}
	if rows >= least {
		return s.tiles(st, facts, min(mostTile, (rows-1)/2-1))
	}
	th := s.env.Theme
	labels := 0
	n := min(rows, len(facts))
	for _, f := range facts[:n] {
		labels = max(labels, text.Width(text.Printable(f.label)))
	}
	for _, f := range facts[:n] {
		lines = append(lines, []span{in(th.Muted, text.PadRight(text.Printable(f.label), labels+2)), {f.figure.style.Bold(), f.figure.text}})
	}
	return lines, facts[n:]
}

// tiles sets in digits of a height the mark of the level with the attainment, and
// below them the change.
func (s *Screen) tiles(st *metrics.Status, facts []fact, height int) (lines [][]span, rest []fact) {
	th := s.env.Theme
	mark := th.State(st.State)
	lines = s.tile(in(mark.Style, s.env.T(st.State.Label())), in(mark.Fill, mark.Glyph), height)
	changed := false
	for _, f := range facts {
		label := in(th.Muted, join(f.label, f.remark))
		switch {
		case f.attained:
			lines = sideBySide(lines, s.tile(label, f.figure, height), th.Space)
		case f.changed && !changed:
			changed = true
			lines = append(append(lines, nil), s.tile(label, f.figure, height)...)
		default:
			rest = append(rest, f)
		}
	}
	return lines, rest
}

// tile sets a figure in digits below its label.
func (s *Screen) tile(label, figure span, height int) [][]span {
	lines := [][]span{{label}}
	for _, l := range large.New(figure.text, height, s.env.Theme.Glyphs.ASCII).Lines() {
		lines = append(lines, []span{{figure.style, l}})
	}
	return lines
}

// sideBySide joins two tiles of one height.
func sideBySide(a, b [][]span, space theme.Style) [][]span {
	width := widest(a)
	out := make([][]span, len(a))
	for i := range a {
		out[i] = append(append(a[i], span{space, strings.Repeat(" ", width-widthOf(a[i])+asideGap)}), b[i]...)
	}
	return out
}

func widest(lines [][]span) int {
	w := 0
	for _, l := range lines {
		w = max(w, widthOf(l))
	}
	return w
}

// flow sets facts one after the other in a line, or in two where there is room.
func (s *Screen) flow(facts []fact) []string {
	th := s.env.Theme
	var lines [][]span
	var line []span
	for _, f := range facts {
		set := []span{in(th.Muted, f.label+" "), {f.figure.style.Bold(), f.figure.text}}
		if f.remark != "" {
			set = append(set, in(th.Muted, " "+f.remark))
		}
		if len(line) > 0 && 1+widthOf(line)+factGap+widthOf(set) > s.width {
			lines, line = append(lines, line), nil
		}
		if len(line) > 0 {
			line = append(line, span{th.Space, strings.Repeat(" ", factGap)})
		}
		line = append(line, set...)
	}
	if len(line) > 0 {
		lines = append(lines, line)
	}
	most := 1
	if s.height >= airyFrom {
		most = 2
	}
	var out []string
	if len(lines) > 0 && s.height >= airyFrom {
		out = append(out, "")
	}
	for _, l := range lines[:min(len(lines), most)] {
		out = append(out, s.line(l))
	}
	return out
}

// chart draws the trend in so many lines.
func (s *Screen) chart(st *metrics.Status, height int) []string {
	judged := s.env.Newest(st.KPI, s.series(st))
	if judged == nil {
		return nil
	}
	var lines []string
	for _, l := range chart.Line(s.env.Trend(st.KPI, judged), s.width-2, height) {
		row := frame.NewRow(s.env.Theme, false, s.width, 0)
		row.Put(s.width-2, l)
		lines = append(lines, row.String())
	}
	return lines
}

// foot says whether the goal will be met, whether the last change is a signal, why
// the KPI stands so, and what is being done about it.
func (s *Screen) foot(st *metrics.Status) []string {
	th := s.env.Theme
	reasons, actions := s.reasons(st), s.open(st.KPI.ID)
	mostReasons, mostActions := 1, 1
	if s.height >= airyFrom {
		mostReasons = 2
	}
	if s.height >= 2*airyFrom {
		mostReasons, mostActions = 4, 3
	}
	labels := 0
	for _, l := range [...]metrics.Text{words.Outlook, words.Signal, words.Reasons, words.Actions} {
		labels = max(labels, text.Width(s.env.T(l))+2)
	}
	room := max(1, s.width-2-labels)
	var lines []string
	labelled := func(label metrics.Text, body [][]span) {
		for i, b := range body {
			head := ""
			if i == 0 {
				head = s.env.T(label)
			}
			lines = append(lines, s.line(append([]span{in(th.Group, text.PadRight(head, labels))}, b...)))
		}
	}
	labelled(words.Outlook, s.outlook(st, room))
	labelled(words.Signal, s.signal(st, room))
	var why [][]span
	for _, r := range reasons {
		for _, l := range text.Wrap(r.text, room) {
			why = append(why, []span{{r.style, l}})
		}
	}
	if len(why) > mostReasons {
		why = why[:mostReasons]
		last := why[mostReasons-1]
		last[0].text = text.Truncate(last[0].text, room-text.Width(th.Glyphs.Tail), "") + th.Glyphs.Tail
	}
	labelled(words.Reasons, why)
	var todo [][]span
	for i, a := range actions {
		more := ""
		if i == mostActions-1 && len(actions) > mostActions {
			more = "  " + fmt.Sprintf(s.env.T(words.More), len(actions)-mostActions)
		}
		line := s.action(a, room-text.Width(more))
		if more != "" {
			line = append(line, in(th.Muted, more))
		}
		todo = append(todo, line)
	}
	if len(todo) == 0 && st.Level > metrics.LevelNone {
		todo = [][]span{{in(th.Muted, s.env.T(words.NoActions))}}
	}
	labelled(words.Actions, todo[:min(len(todo), mostActions)])
	return lines
}
