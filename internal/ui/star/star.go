// Package star draws the north star above a list: the one KPI that stands for value
// delivered, with its large number, its chart and what is to be said about it, in as
// much height as the list can spare.
package star

import (
	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/chart"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/large"
)

// How high a screen must be for each size of the north star; below oneFrom it would
// leave fewer than eight lines to the list, and is left out. What gives way first
// when it gets lower: rows of digits, the large number with the chart, the second
// line, the first.
const (
	oneFrom   = 10
	twoFrom   = 17 // a terminal of 20 lines
	largeFrom = 26
)

// The rows of digits: one for so many lines of the screen's height.
const (
	leastDigits = 4
	mostDigits  = 6
	perDigitRow = 6
)

// Lines draws the north star for a screen of a size: nil where there is none, or no
// room for it.
func Lines(e *frame.Env, width, height int) []string {
	if width <= 0 || height < oneFrom || e.Assessed == nil || e.Assessed.NorthStar == nil {
		return nil
	}
	b := &band{env: e, st: e.Assessed.NorthStar, width: width}
	switch {
	case height < twoFrom:
		return []string{b.line(false)}
	case height >= largeFrom && b.measured():
		least := max(leastDigits, large.LeastRows(e.Theme.Glyphs.ASCII))
		if lines := b.large(least, max(least, min(mostDigits, height/perDigitRow-1))); lines != nil {
			return append(lines, "")
		}
	}
	if len(b.facts()) == 0 {
		return []string{b.line(true)}
	}
	return []string{b.line(true), b.second()}
}

// band is a north star that is being drawn.
type band struct {
	env   *frame.Env
	st    *metrics.Status
	width int
}

// put puts spans into a row, side by side, as long as they fit whole.
func put(row *frame.Row, spans []span) {
	for _, s := range spans {
		if text.Width(text.Printable(s.text)) <= row.Rest() {
			row.Text(s.style, s.text)
		}
	}
}

// line says all in one line: how it stands, its name, its value and, unless a second
// line says it, what else there is to say in short.
func (b *band) line(second bool) string {
	row := frame.NewRow(b.env.Theme, false, b.width, 2)
	b.title(row)
	if !b.measured() {
		put(row, []span{{b.env.Theme.Muted, b.env.T(b.st.KPI.Unmeasured)}})
	} else {
		put(row, []span{b.value()})
	}
	if second {
		put(row, []span{b.period()})
		b.spark(row)
		return row.String()
	}
	for _, f := range b.facts() {
		if s := f.labelled(); widthOf(s) <= row.Rest() {
			b.putTight(row, s)
		}
	}
	return row.String()
}

// second says in a second line what there is to say, each in short.
func (b *band) second() string {
	row := frame.NewRow(b.env.Theme, false, b.width, 3)
	row.Skip(2) // below the name
	for _, f := range b.facts() {
		if s := f.labelled(); widthOf(s) <= row.Rest() {
			b.putTight(row, s)
		}
	}
	return row.String()
}

// putTight puts spans into a row with a column between two.
func (b *band) putTight(row *frame.Row, spans []span) {
	for i, s := range spans {
		if i > 0 {
			row.Skip(1)
			row.Glue()
		}
		row.Text(s.style, s.text)
	}
}

// title puts the star's mark, its name and its state.
func (b *band) title(row *frame.Row) {
	th := b.env.Theme
	mark := th.State(b.st.State)
	row.Text(th.Accent, th.Glyphs.NorthStar)
	row.Skip(1)
	row.Glue()
	state := mark.Glyph + " " + b.env.T(b.st.State.Label())
	name := b.env.T(b.st.KPI.Name)
	row.Left(th.Title, min(text.Width(text.Printable(name)), max(8, b.width/2)), name)
	put(row, []span{{mark.Style, state}})
}

const leastSpark, mostSpark = 6, 24

// spark puts a sparkline at the end of a row, where there is room for one.
func (b *band) spark(row *frame.Row) {
	w := min(mostSpark, row.Rest()-1)
	if w < leastSpark {
		return
	}
	var values []metrics.Maybe
	for _, j := range b.env.Newest(b.st.KPI, b.env.Series(b.st.KPI.ID)) {
		if j.Closed || b.st.KPI.Aggregation == metrics.Last {
			values = append(values, j.Value)
		}
	}
	row.Skip(row.Rest() - w - 1)
	row.Put(w, chart.Sparkline(values, w, chart.SparkIn(b.env.Theme, row.Look())))
}
