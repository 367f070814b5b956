package board

import (
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/layout"
	"kpitui/internal/ui/theme"
)

// headLines is the height of the column titles, which a search takes over.
const headLines = 1

// The columns, left to right: how far, which way, signal or noise, and whether the
// goal will be met.
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
	colSignal
	colOutlook
	colPeriod
)

const gap = 2

// A signal's mark stands a column closer to what it is about, so that the column
// costs as little as one of a single letter and is the last to go.
const signalColumn = theme.SignalWidth - 1

// Below this width names may be cut sooner, for the sake of the other columns.
const roomyAt = 100

// measure works out the columns' widths. Names take what is left. What gives way,
// first to last: importance, period, change, bar, outlook, sparkline, plan,
// attainment, value, name, state; below [layout.MediumAt] columns all but state,
// name, value and signal.
func (s *Screen) measure() {
	state := 7 // "!3 緊急"
	if s.env.Lang == metrics.EN {
		state = 11 // "!3 critical"
	}
	least := max(9, text.Width(s.env.T(words.Unmeasured))) // "7,277万円", "unmeasured"
	name := 24
	if s.width < roomyAt {
		name = 18
	}
	title := max(frame.OutlookWidth, text.Width(s.env.T(words.Outlook)))
	columns := []layout.Column{
		colState:    {Min: state, Want: state, Keep: 11},
		colName:     {Min: s.env.NameWidth(12, name), Want: s.env.NameWidth(12, 48), Keep: 10},
		colStars:    {Min: 3, Want: 3, Keep: 1},
		colValue:    {Min: least, Want: 11, Keep: 9},
		colPlan:     {Min: least, Want: 11, Keep: 7},
		colBar:      {Min: 6, Want: 12, Keep: 4},
		colAttained: {Min: 7, Want: 7, Keep: 8},
		colChange:   {Min: 7, Want: 8, Keep: 3},
		colTrend:    {Min: 6, Want: 16, Keep: 6},
		colSignal:   {Min: signalColumn, Want: signalColumn, Keep: 12},
		colOutlook:  {Min: title, Want: title, Keep: 5},
		colPeriod:   {Min: 8, Want: 8, Keep: 2},
	}
	if s.width < layout.MediumAt {
		columns[colName].Want = s.width
		for _, c := range []int{colStars, colPlan, colBar, colAttained, colChange, colTrend, colOutlook, colPeriod} {
			columns[c].Min, columns[c].Want = 0, 0
		}
	}
	s.widths = layout.Fit(max(0, s.width-2), gap, columns)
}

// cellOf returns the columns that a cell takes, and the gap before it.
func (s *Screen) cellOf(c int) (before, width int) {
	switch {
	case c == colState:
		return 0, s.widths[c]
	case c == colSignal:
		return gap - 1, s.widths[c] + 1
	}
	return gap, s.widths[c]
}

// searchWidth returns the columns of the search: it stands in the titles of the
// state and the name.
func (s *Screen) searchWidth() int { return 1 + s.widths[colState] + gap + s.widths[colName] }

// headView draws the titles of the columns; a search takes the place of the first
// two.
func (s *Screen) headView() string {
	th := s.env.Theme
	search, _ := s.filter.Line(s.env, s.searchWidth())
	titles := [...]metrics.Text{
		colState: words.State, colName: words.KPI, colValue: words.Value, colPlan: words.Plan, colAttained: words.Attained,
		colChange: words.Change, colTrend: words.Trend, colOutlook: words.Outlook, colPeriod: words.Period,
	}
	var b strings.Builder
	if search == "" {
		b.WriteString(" ")
	}
	b.WriteString(search)
	for c := range s.widths {
		before, w := s.cellOf(c)
		if s.widths[c] == 0 || search != "" && c <= colName {
			continue
		}
		th.Space.Write(&b, strings.Repeat(" ", before))
		t := s.env.T(titles[c])
		if order := "  " + s.env.T(s.orderTitle()); c == colName && text.Width(t+order) <= w {
			t += order
		}
		t = text.Truncate(t, w, "")
		switch c {
		case colValue, colPlan, colAttained, colChange, colOutlook:
			t = text.PadLeft(t, w)
		default:
			t = text.PadRight(t, w)
		}
		b.WriteString(th.Header.Render(t))
	}
	return b.String()
}
