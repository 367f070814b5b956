package board

import (
	"fmt"
	"slices"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/chart"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/theme"
)

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
	used := 1
	for c := range s.widths {
		if s.widths[c] == 0 {
			continue
		}
		before, w := s.cellOf(c)
		look.Space.Write(&b, strings.Repeat(" ", before))
		s.cell(&b, c, w, st, look)
		used += before + w
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
		s.name(b, w, st, look)
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
		case st.Computed != nil && st.Computed.Problem != nil: // the detail says why
			right(look.Muted, "--")
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
	case colSignal:
		t, style := s.env.Signal(st, look)
		left(style, t)
	case colOutlook:
		right(s.env.OutlookStyle(st.Outlook, look), s.env.Outlook(st.Outlook))
	case colPeriod:
		if st.Waits() {
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

// name draws a KPI's name; that of the north star behind its mark, and bold.
func (s *Screen) name(b *strings.Builder, w int, st *metrics.Status, look *theme.Styles) {
	style, g := look.Text, &s.env.Theme.Glyphs
	if st == s.env.Assessed.NorthStar {
		look.Accent.Write(b, g.NorthStar+" ")
		style, w = look.Title, w-2
	}
	style.Write(b, text.PadRight(text.Truncate(text.Printable(s.env.T(st.KPI.Name)), w, g.Tail), w))
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
