package star

import (
	"math"
	"strings"

	"kpitui/internal/text"
	"kpitui/internal/ui/chart"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/large"
	"kpitui/internal/ui/theme"
)

// The parts of a large north star: the number, what is said beside it, the chart.
const (
	partGap     = 4
	leastFacts  = 20
	bestFacts   = 36 // for which digits get smaller
	leastRemark = 30 // of one that is cut
	leastChart  = 24
	bestChart   = 34 // beyond which the facts may grow first
	mostChart   = 80
)

// large draws the value in rows of digits below a line with the name, facts beside it
// and the chart to the right of both. It has as many rows as there may be at most
// with room for the chart; where there is none even with the fewest, no chart. Nil is
// for a number that is too wide by itself.
func (b *band) large(least, most int) []string {
	value := b.value()
	for rows := most; rows >= least; rows-- {
		digits := large.New(text.Printable(value.text), rows, b.env.Theme.Glyphs.ASCII)
		room := b.width - 2 - digits.Width() - partGap
		wanted := widest(b.lines(rows, math.MaxInt16))
		facts := min(wanted, max(leastFacts, room/2, room-bestChart-partGap))
		chart := min(mostChart, room-facts-partGap)
		switch {
		case chart >= leastChart && (facts >= min(wanted, bestFacts) || rows == least):
			return b.sideBySide(value.style, digits, facts, chart)
		case rows == least && room >= leastFacts:
			return b.sideBySide(value.style, digits, room, 0)
		}
	}
	return nil
}

// sideBySide draws the parts: digits, and so many columns of facts and of the chart.
func (b *band) sideBySide(look theme.Style, digits large.Text, facts, chartWidth int) []string {
	drawn := digits.Lines()
	rows := len(drawn)
	said := b.lines(rows, facts)
	plot := b.chart(chartWidth, rows+1)
	lines := make([]string, 0, rows+1)
	for y := range rows + 1 {
		row := frame.NewRow(b.env.Theme, false, b.width-chartWidth-1, 2)
		if y == 0 {
			b.title(row)
			put(row, []span{b.period()})
		} else {
			row.Put(digits.Width(), look.Render(drawn[y-1]))
			if y <= len(said) {
				row.Skip(partGap)
				row.Glue()
				b.fact(row, said[y-1], facts)
			}
		}
		line := row.String()
		if chartWidth > 0 {
			line += plot[y]
		}
		lines = append(lines, line+b.env.Theme.Space.Render(" "))
	}
	return lines
}

// fact puts a line of facts into so many columns; its last text gives way.
func (b *band) fact(row *frame.Row, spans []span, room int) {
	for i, s := range spans {
		gap := 0
		if i > 0 {
			gap = 2
		}
		w := min(text.Width(text.Printable(s.text)), room-gap)
		if w <= 0 {
			return
		}
		row.Skip(gap)
		row.Glue()
		row.Left(s.style, w, s.text)
		room -= gap + w
	}
}

// chart draws the trend with goal and plan.
func (b *band) chart(width, height int) []string {
	if width == 0 {
		return nil
	}
	judged := b.env.Newest(b.st.KPI, b.env.Series(b.st.KPI.ID))
	if judged == nil {
		blank := make([]string, height)
		for i := range blank {
			blank[i] = b.env.Theme.Space.Render(strings.Repeat(" ", width))
		}
		return blank
	}
	return chart.Line(b.env.Trend(b.st.KPI, judged), width, height)
}
