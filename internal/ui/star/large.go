package star

import (
	"strings"

	"kpitui/internal/text"
	"kpitui/internal/ui/chart"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/large"
)

// The parts of a large north star: the number, what is said beside it, the chart.
const (
	partGap    = 4
	leastFacts = 20
	leastChart = 24
	mostChart  = 80
)

// large draws the value in so many rows of digits below a line with the name, facts
// beside it and the chart to the right of both; nil where the number is too wide.
func (b *band) large(rows int) []string {
	value := b.value()
	digits := large.New(text.Printable(value.text), rows, b.env.Theme.Glyphs.ASCII)
	room := b.width - 2 - digits.Width() - partGap
	if room < leastFacts {
		return nil
	}
	facts := b.lines(rows)
	wide := widest(facts)
	chartWidth := min(mostChart, room-min(wide, max(leastFacts, room/2))-partGap)
	if chartWidth < leastChart {
		chartWidth = 0
	} else {
		room -= chartWidth + partGap
	}
	plot := b.chart(chartWidth, rows+1)
	drawn := digits.Lines()
	lines := make([]string, 0, rows+1)
	for y := range rows + 1 {
		row := frame.NewRow(b.env.Theme, false, b.width-chartWidth-1, 2)
		if y == 0 {
			b.title(row)
			put(row, []span{b.period()})
		} else {
			row.Put(digits.Width(), value.style.Render(drawn[y-1]))
			if y <= len(facts) {
				row.Skip(partGap)
				row.Glue()
				b.fact(row, facts[y-1], room)
			}
		}
		line := row.String()
		if chartWidth > 0 {
			line += plot[y] + b.env.Theme.Space.Render(" ")
		} else {
			line += b.env.Theme.Space.Render(" ")
		}
		lines = append(lines, line)
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
