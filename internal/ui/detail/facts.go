package detail

import (
	"fmt"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/chart"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/theme"
)

// tile is one fact: what it is, the figure, and a remark.
type tile [tileLines]cell

// cell is a text in its look, or something drawn.
type cell struct {
	style theme.Style
	text  string
	drawn string // exactly barWidth columns wide
}

func in(s theme.Style, t string) cell { return cell{style: s, text: text.Printable(t)} }

func (c *cell) width() int {
	if c.drawn != "" {
		return barWidth
	}
	return text.Width(c.text)
}

func (c *cell) put(row *frame.Row, width int) {
	if c.drawn == "" {
		row.Left(c.style, width, c.text)
		return
	}
	row.Put(barWidth, c.drawn)
	row.Skip(width - barWidth)
}

// width returns the width of the widest line.
func (t *tile) width() int { return max(t[0].width(), t[1].width(), t[2].width()) }

const (
	tileLines = 3
	tileGap   = 3
	barWidth  = 10
	lowFacts  = 30 // with less height than this a second row of tiles is dear
)

// facts draws the tiles in as many columns as fit, three lines a row, in at most
// so many lines. Where that spares a row and there are few, the comparisons share
// a tile.
func (s *Screen) facts(width, lines int) []string {
	tiles := s.tiles(false)
	widths := columnsOf(tiles, width-2)
	if s.height < lowFacts && len(widths) < len(tiles) {
		if short := s.tiles(true); len(columnsOf(short, width-2)) == len(short) {
			tiles, widths = short, columnsOf(short, width-2)
		}
	}
	rows := max(1, min((len(tiles)+len(widths)-1)/len(widths), lines/tileLines))
	var out []string
	for r := range rows {
		for l := range tileLines {
			row := frame.NewRow(s.env.Theme, false, width, tileGap)
			for c, w := range widths {
				if i := r*len(widths) + c; i < len(tiles) {
					tiles[i][l].put(row, w)
				}
			}
			out = append(out, row.String())
		}
	}
	return out
}

// columnsOf returns the widths of the columns into which tiles go, row by row.
func columnsOf(tiles []tile, width int) []int {
	for n := len(tiles); ; n-- {
		widths := make([]int, n)
		total := (n - 1) * tileGap
		for i := range tiles {
			widths[i%n] = max(widths[i%n], tiles[i].width())
		}
		for _, w := range widths {
			total += w
		}
		if total <= width || n == 1 {
			return widths
		}
	}
}

// tiles are the facts in the order in which they give way, last first. Short, the
// comparisons share one.
func (s *Screen) tiles(short bool) []tile {
	st, k, th := s.status, s.status.KPI, s.env.Theme
	out := []tile{s.actualTile()}
	mark := th.State(st.State)
	attained := func(format metrics.Text, a metrics.Maybe, look theme.Style) cell {
		if !a.OK {
			return cell{}
		}
		return in(look, fmt.Sprintf(s.env.T(format), metrics.FormatPercent(a.V, 0)))
	}
	if g := st.Goal; g != nil {
		grows := g.Goal.Grows()
		if grows {
			out = append(out, tile{in(th.Muted, s.env.T(words.Plan)), in(th.Title, s.env.Value(g.Plan, k)), attained(words.OfPlan, st.AttainmentPlan, mark.Style)})
		}
		label := s.env.T(words.Goal)
		if g.Goal.Due != 0 {
			label += " " + g.Goal.Due.String()
		}
		if n := g.Goal.Stars; n > 0 {
			label += " " + strings.Repeat("*", g.Goal.Weight())
		}
		look := th.Muted
		if !grows {
			look = mark.Style
		}
		out = append(out, tile{in(th.Muted, label), in(th.Title, s.env.Goal(&g.Goal, k)), attained(words.OfGoal, st.AttainmentGoal, look)})
	} else {
		out = append(out, tile{in(th.Muted, s.env.T(words.Goal)), in(th.Muted, s.env.T(words.NoGoal)), {}})
	}
	if so := st.SoFar; so != nil {
		out = append(out, tile{
			in(th.Muted, fmt.Sprintf(s.env.T(words.SoFar), frame.ShortPeriod(so.Period, s.env))),
			in(th.Text, s.env.Value(metrics.Some(so.Value), k)),
			in(th.Muted, fmt.Sprintf(s.env.T(words.TimeGone), metrics.FormatPercent(so.Elapsed, 0))),
		})
	}
	change := s.changeTile(words.Change, st.Previous)
	if !short {
		return append(out, change, s.changeTile(words.YearBefore, s.yearBefore))
	}
	change[2] = cell{}
	if c := s.yearBefore; c.Change.OK {
		change[2] = in(th.Muted, fmt.Sprintf(s.env.T(words.YearShort), s.env.Change(c, k)))
	}
	return append(out, change)
}

// actualTile shows the judged value with a bar of its attainment, or what is
// wrong with its freshness.
func (s *Screen) actualTile() tile {
	st, th := s.status, s.env.Theme
	label := s.env.T(words.Actual)
	if !st.Period.IsZero() {
		label += " " + frame.ShortPeriod(st.Period, s.env)
	}
	value := in(th.Muted, s.env.T(metrics.StateUnmeasured.Label()))
	if st.Value.OK {
		look := th.Title
		if st.Freshness == metrics.Stale {
			look = th.Stale
		}
		value = in(look, s.env.Value(st.Value, st.KPI))
	}
	var remark cell
	switch {
	case st.Waits():
		remark = in(th.Due, s.env.T(st.Freshness.Label()))
	case !st.Value.OK:
		remark = in(th.Muted, s.env.T(st.KPI.Unmeasured))
	case st.Of > 0:
		remark = in(th.Muted, fmt.Sprintf(s.env.T(words.Coverage), st.Days, st.Of))
	case st.AttainmentPlan.OK:
		remark = cell{drawn: chart.Bar(st.AttainmentPlan, metrics.Maybe{}, barWidth, chart.BarIn(th, &th.Styles, th.State(st.State)))}
	}
	return tile{in(th.Muted, label), value, remark}
}

func (s *Screen) changeTile(label metrics.Text, c metrics.Comparison) tile {
	th := s.env.Theme
	if !c.Change.OK {
		return tile{in(th.Muted, s.env.T(label)), in(th.Muted, s.env.T(words.NoComparison)), {}}
	}
	look := th.Text
	switch c.Better {
	case 1:
		look = th.Better
	case -1:
		look = th.Worse
	}
	return tile{
		in(th.Muted, s.env.T(label)),
		in(look, s.env.Change(c, s.status.KPI)),
		in(th.Muted, frame.ShortPeriod(c.Period, s.env)+" "+s.env.Value(c.Base, s.status.KPI)),
	}
}
