package journal

import (
	"fmt"
	"strings"
	"time"

	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/layout"
)

// headLines is the height of the columns' titles.
const headLines = 1

const gap = 2

// The columns, left to right.
const (
	colNumber = iota
	colWhen
	colWho
	colKind
	colWhat
)

// details are the lines about the selected entry, kept until it is another.
type details struct {
	seq   uint64
	lines []string
}

// paneHeight returns the height of the lower part, which tells what the selected
// entry replaced: a third of the screen, where that leaves enough for the list.
func (s *Screen) paneHeight() int {
	const least = 16
	if s.height < least {
		return 0
	}
	return min(s.height/3, 14)
}

func (s *Screen) listHeight() int { return max(0, s.height-headLines-s.paneHeight()) }

func (s *Screen) measure() {
	const kind = 8 // "取り込み"
	columns := []layout.Column{
		colNumber: {Min: 5, Want: 6, Keep: 7},
		colWhen:   {Min: 11, Want: 11, Keep: 6},
		colWho:    {Min: 8, Want: 14, Keep: 3},
		colKind:   {Min: kind, Want: kind, Keep: 8},
		colWhat:   {Min: 16, Want: s.width, Keep: 9},
	}
	if s.width < layout.MediumAt {
		columns[colWho].Min, columns[colWho].Want = 0, 0
	} else {
		columns[colWho].Min = 10
	}
	s.widths = layout.Fit(max(0, s.width-2), gap, columns)
}

// View implements [frame.Screen].
func (s *Screen) View() string {
	s.shown = true
	lines := make([]string, 0, s.height+2)
	lines = append(lines, s.head())
	if len(s.rows) == 0 {
		lines = append(lines, s.empty()...)
	}
	from, to := s.list.Window()
	for i := from; i < to; i++ {
		lines = append(lines, s.draw(i))
	}
	if pane := s.paneHeight(); pane > 0 && len(s.rows) > 0 {
		for len(lines) < s.height-pane {
			lines = append(lines, "")
		}
		lines = append(lines, s.pane(pane)...)
	}
	for len(lines) < s.height {
		lines = append(lines, "")
	}
	return strings.Join(lines[:s.height], "\n")
}

func (s *Screen) empty() []string {
	t := words.Loading
	if s.loaded {
		t = words.Empty
	}
	out := []string{""}
	for _, l := range text.Wrap(s.env.T(t), max(1, s.width-4)) {
		out = append(out, text.Truncate("  "+s.env.Theme.Text.Render(l), s.width, ""))
	}
	return out
}

func (s *Screen) head() string {
	th, w := s.env.Theme, s.widths
	l := frame.NewRow(th, false, s.width, gap)
	if s.failed {
		l.Text(th.Error, s.env.T(words.LoadFailed))
		return l.String()
	}
	l.Right(th.Header, w[colNumber], s.env.T(words.Number))
	l.Left(th.Header, w[colWhen], s.env.T(words.When))
	l.Left(th.Header, w[colWho], s.env.T(words.Who))
	l.Left(th.Header, w[colKind], s.env.T(words.Kind))
	l.Left(th.Header, w[colWhat], s.env.T(words.What))
	return l.String()
}

func (s *Screen) draw(i int) string {
	r := &s.rows[i]
	switch {
	case i == s.list.Cursor:
		return s.drawRow(&r.JournalEntry, true)
	case r.line == "":
		r.line = s.drawRow(&r.JournalEntry, false)
	}
	return r.line
}

func (s *Screen) drawRow(e *frame.JournalEntry, selected bool) string {
	l := frame.NewRow(s.env.Theme, selected, s.width, gap)
	look, w := l.Look(), s.widths
	style, kind := look.Text, look.Spark
	if e.Undone {
		style, kind = look.Muted, look.Muted
	}
	l.Right(look.Muted, w[colNumber], fmt.Sprintf("#%d", e.Seq))
	l.Left(look.Muted, w[colWhen], s.when(e))
	l.Left(style, w[colWho], e.By)
	l.Left(kind, w[colKind], s.say().Kind(e.Change.Kind))
	what := s.say().What(&e.Entry, e.Touched)
	if e.Undone {
		word := s.env.T(words.Undone)
		rest := max(0, w[colWhat]-gap-text.Width(word))
		l.Left(style, min(rest, text.Width(text.Printable(what))), what)
		l.Text(look.Muted, word)
		return l.String()
	}
	l.Left(style, w[colWhat], what)
	return l.String()
}

// when writes the time of an entry: of this year without the year, of an earlier
// one without the time of day.
func (s *Screen) when(e *frame.JournalEntry) string {
	at := e.At.In(s.env.Now.Location())
	if at.Year() != s.env.Now.Year() {
		return at.Format(time.DateOnly)
	}
	return at.Format("01/02 15:04")
}

// pane draws what the selected entry did and replaced.
func (s *Screen) pane(height int) []string {
	th := s.env.Theme
	if seq := s.selected(); s.details.seq != seq || s.details.lines == nil {
		s.details = details{seq, s.detail(&s.rows[s.list.Cursor].JournalEntry, height)}
	}
	rule := th.Track.Render(strings.Repeat(th.Glyphs.Rule, max(0, s.width-2)))
	return append([]string{" " + rule}, s.details.lines...)
}

// detail writes an entry at length, in at most height - 1 lines.
func (s *Screen) detail(e *frame.JournalEntry, height int) []string {
	out := []string{s.entryLine(e, s.width, true)}
	room := height - 2 // below the rule and this line
	lines := tell(s.env, s.say(), e, s.width)
	if len(lines) > room {
		more := frame.NewRow(s.env.Theme, false, s.width, gap)
		more.Text(s.env.Theme.Muted, fmt.Sprintf(s.env.T(words.More), len(lines)-room+1))
		lines = append(lines[:room-1:room-1], more.String())
	}
	return append(out, lines...)
}

// entryLine says which entry it is, who made it when, whether it still stands, and
// with hints how it is taken back.
func (s *Screen) entryLine(e *frame.JournalEntry, width int, hints bool) string {
	th := s.env.Theme
	l := frame.NewRow(th, false, width, gap)
	l.Text(th.Title, fmt.Sprintf("#%d %s", e.Seq, s.say().Kind(e.Change.Kind)))
	l.Text(th.Muted, strings.TrimSpace(e.At.In(s.env.Now.Location()).Format("2006-01-02 15:04:05")+" "+e.By))
	switch {
	case e.Undone:
		l.Text(th.Muted, s.env.T(words.Undone))
	case hints && s.canTakeBack(e):
		l.Text(th.Muted, s.env.T(words.TakeBackHint))
	}
	return l.String()
}
