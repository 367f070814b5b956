package board

import (
	"fmt"
	"slices"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/chart"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/layout"
	"kpitui/internal/ui/theme"
)

// headLines is the height of the column titles, which a search takes over.
const headLines = 1

// The columns, left to right.
const (
	colState = iota
	colName
	colStars
	colValue
	colPlan
	colBar
	colAttained
	colChange
	colTrend
	colPeriod
)

const gap = 2

func (s *Screen) listHeight() int { return max(0, s.height-headLines) }

// measure works out the columns' widths. Names take what is left.
func (s *Screen) measure() {
	state := 7 // "!3 緊急"
	if s.env.Lang == metrics.EN {
		state = 11 // "!3 critical"
	}
	least := max(9, text.Width(s.env.T(words.Unmeasured))) // "7,277万円", "unmeasured"
	value := layout.Column{Min: least, Want: 11, Keep: 8}
	plan := layout.Column{Min: least, Want: 11, Keep: 4}
	columns := []layout.Column{
		colState:    {Min: state, Want: state, Keep: 10},
		colName:     {Min: s.env.NameWidth(12, 24), Want: s.env.NameWidth(12, 48), Keep: 9},
		colStars:    {Min: 3, Want: 3, Keep: 1},
		colValue:    value,
		colPlan:     plan,
		colBar:      {Min: 8, Want: 12, Keep: 5},
		colAttained: {Min: 7, Want: 7, Keep: 7},
		colChange:   {Min: 7, Want: 8, Keep: 3},
		colTrend:    {Min: 6, Want: 16, Keep: 6},
		colPeriod:   {Min: 8, Want: 8, Keep: 2},
	}
	if s.width < layout.MediumAt { // name, value, level, and nothing else
		columns[colName].Want = s.width
		for _, c := range []int{colStars, colPlan, colBar, colAttained, colChange, colTrend, colPeriod} {
			columns[c].Min, columns[c].Want = 0, 0
		}
	}
	s.widths = layout.Fit(max(0, s.width-2), gap, columns)
}

// searchWidth returns the columns of the search: it stands in the titles of the
// state and the name.
func (s *Screen) searchWidth() int { return 1 + s.widths[colState] + gap + s.widths[colName] }

// headView draws the titles of the columns; a search takes the place of the first
// two.
func (s *Screen) headView() string {
	th := s.env.Theme
	search, _ := s.filter.Line(s.env, s.searchWidth())
	titles := [...]metrics.Text{words.State, words.KPI, {}, words.Value, words.Plan, {}, words.Attained, words.Change, words.Trend, words.Period}
	var b strings.Builder
	if search == "" {
		b.WriteString(" ")
	}
	b.WriteString(search)
	for c, w := range s.widths {
		if w == 0 || search != "" && c <= colName {
			continue
		}
		if c != colState {
			th.Space.Write(&b, strings.Repeat(" ", gap))
		}
		t := s.env.T(titles[c])
		if order := "  " + s.env.T(title(orders, s.sort)); c == colName && text.Width(t+order) <= w {
			t += order
		}
		t = text.Truncate(t, w, "")
		switch c {
		case colValue, colPlan, colAttained, colChange:
			t = text.PadLeft(t, w)
		default:
			t = text.PadRight(t, w)
		}
		b.WriteString(th.Header.Render(t))
	}
	return b.String()
}

func (s *Screen) rowView(i int) string {
	r := &s.rows[i]
	th := s.env.Theme
	switch {
	case r.status == nil && r.heading == "":
		return ""
	case r.status == nil:
		return " " + th.Group.Render(text.Truncate(text.Printable(r.heading), s.width-2, th.Glyphs.Tail))
	}
	if s.items[s.cursor] == i {
		return s.draw(r.status, &th.Selected, th.Glyphs.Cursor)
	}
	if r.line == "" {
		r.line = s.draw(r.status, &th.Styles, " ")
	}
	return r.line
}

// draw draws a KPI's row in the given styles, behind a one-column mark.
func (s *Screen) draw(st *metrics.Status, look *theme.Styles, mark string) string {
	var b strings.Builder
	look.Accent.Write(&b, mark)
	first := true
	used := 1
	for c, w := range s.widths {
		if w == 0 {
			continue
		}
		if !first {
			look.Space.Write(&b, strings.Repeat(" ", gap))
			used += gap
		}
		first = false
		s.cell(&b, c, w, st, look)
		used += w
	}
	if rest := s.width - used; rest > 0 {
		look.Space.Write(&b, strings.Repeat(" ", rest))
	}
	return b.String()
}

// cell draws one column of a row, exactly w columns wide.
func (s *Screen) cell(b *strings.Builder, c, w int, st *metrics.Status, look *theme.Styles) {
	tail := s.env.Theme.Glyphs.Tail
	mark := look.State(st.State)
	value := look.Text
	if st.Freshness == metrics.Stale {
		value = look.Stale
	}
	left := func(style theme.Style, t string) {
		style.Write(b, text.PadRight(text.Truncate(t, w, tail), w))
	}
	right := func(style theme.Style, t string) {
		style.Write(b, text.PadLeft(text.Truncate(t, w, tail), w))
	}
	switch c {
	case colState:
		t := mark.Glyph
		if st.State != metrics.NoGoal && st.State != metrics.StateUnmeasured {
			t += " " + s.env.T(st.State.Label())
		}
		left(mark.Style, t)
	case colName:
		left(look.Text, text.Printable(s.env.T(st.KPI.Name)))
	case colStars:
		stars := ""
		if st.Goal != nil && st.Goal.Goal.Stars > 0 {
			stars = strings.Repeat("*", st.Goal.Goal.Stars)
		}
		left(look.Stars, stars)
	case colValue:
		switch {
		case st.Value.OK:
		case st.SoFar != nil: // its first period is still open
			right(look.Muted, s.env.Value(metrics.Some(st.SoFar.Value), st.KPI))
			return
		default:
			right(look.Muted, s.env.T(words.Unmeasured))
			return
		}
		right(value, s.env.Value(st.Value, st.KPI))
	case colPlan:
		if st.Goal == nil {
			right(look.Muted, s.env.T(words.NoGoal))
			return
		}
		right(look.Muted, s.env.Value(st.Goal.Plan, st.KPI))
	case colBar:
		if !st.AttainmentPlan.OK {
			left(look.Space, "")
			return
		}
		b.WriteString(chart.Bar(st.AttainmentPlan, metrics.Maybe{}, w, chart.BarLook{Fill: mark.Fill, Track: look.Track, ASCII: s.env.Theme.Glyphs.ASCII}))
	case colAttained:
		if !st.AttainmentPlan.OK {
			right(look.Muted, "--")
			return
		}
		right(mark.Style, metrics.FormatPercent(st.AttainmentPlan.V, 0))
	case colChange:
		style := look.Muted
		switch st.Previous.Better {
		case 1:
			style = look.Better
		case -1:
			style = look.Worse
		}
		right(style, s.env.Change(st.Previous, st.KPI))
	case colTrend:
		values := s.trend(st, chart.SparkValues(w, s.env.Theme.Glyphs.ASCII))
		if !slices.ContainsFunc(values, func(v metrics.Maybe) bool { return v.OK }) {
			left(look.Space, "")
			return
		}
		b.WriteString(chart.Sparkline(values, w, chart.SparkLook{Line: look.Spark, ASCII: s.env.Theme.Glyphs.ASCII}))
	case colPeriod:
		if st.Freshness == metrics.Due || st.Freshness == metrics.Stale {
			left(look.Due, s.env.T(st.Freshness.Label()))
			return
		}
		if so := st.SoFar; so != nil && !st.Value.OK { // how much of it is gone, in two digits, where that fits
			t := frame.ShortPeriod(so.Period, s.env)
			if gone := fmt.Sprintf("%s %.0f%%", t, min(99, 100*so.Elapsed)); text.Width(gone) <= w {
				t = gone
			}
			left(look.Muted, t)
			return
		}
		left(look.Muted, frame.ShortPeriod(st.Period, s.env))
	}
}

// trend returns the values of the newest n judged periods, without one that is
// still open and would only look like a fall.
func (s *Screen) trend(st *metrics.Status, n int) []metrics.Maybe {
	judged := metrics.Judge(s.env.Workspace, st.KPI, s.env.Series(st.KPI.ID), s.env.Today, n)
	out := make([]metrics.Maybe, 0, len(judged))
	for _, j := range judged {
		if j.Closed || st.KPI.Aggregation == metrics.Last {
			out = append(out, j.Value)
		}
	}
	return out
}
