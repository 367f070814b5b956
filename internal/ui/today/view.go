package today

import (
	"fmt"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/chart"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/layout"
	"kpitui/internal/ui/theme"
)

const (
	headLines  = 1
	blockLines = 2
	gap        = 2
)

// A signal's mark stands a column closer to the sparkline.
const signalColumn = theme.SignalWidth - 1

// The columns, left to right.
const (
	colState = iota
	colName
	colValue
	colWhen
	colWeek
	colPrevious
	colTrend
	colSignal
)

// measure works out the columns' widths.
func (s *Screen) measure() {
	state := s.env.StateWidth()
	columns := []layout.Column{
		colState:    {Min: state, Want: state, Keep: 9},
		colName:     {Min: 18, Want: 32, Keep: 8},
		colValue:    {Min: 10, Want: 12, Keep: 10},
		colWhen:     {Min: 8, Want: 8, Keep: 7},
		colWeek:     {Min: 8, Want: 10, Keep: 6},
		colPrevious: {Min: 8, Want: 10, Keep: 4},
		colTrend:    {Min: 7, Want: 14, Keep: 5},
		colSignal:   {Min: signalColumn, Want: signalColumn, Keep: 11},
	}
	if s.width < layout.MediumAt { // name, value, level, and of which day
		columns[colName].Want = s.width
		for c := colWeek; c <= colTrend; c++ {
			columns[c].Min, columns[c].Want = 0, 0
		}
	}
	s.widths = layout.Fit(max(0, s.width-2), gap, columns)
}

// View implements [frame.Screen].
func (s *Screen) View() string {
	if s.height <= 0 {
		return ""
	}
	lines := make([]string, 0, s.height)
	if len(s.blocks) == 0 {
		lines = append(lines, "")
		for _, l := range text.Wrap(s.env.T(words.Empty), max(1, s.width-4)) {
			row := frame.NewRow(s.env.Theme, false, s.width, 0)
			row.Skip(1)
			row.Text(s.env.Theme.Text, l)
			lines = append(lines, row.String())
		}
	} else {
		lines = append(append(lines, s.band...), s.head())
		from, to := s.list.Window()
		for at := from; at < to; at++ {
			if at%s.per == blockLines {
				lines = append(lines, "")
				continue
			}
			lines = append(lines, s.block(at / s.per)[at%s.per])
		}
	}
	for len(lines) < s.height {
		lines = append(lines, "")
	}
	return strings.Join(lines[:s.height], "\n")
}

// head draws the titles of the columns, with how much of today is entered.
func (s *Screen) head() string {
	th := s.env.Theme
	row := frame.NewRow(th, false, s.width, gap)
	have, of := s.count()
	titles := [...]metrics.Text{words.State, {}, words.Value, words.When, words.Week, words.Previous, words.Trend, {}}
	for c, w := range s.widths {
		t := s.env.T(titles[c])
		switch c {
		case colName:
			if of > 0 {
				t = fmt.Sprintf(s.env.T(words.Entered), have, of)
			}
			row.Left(th.Header, w, t)
		case colValue, colWeek, colPrevious:
			row.Right(th.Header, w, t)
		default:
			row.Left(th.Header, w, t)
		}
	}
	return row.String()
}

// block returns the two lines of a KPI.
func (s *Screen) block(i int) []string {
	b := &s.blocks[i]
	if i == s.list.Cursor {
		return []string{s.first(b, true), s.second(b, true)}
	}
	if b.drawn == nil {
		b.drawn = []string{s.first(b, false), s.second(b, false)}
	}
	return b.drawn
}

// first draws how the KPI stands and its newest value with what it was before.
func (s *Screen) first(b *block, selected bool) string {
	st, f := b.status, s.of(b)
	k := st.KPI
	row := frame.NewRow(s.env.Theme, selected, s.width, gap)
	look := row.Look()
	mark := look.State(st.State)
	for c, w := range s.widths {
		switch c {
		case colState:
			t := mark.Glyph
			if st.State != metrics.NoGoal && st.State != metrics.StateUnmeasured {
				t += " " + s.env.T(st.State.Label())
			}
			row.Left(mark.Style, w, t)
		case colName:
			row.Left(look.Text, w, s.env.T(k.Name))
		case colValue:
			switch {
			case !f.value.OK:
				row.Right(look.Muted, w, s.env.T(metrics.StateUnmeasured.Label()))
			case f.now:
				row.Right(look.Title, w, s.env.Value(f.value, k))
			default:
				row.Right(look.Muted, w, s.env.Value(f.value, k))
			}
		case colWhen:
			t, style := s.when(b, look)
			row.Left(style, w, t)
		case colWeek:
			s.change(row, w, f.week, k)
		case colPrevious:
			s.change(row, w, f.previous, k)
		case colTrend:
			row.Put(w, chart.Sparkline(f.trend, w, chart.SparkIn(s.env.Theme, look)))
		case colSignal:
			s.signal(row, st)
		}
	}
	return row.String()
}

// signal marks a signal in the newest of the periods that the sparkline shows; one
// in the longer periods that a flow is stated for is the board's to mark.
func (s *Screen) signal(row *frame.Row, st *metrics.Status) {
	mark, style := "", row.Look().Muted
	if st.KPI.JudgedKind() == st.KPI.Cadence.PeriodKind() {
		mark, style = s.env.Signal(st, row.Look())
	}
	row.Skip(gap - 1)
	row.Glue()
	row.Left(style, theme.SignalWidth, mark)
}

// when says of which day the newest value is; a missing one stands out while it
// is asked for.
func (s *Screen) when(b *block, look *theme.Styles) (string, theme.Style) {
	f := b.facts
	switch {
	case f.now && f.period.Kind == metrics.Day:
		return s.env.T(words.Today), look.Text
	case f.now:
		return frame.ShortPeriod(f.period, s.env), look.Text
	case len(b.status.Asks) > 0 && f.value.OK:
		return frame.ShortPeriod(f.period, s.env), look.Due
	case len(b.status.Asks) > 0:
		return s.env.T(metrics.Due.Label()), look.Due
	default:
		return frame.ShortPeriod(f.period, s.env), look.Muted
	}
}

func (s *Screen) change(row *frame.Row, w int, c metrics.Comparison, k *metrics.KPI) {
	look := row.Look()
	if !c.Change.OK {
		row.Right(look.Muted, w, "")
		return
	}
	style := look.Text
	switch c.Better {
	case 1:
		style = look.Better
	case -1:
		style = look.Worse
	}
	row.Right(style, w, s.env.Change(c, k))
}

// second draws how far the month or the plan is, and what the comparisons stand on.
func (s *Screen) second(b *block, selected bool) string {
	f, k := s.of(b), b.status.KPI
	row := frame.NewRow(s.env.Theme, selected, s.width, gap)
	look := row.Look()
	missing, style := s.missing(b, look)
	row.Left(style, s.widths[colState], missing)
	end := 1 - gap // of the columns before the comparisons
	for _, c := range [...]int{colState, colName, colValue, colWhen} {
		if w := s.widths[c]; w > 0 {
			end += gap + w
		}
	}
	used := func() int { return s.width - gap - row.Rest() }
	s.progress(row, b, end-used()-gap)
	row.Skip(end - used())
	base := func(c metrics.Comparison) string {
		if !c.Base.OK {
			return ""
		}
		return s.env.Compact(c.Base, k)
	}
	row.Right(look.Muted, s.widths[colWeek], base(f.week))
	row.Right(look.Muted, s.widths[colPrevious], base(f.previous))
	return row.String()
}

// missing says that today's value is not there yet, where one is expected.
func (s *Screen) missing(b *block, look *theme.Styles) (string, theme.Style) {
	k, f := b.status.KPI, b.facts
	switch {
	case f.now || !f.value.OK:
		return "", look.Muted
	case len(b.status.Asks) > 0:
		return s.env.T(words.NotYet), look.Due
	case k.Cadence.PeriodKind() == metrics.Day && k.Days.Has(s.env.Today.Weekday()):
		return s.env.T(words.NotYet), look.Muted
	}
	return "", look.Muted
}

const (
	leastBar = 6
	bestBar  = 10
)

// progress says in so many columns how far the month or the plan is.
func (s *Screen) progress(row *frame.Row, b *block, room int) {
	look, st, f := row.Look(), b.status, b.facts
	k := st.KPI
	switch {
	case f.toDate != nil:
		s.monthSoFar(row, b, room)
	case !st.Value.OK:
		row.Left(look.Muted, max(0, room), s.env.T(k.Unmeasured))
	case st.Goal != nil && st.AttainmentPlan.OK:
		mark := look.State(st.State)
		label := words.Goal
		if st.Goal.Goal.Grows() {
			label = words.Plan
		}
		s.pieces(row, room, mark, st.AttainmentPlan, metrics.Maybe{},
			piece{look.Muted, fmt.Sprintf(s.env.T(label), s.env.Value(st.Goal.Plan, k))},
			piece{mark.Style, metrics.FormatPercent(st.AttainmentPlan.V, 0)})
	default:
		row.Left(look.Muted, max(0, room), s.env.T(metrics.NoGoal.Label()))
	}
}

// monthSoFar says what a flow has come to, against the plan for the period's end
// with the share of time that is gone.
func (s *Screen) monthSoFar(row *frame.Row, b *block, room int) {
	look, d, k := row.Look(), b.facts.toDate, b.status.KPI
	period := frame.ShortPeriod(d.Period, s.env)
	value := s.env.Value(metrics.Some(d.Value), k)
	gone := piece{look.Muted, fmt.Sprintf(s.env.T(words.TimeGone), metrics.FormatPercent(d.Elapsed, 0))}
	// What is not over has no level: the bar is quiet, the time gone a tick on it.
	quiet := theme.Mark{Style: look.Text, Fill: look.Spark}
	if !d.plan.OK || d.plan.V <= 0 {
		s.pieces(row, room, quiet, metrics.Maybe{}, metrics.Maybe{}, piece{look.Text, fmt.Sprintf(s.env.T(words.SoFar), period, value)}, gone)
		return
	}
	share := metrics.Some(d.Value / d.plan.V)
	percent := piece{look.Text, metrics.FormatPercent(share.V, 0)}
	plan := s.env.Value(d.plan, k)
	long := piece{look.Text, fmt.Sprintf(s.env.T(words.OfPlan), period, value, plan)}
	if long.width()+percent.width()+gone.width()+bestBar+3*gap > room {
		long.text = fmt.Sprintf(s.env.T(words.OfPlanShort), period, s.env.Compact(metrics.Some(d.Value), k), s.env.Compact(d.plan, k))
	}
	s.pieces(row, room, quiet, share, metrics.Some(d.Elapsed), long, percent, gone)
}

// piece is a text in its look.
type piece struct {
	style theme.Style
	text  string
}

func (p piece) width() int { return text.Width(text.Printable(p.text)) }

// pieces puts texts into a row with a bar behind the first, as long as there is
// room. The bar gives up length first, then the texts go, last first, then the bar.
func (s *Screen) pieces(row *frame.Row, room int, mark theme.Mark, ratio, tick metrics.Maybe, texts ...piece) {
	wanted := func(n int) int {
		total := -gap
		for _, p := range texts[:n] {
			total += p.width() + gap
		}
		return total
	}
	n, bar := len(texts), 0
	if ratio.OK {
		for ; n > 2 && wanted(n)+gap+leastBar > room; n-- {
		}
		if bar = min(bestBar, room-wanted(n)-gap); bar < leastBar {
			bar = 0
		}
	}
	for ; n > 1 && wanted(n) > room; n-- {
	}
	for i, p := range texts[:n] {
		row.Left(p.style, max(0, min(room, p.width())), p.text)
		if i == 0 && bar > 0 {
			row.Put(bar, chart.Bar(ratio, tick, bar, chart.BarIn(s.env.Theme, row.Look(), mark)))
		}
	}
}
