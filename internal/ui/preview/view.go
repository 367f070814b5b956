package preview

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/markdown"
)

const (
	headLines = 2   // the tabs, and air
	margin    = 2   // columns left of the report; right of it stands the scrollbar
	widest    = 120 // columns that a line of the report takes at most: beyond, eyes lose the line
)

// seen is how many lines of the report are in view.
func (s *Screen) seen() int {
	h := s.height - headLines
	if s.saving {
		h--
	}
	return max(0, h)
}

// layOut draws the report in lines.
func (s *Screen) layOut() {
	s.lines = nil
	if s.width <= 0 {
		return
	}
	switch {
	case s.env.Masked:
		s.say(s.env.T(words.Masked))
	case s.made == nil:
		s.say(s.env.T(words.Making))
	case s.made.Err != nil:
		s.say(s.env.T(words.NotMade) + "\n" + s.made.Text)
	default:
		indent := strings.Repeat(" ", max(0, min(margin, s.width-1-s.room())))
		for _, l := range markdown.Blocks(s.made.Document.Blocks(), s.env.Theme, s.room()) {
			s.lines = append(s.lines, indent+l)
		}
	}
}

func (s *Screen) room() int { return max(1, min(s.width-2*margin-1, widest)) }

// say puts a sentence in the place of the report.
func (s *Screen) say(what string) {
	for _, l := range text.Wrap(text.PrintableLines(what), s.room()) {
		row := frame.NewRow(s.env.Theme, false, s.width, 0)
		row.Skip(margin - 1)
		row.Text(s.env.Theme.Text, l)
		s.lines = append(s.lines, row.String())
	}
}

// View implements [frame.Screen].
func (s *Screen) View() string {
	if s.drawn == "" {
		s.drawn = s.draw()
	}
	return s.drawn
}

func (s *Screen) draw() string {
	lines := make([]string, 0, s.height+headLines+1)
	lines = append(lines, s.head(), "")
	from := max(0, min(s.offset, len(s.lines)-s.seen()))
	to := min(len(s.lines), from+s.seen())
	for i, l := range s.lines[from:to] {
		lines = append(lines, s.scrolled(l, i, from, to))
	}
	bottom := s.height
	if s.saving {
		bottom--
	}
	for len(lines) < bottom {
		lines = append(lines, "")
	}
	if s.saving {
		lines = append(lines[:max(0, bottom)], s.question())
	}
	return strings.Join(lines[:s.height], "\n")
}

// scrolled puts the scrollbar behind a line of the report where not all is in view.
func (s *Screen) scrolled(line string, at, from, to int) string {
	if to-from == len(s.lines) {
		return line
	}
	thumb := max(1, s.seen()*s.seen()/len(s.lines))
	top := 0
	if hidden := len(s.lines) - s.seen(); hidden > 0 {
		top = (s.seen() - thumb) * from / hidden
	}
	room := s.width - 1 - ansi.StringWidth(line)
	if at < top || at >= top+thumb || room < 0 {
		return line
	}
	return line + strings.Repeat(" ", room) + s.env.Theme.Muted.Render(s.env.Theme.Glyphs.Thumb)
}

// head names the reports, and the period that is shown.
func (s *Screen) head() string {
	th := s.env.Theme
	row := frame.NewRow(th, false, s.width, 0)
	row.Text(th.Title, s.env.T(words.Title)+" ")
	for _, k := range kinds {
		style := th.Tab
		if k.kind == s.period.Kind {
			style = th.TabOpen
		}
		row.Text(style, s.tab(k.name))
	}
	row.Skip(2)
	cal := s.env.Info().Calendar
	title := cal.Title(s.period, s.env.Lang)
	if text.Width(title) > row.Rest() {
		title = cal.Label(s.period)
	}
	row.Text(th.Text, title)
	if s.making() {
		row.Skip(2)
		row.Text(th.Muted, s.env.T(words.Making))
	}
	return row.String()
}

func (s *Screen) tab(name metrics.Text) string { return " " + s.env.T(name) + " " }

// tabAt returns the kind of report whose tab is at a column of the head.
func (s *Screen) tabAt(x int) (metrics.PeriodKind, bool) {
	x -= 1 + text.Width(s.env.T(words.Title)) + 1
	for _, k := range kinds {
		w := text.Width(s.tab(k.name))
		if x >= 0 && x < w {
			return k.kind, true
		}
		x -= w
	}
	return 0, false
}

// question asks for the format.
func (s *Screen) question() string {
	th := s.env.Theme
	row := frame.NewRow(th, false, s.width, 2)
	row.Skip(margin - 1)
	row.Text(th.Accent, s.env.T(words.SaveAs))
	for _, f := range formats {
		row.Text(th.Key, f.key)
		row.Glue()
		row.Text(th.KeyText, " "+f.name)
	}
	return row.String()
}

// Hints implements [frame.Hinter].
func (s *Screen) Hints() []frame.Hint {
	if s.saving { // the question names the keys
		return []frame.Hint{{Key: keys.Of(keys.Back).Show, Text: words.GiveUp}}
	}
	short := func(a keys.Action) frame.Hint { return frame.Hint{Key: keys.Of(a).Show, Text: keys.Of(a).Short} }
	out := []frame.Hint{short(keys.Help), {Key: keys.Of(keys.Back).Show, Text: words.Close}, short(keys.SaveCopy), short(keys.Copy),
		{Key: "tab", Text: keys.Of(keys.Cadence).Short}, {Key: "[ ]", Text: words.Period}}
	if len(s.lines) > s.seen() {
		out = append(out, frame.Hint{Key: "j k", Text: words.Scroll})
	}
	return out
}
