package help

import (
	"fmt"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/chart"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/theme"
)

// columnWidth is what a column of the help wants; as many stand side by side as
// there is room for.
const columnWidth = 40

// item is one line of the help: what is named, drawn in a cell of its own, and
// what it means.
type item struct {
	style theme.Style
	name  string // in style
	drawn string // instead of name: as wide as drawnWidth
	means string
}

const drawnWidth = 8

// markNames returns the width of the marks with their words: !3 緊急, !3 critical.
func (s *Screen) markNames() int {
	if s.env.Lang == metrics.JA {
		return drawnWidth
	}
	return 11
}

type block struct {
	title string
	items []item
	names int // width of the cell of the names
}

// layOut divides the blocks into columns, in order, of about the same height.
func (s *Screen) layOut() []string {
	if s.width <= 0 {
		return nil
	}
	n := max(1, min(3, s.width/columnWidth))
	width := s.width / n
	var drawn [][]string
	for _, b := range s.blocks() {
		drawn = append(drawn, s.draw(b, width))
	}
	columns := split(drawn, n)
	height := 0
	for _, c := range columns {
		height = max(height, len(c))
	}
	out := make([]string, height)
	for y := range out {
		var b strings.Builder
		for _, c := range columns {
			line := ""
			if y < len(c) {
				line = c[y]
			}
			b.WriteString(line)
			if line == "" {
				b.WriteString(strings.Repeat(" ", width))
			}
		}
		out[y] = b.String()
	}
	return out
}

// split gives blocks to n columns in order, so that the highest is as low as it
// can be: it raises the limit until they fit.
func split(blocks [][]string, n int) [][]string {
	limit := 0
	for _, b := range blocks {
		limit = max(limit, len(b))
	}
	for ; ; limit++ {
		columns := [][]string{nil}
		for _, b := range blocks {
			last := len(columns) - 1
			if len(columns[last])+len(b) > limit {
				columns = append(columns, nil)
				last++
			}
			columns[last] = append(columns[last], b...)
		}
		if len(columns) <= n {
			return columns
		}
	}
}

// draw draws a block in lines of exactly width columns.
func (s *Screen) draw(b block, width int) []string {
	th := s.env.Theme
	row := func() *frame.Row { return frame.NewRow(th, false, width, 2) }
	title := row()
	title.Text(th.Group, b.title)
	out := []string{title.String()}
	for _, it := range b.items {
		if text.Width(it.name) > b.names { // a line of its own
			l := row()
			l.Text(it.style, it.name)
			out = append(out, l.String())
			it.name = ""
		}
		means := text.Wrap(it.means, max(8, width-b.names-5))
		for i, m := range means {
			l := row()
			switch {
			case i > 0:
				l.Left(th.Text, b.names, "")
			case it.drawn != "":
				l.Put(drawnWidth, it.drawn)
				l.Skip(b.names - drawnWidth)
			default:
				l.Left(it.style, b.names, it.name)
			}
			l.Text(th.Text, m)
			out = append(out, l.String())
		}
	}
	return append(out, row().String())
}

// blocks returns what the help says, in its order.
func (s *Screen) blocks() []block {
	var out []block
	names := 8
	for _, sec := range keys.Sections(s.on | keys.Moving) {
		b := block{title: s.env.T(sec.Title)}
		for _, k := range sec.Bindings {
			b.items = append(b.items, item{style: s.env.Theme.Key, name: k.KeyNames(), means: s.env.T(k.NameOn(keys.PlaceOf(s.on).Scope))})
			names = max(names, text.Width(k.KeyNames()))
		}
		out = append(out, b)
	}
	for i := range out { // the keys of all sections line up
		out[i].names = names
	}
	return append(out, s.levels(), s.marks(), s.outlooks(), s.states())
}

// bands returns the workspace's bands; the usual ones before there is any.
func (s *Screen) bands() metrics.Bands {
	if s.env.Workspace == nil || s.env.Info().Bands == (metrics.Bands{}) {
		return metrics.DefaultBands
	}
	return s.env.Info().Bands
}

func (s *Screen) levels() block {
	th, bands := s.env.Theme, s.bands()
	percent := func(v float64) string { return metrics.FormatPercent(v, 0) }
	b := block{title: s.env.T(words.Levels), names: s.markNames()}
	for _, l := range []struct {
		level metrics.Level
		band  string
	}{
		{metrics.LevelCaution, fmt.Sprintf(s.env.T(words.Band), percent(bands.Caution), percent(bands.Near))},
		{metrics.LevelWarning, fmt.Sprintf(s.env.T(words.Band), percent(bands.Warning), percent(bands.Caution))},
		{metrics.LevelCritical, fmt.Sprintf(s.env.T(words.BandBelow), percent(bands.Warning))},
	} {
		m := th.Level(l.level)
		name := m.Glyph + " " + s.env.T(l.level.Label())
		b.items = append(b.items, item{style: m.Style, name: name, means: l.band}, item{means: s.env.T(l.level.Response())})
	}
	return b
}

func (s *Screen) marks() block {
	th, bands := s.env.Theme, s.bands()
	b := block{title: s.env.T(words.Marks), names: s.markNames()}
	state := func(st metrics.State, means string) {
		m := th.State(st)
		b.items = append(b.items, item{style: m.Style, name: m.Glyph + " " + s.env.T(st.Label()), means: means})
	}
	state(metrics.Reached, s.env.T(words.Reached))
	state(metrics.Near, fmt.Sprintf(s.env.T(words.Near), metrics.FormatPercent(bands.Near, 0)))
	state(metrics.Early, s.env.T(words.Early))
	b.items = append(b.items,
		item{style: th.Muted, name: th.State(metrics.NoGoal).Glyph, means: s.env.T(words.Nothing)},
		item{style: th.Due, name: s.env.T(metrics.Due.Label()), means: s.env.T(words.Due)},
		item{style: th.Due, name: s.env.T(metrics.Stale.Label()), means: s.env.T(words.Stale)},
		item{style: th.Stars, name: "***", means: s.env.T(words.Stars)},
		item{style: th.Text, name: "***", means: s.env.T(words.Hidden)},
		item{drawn: chart.Bar(metrics.Some(0.7), metrics.Maybe{}, drawnWidth, chart.BarIn(th, &th.Styles, th.State(metrics.Near))), means: s.env.T(words.Bar)},
		item{drawn: chart.Bar(metrics.Some(0.4), metrics.Some(0.65), drawnWidth, chart.BarIn(th, &th.Styles, th.State(metrics.Near))), means: s.env.T(words.Tick)},
	)
	if s.on&keys.OnScorecard != 0 {
		b.items = append(b.items,
			item{style: th.Due, name: "____", means: s.env.T(words.CellDue)},
			item{style: th.Muted, name: "..", means: s.env.T(words.CellOpen)},
			item{style: th.Accent, name: "[ ]", means: s.env.T(words.CellCursor)},
		)
	}
	return b
}

// outlooks explains what the board says about signals and about the time ahead, and
// the mark of the north star.
func (s *Screen) outlooks() block {
	th := s.env.Theme
	b := block{title: s.env.T(words.Outlooks), names: s.markNames()}
	add := func(style theme.Style, name string, means metrics.Text) {
		b.items = append(b.items, item{style: style, name: name, means: s.env.T(means)})
	}
	signal := func(better int, provisional bool, means metrics.Text) {
		up, style := th.Signal(&th.Glyphs, true, better, provisional)
		down, _ := th.Signal(&th.Glyphs, false, better, provisional)
		add(style, up+" "+down, means)
	}
	signal(1, false, words.Signal)
	signal(-1, false, words.SignalWorse)
	signal(1, true, words.SignalUnsure)
	outlook := func(o *metrics.Outlook, means metrics.Text) {
		add(s.env.OutlookStyle(o, &th.Styles), s.env.Outlook(o), means)
	}
	outlook(&metrics.Outlook{Chance: metrics.Some(0.85)}, words.Chance)
	outlook(&metrics.Outlook{Ratio: metrics.Some(1.7)}, words.Pace)
	outlook(&metrics.Outlook{Required: metrics.Some(1), Recent: metrics.Some(-1)}, words.Away)
	outlook(&metrics.Outlook{Required: metrics.Some(1), Recent: metrics.Some(0)}, words.Flat)
	outlook(&metrics.Outlook{Reached: true}, words.Arrived)
	add(th.Accent, th.Glyphs.NorthStar, words.NorthStar)
	return b
}

// states explains the four states of a process.
func (s *Screen) states() block {
	b := block{title: s.env.T(words.States), names: 2}
	for _, p := range metrics.ProcessStates {
		b.items = append(b.items, item{style: s.env.Theme.Text.Bold(), name: s.env.T(p.Label()), means: s.env.T(p.Meaning())})
	}
	return b
}
