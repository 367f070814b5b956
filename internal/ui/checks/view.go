package checks

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/layout"
)

// headLines is the height of the sentence above the list.
const headLines = 1

const gap = 2

// indent is where findings stand in to, longest how wide their sentences get: a
// longer line is hard to read.
const indent, longest = 3, 96

// kind says what a line of the list shows.
type kind int

const (
	lineBlank kind = iota
	lineText       // words of the screen itself
	lineKind       // the heading of a kind of finding
	lineAbout      // what a kind of check asks, where nothing was found
	lineFound      // a finding
	lineHint       // what to do about the selected one
)

// line is one line of the list.
type line struct {
	kind  kind
	item  int // for findings and their hints
	of    metrics.CheckKind
	count int    // of the findings under a heading
	name  string // whose finding it is, on its first line
	text  string
	drawn string // empty: not drawn yet
}

// stack puts the findings into lines below the headings of their kinds, with the
// hint of the selected one under it.
func (s *Screen) stack() {
	s.lines = s.lines[:0]
	if len(s.found) == 0 {
		s.stackNothing()
	}
	spans := make([]frame.Span, len(s.found))
	for i := range s.found {
		if of := s.found[i].Kind; i == 0 || s.found[i-1].Kind != of {
			n := 1
			for i+n < len(s.found) && s.found[i+n].Kind == of {
				n++
			}
			s.add(line{}, line{kind: lineKind, of: of, count: n})
		}
		spans[i].From = len(s.lines)
		s.stackFound(i)
		spans[i].To = len(s.lines)
	}
	s.blocks.Resize(spans, len(s.lines), s.height-headLines)
}

func (s *Screen) add(lines ...line) { s.lines = append(s.lines, lines...) }

// stackFound adds the lines of a finding: the name beside its sentence, or above it
// on narrow terminals.
func (s *Screen) stackFound(i int) {
	c := &s.found[i]
	name, at := s.name(c), indent
	if w := s.nameWidth(); w > 0 {
		at += w + gap
	} else {
		s.add(line{kind: lineFound, item: i, name: name})
	}
	for j, l := range s.wrap(s.hide(c, c.Text), at) {
		found := line{kind: lineFound, item: i, text: l}
		if j == 0 && s.nameWidth() > 0 {
			found.name = name
		}
		s.add(found)
	}
	if i != s.blocks.Cursor {
		return
	}
	for _, l := range s.wrap(s.hide(c, c.Hint), at) {
		s.add(line{kind: lineHint, item: i, text: l})
	}
}

// stackNothing says that nothing was found, and what was looked at.
func (s *Screen) stackNothing() {
	s.add(line{})
	for _, l := range s.wrap(s.nothing(), indent) {
		s.add(line{kind: lineText, text: l})
	}
	if !s.checked() {
		return
	}
	s.add(line{}, line{kind: lineKind})
	for _, k := range metrics.CheckKinds {
		label := s.env.T(k.Label())
		at := indent
		if w := s.aboutWidth(); w > 0 {
			at += w + gap
		} else {
			s.add(line{kind: lineAbout, name: label})
		}
		for j, l := range s.wrap(s.env.T(k.About()), at) {
			about := line{kind: lineAbout, text: l}
			if j == 0 && at > indent {
				about.name = label
			}
			s.add(about)
		}
	}
}

// checked reports whether there are goals that could have been at odds.
func (s *Screen) checked() bool {
	for i := range s.env.Workspace.Phases {
		if len(s.env.Workspace.Phases[i].Goals) > 0 {
			return true
		}
	}
	for i := range s.env.Assessed.KPIs {
		if k := s.env.Assessed.KPIs[i].KPI; len(k.Goals)+len(k.Alerts) > 0 {
			return true
		}
	}
	return false
}

func (s *Screen) nothing() string {
	switch {
	case len(s.env.Assessed.KPIs) == 0:
		return s.env.T(words.NoKPIs)
	case !s.checked():
		return s.env.T(words.NoGoals)
	default:
		return s.env.T(words.NothingFound)
	}
}

// name returns whose goal a finding is about: a phase whose goals are due early, or
// a KPI.
func (s *Screen) name(c *metrics.GoalCheck) string {
	if c.Kind == metrics.CheckDueEarly {
		return s.env.T(s.env.Workspace.Phase(c.Phase).Name)
	}
	return s.env.T(s.env.Workspace.KPI(c.KPI).Name)
}

// nameWidth returns the columns of the names; 0 where they stand above.
func (s *Screen) nameWidth() int {
	if s.width < layout.MediumAt {
		return 0
	}
	w := 0
	for i := range s.found {
		w = max(w, text.Width(text.Printable(s.name(&s.found[i]))))
	}
	return min(w, 26, s.width/4)
}

// aboutWidth returns the columns of the names of the checks; 0 where they stand above.
func (s *Screen) aboutWidth() int {
	if s.width < layout.MediumAt {
		return 0
	}
	w := 0
	for _, k := range metrics.CheckKinds {
		w = max(w, text.Width(s.env.T(k.Label())))
	}
	return w
}

// wrap breaks a text into lines that stand in from the left edge.
func (s *Screen) wrap(t string, from int) []string {
	return text.Wrap(text.Printable(t), max(1, min(longest, s.width-from-2)))
}

var dates = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[0-9]{4}-[0-9]{2}(-[0-9]{2})?`) })

// hide writes what is said in a finding; while amounts are masked its numbers are
// hidden, but for dates and per cent.
func (s *Screen) hide(c *metrics.GoalCheck, t metrics.Text) string {
	said := s.env.T(t)
	about := append([]string{c.KPI}, c.With...)
	var out strings.Builder
	from := 0
	for _, at := range dates().FindAllStringIndex(said, -1) {
		out.WriteString(s.env.NoteOn(said[from:at[0]], about...) + said[at[0]:at[1]])
		from = at[1]
	}
	return out.String() + s.env.NoteOn(said[from:], about...)
}

func (s *Screen) head() string {
	l := frame.NewRow(s.env.Theme, false, s.width, gap)
	if n := len(s.found); n > 0 {
		t := words.Found
		if n == 1 {
			t = words.FoundOne
		}
		l.Text(s.env.Theme.Text, fmt.Sprintf(s.env.T(t), n))
	}
	return l.String()
}

// draw draws a line, and keeps it until the list is stacked anew.
func (s *Screen) draw(l *line) string {
	if l.drawn == "" && l.kind != lineBlank {
		l.drawn = s.drawLine(l)
	}
	return l.drawn
}

func (s *Screen) drawLine(l *line) string {
	th := s.env.Theme
	r := frame.NewRow(th, l.kind == lineFound && l.item == s.blocks.Cursor, s.width, gap)
	names := s.nameWidth()
	switch l.kind {
	case lineText:
		r.Skip(indent - 1)
		r.Text(th.Text, l.text)
	case lineKind:
		if l.of == "" {
			r.Text(th.Header, s.env.T(words.Looked))
			break
		}
		r.Text(th.Group, fmt.Sprintf("%s %d", s.env.T(l.of.Label()), l.count))
		r.Text(th.Muted, s.env.T(l.of.About()))
	case lineAbout:
		r.Skip(indent - 1)
		if w := s.aboutWidth(); w > 0 {
			r.Left(th.Text, w, l.name)
		} else if l.name != "" {
			r.Text(th.Text, l.name)
		}
		r.Text(th.Muted, l.text)
	case lineFound:
		r.Skip(indent - 1)
		look := r.Look()
		if names > 0 {
			r.Left(look.Title, names, l.name)
		} else if l.name != "" {
			r.Text(look.Title, l.name)
		}
		r.Text(look.Text, l.text)
	case lineHint:
		r.Skip(indent - 1)
		if names > 0 {
			r.Left(th.Text, names, "")
		}
		r.Text(th.Muted, l.text)
	}
	return r.String()
}
