package actions

import (
	"fmt"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/layout"
)

// headLines is the height of the columns' titles, which a search takes over.
const headLines = 1

const gap = 2

// measure works out the widths of the open list's columns.
func (s *Screen) measure() {
	l := s.list()
	var columns []layout.Column
	if s.open == actions {
		columns = s.actionColumns()
	} else {
		columns = s.experimentColumns()
	}
	l.cols = layout.Fit(max(0, s.listWidth()-2), gap, columns)
}

// longest returns the columns that the longest of some texts takes, within bounds.
func longest(least, most int, texts ...string) int {
	for _, t := range texts {
		least = max(least, min(most, text.Width(text.Printable(t))))
	}
	return least
}

// headline returns what the items of the open list are called by.
func (s *Screen) headlines() []string {
	l := s.list()
	out := make([]string, len(l.items))
	for i := range l.items {
		out[i] = s.headline(&l.items[i])
	}
	return out
}

func (s *Screen) headline(it *item) string {
	if it.action != nil {
		return s.env.NoteOn(it.action.Title, it.action.KPI)
	}
	return s.env.NoteOn(it.experiment.Hypothesis, it.experiment.Lever.KPI, it.experiment.Outcome.KPI)
}

// nameOf returns the name of a KPI; its id when it is gone.
func nameOf(env *frame.Env, id string) string {
	if k := env.Workspace.KPI(id); k != nil {
		return env.T(k.Name)
	}
	return id
}

// View implements [frame.Screen].
func (s *Screen) View() string {
	l := s.list()
	lines := make([]string, 0, s.height+8)
	lines = append(lines, s.head())
	if len(l.items) == 0 {
		lines = append(lines, s.emptyLines()...)
	}
	from, to := l.blocks.Window()
	at := 0
	for i := range l.items {
		it := &l.items[i]
		n := s.heightOf(it)
		if i == l.blocks.Cursor {
			n += len(s.more(it))
		}
		if at < to && at+n > from {
			drawn := s.draw(i)
			lines = append(lines, drawn[max(0, from-at):min(n, to-at)]...)
		}
		if at += n; at >= to {
			break
		}
	}
	for len(lines) < s.height {
		lines = append(lines, "")
	}
	lines = lines[:s.height]
	if beside := s.besideWidth(); beside > 0 {
		lines = s.besides(lines, beside)
	}
	return strings.Join(lines, "\n")
}

func (s *Screen) emptyLines() []string {
	out := []string{""}
	for _, l := range text.Wrap(s.empty(), max(1, s.listWidth()-4)) {
		row := frame.NewRow(s.env.Theme, false, s.listWidth(), 0)
		row.Skip(1)
		row.Text(s.env.Theme.Text, l)
		out = append(out, row.String())
	}
	return out
}

// head draws the titles of the columns, or the search.
func (s *Screen) head() string {
	l := s.list()
	if line, _ := l.search.Line(s.env, s.listWidth()); line != "" {
		return line
	}
	r := frame.NewRow(s.env.Theme, false, s.listWidth(), gap)
	if s.open == actions {
		s.actionHead(r)
	} else {
		s.experimentHead(r)
	}
	return r.String()
}

// titled writes a column's title with how the list is arranged behind it, where
// that has room.
func (s *Screen) titled(title metrics.Text, w int) string {
	out := s.env.T(title)
	if more := out + gapText + s.arrangement(); text.Width(more) <= w {
		return more
	}
	return out
}

const gapText = "  "

// heightOf returns how many lines an item takes when it is not selected.
func (s *Screen) heightOf(it *item) int {
	switch {
	case it.action != nil:
		return 1
	case s.twoSides():
		return 2
	}
	return 3
}

// draw draws an item, and keeps it until something in it changes; of the selected
// one it says more.
func (s *Screen) draw(i int) []string {
	it := &s.list().items[i]
	if i == s.list().blocks.Cursor {
		return append(s.drawItem(it, true), s.more(it)...)
	}
	if it.lines == nil {
		it.lines = s.drawItem(it, false)
	}
	return it.lines
}

func (s *Screen) drawItem(it *item, selected bool) []string {
	if it.action != nil {
		return []string{s.drawAction(it.action, selected)}
	}
	return s.drawExperiment(it, selected)
}

// more says more about the selected item, in lines below it: of an experiment what it
// supposes, where that is cut and does not stand beside the list.
func (s *Screen) more(it *item) []string {
	cols := s.list().cols
	switch {
	case it.action != nil:
		return s.moreOf(it.action)
	case s.besideWidth() == 0 && cut(s.headline(it), cols[colHypothesis]):
		return s.below(cols[colStage], s.headline(it))
	}
	return nil
}

// rank draws a rank with its three parts.
func rank(r *frame.Row, score metrics.Score, w, parts int) {
	look := r.Look()
	if score.Rank() == 0 {
		r.Right(look.Muted, w, "--")
		r.Left(look.Muted, parts, "")
		return
	}
	r.Right(look.Text, w, fmt.Sprint(score.Rank()))
	r.Left(look.Muted, parts, fmt.Sprintf("%dx%dx%d", score.Impact, score.Confidence, score.Ease))
}
