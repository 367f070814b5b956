// Package board is the cockpit's first screen: every KPI in one list, how it
// stands, which way it moves.
package board

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/star"
)

// Screen is the board.
type Screen struct {
	env           *frame.Env
	width, height int

	filter frame.Filter
	arrangement
	view  string      // whose KPIs are shown; empty: all
	whole arrangement // of all KPIs, while a view is shown

	band []string // the north star above the list; nil: none

	rows   []row
	items  []int // the rows that are KPIs
	cursor int   // index in items
	offset int   // first row in view
	widths []int // of the columns
}

// New returns the board with a remembered grouping and order.
func New(env *frame.Env, group, order string) *Screen {
	s := &Screen{env: env, arrangement: arrangement{group: groupings[0].name, sort: orders[0].name}}
	for _, g := range groupings {
		if g.name == group {
			s.group = group
		}
	}
	for _, o := range orders {
		if o.name == order {
			s.sort = order
		}
	}
	return s
}

// Scope implements [frame.Screen].
func (s *Screen) Scope() keys.Scope { return keys.OnBoard | keys.Moving }

// Enter implements [frame.Screen].
func (s *Screen) Enter() tea.Cmd { return nil }

// SetSize implements [frame.Screen].
func (s *Screen) SetSize(w, h int) {
	if s.width != w || s.height != h {
		s.width, s.height = w, h
		s.Refresh()
	}
}

// Refresh implements [frame.Screen]: the cursor stays on its KPI.
func (s *Screen) Refresh() {
	selected := s.Selected()
	s.keepView()
	s.band = star.Lines(s.env, s.width, s.height)
	s.arrange()
	s.Select(selected)
	s.redraw()
}

func (s *Screen) redraw() {
	s.measure()
	for i := range s.rows {
		s.rows[i].line = ""
	}
	s.scroll()
}

// Selected implements [frame.Anchor].
func (s *Screen) Selected() string {
	if s.cursor >= len(s.items) {
		return ""
	}
	return s.rows[s.items[s.cursor]].status.KPI.ID
}

// Select implements [frame.Anchor].
func (s *Screen) Select(kpi string) {
	for i, r := range s.items {
		if s.rows[r].status.KPI.ID == kpi {
			s.cursor = i
			s.scroll()
			return
		}
	}
	s.move(0)
}

// AnchorRow implements [frame.Anchor].
func (s *Screen) AnchorRow() int {
	if len(s.items) == 0 {
		return 0
	}
	return s.top() + s.items[s.cursor] - s.offset
}

// top is the first line of the list.
func (s *Screen) top() int { return len(s.band) + headLines }

func (s *Screen) listHeight() int { return max(0, s.height-s.top()) }

func (s *Screen) move(by int) {
	s.cursor = max(0, min(s.cursor+by, len(s.items)-1))
	s.scroll()
}

// scroll keeps the cursor in view, and the heading above it where there is one.
func (s *Screen) scroll() {
	seen := s.listHeight()
	if len(s.items) == 0 || seen == 0 {
		s.offset = 0
		return
	}
	at := s.items[s.cursor]
	top := at
	if at > 0 && s.rows[at-1].status == nil && seen > 1 {
		top--
	}
	s.offset = max(0, min(s.offset, top, len(s.rows)-seen))
	if at >= s.offset+seen {
		s.offset = at - seen + 1
	}
}

// Do implements [frame.Screen].
func (s *Screen) Do(a keys.Action) (tea.Cmd, bool) {
	if by, ok := frame.Step(a, len(s.items), s.listHeight()); ok {
		s.move(by)
		return nil, true
	}
	switch a {
	case keys.Sort:
		s.sort = next(orders, s.sort)
		return s.rearranged(), true
	case keys.Group:
		for s.group = next(groupings, s.group); !s.divides(s.group); {
			s.group = next(groupings, s.group)
		}
		return s.rearranged(), true
	case keys.Add:
		return frame.Ask(frame.EditKPI{}), true
	case keys.Open, keys.Edit, keys.Enter, keys.NorthStar:
		return s.onSelected(a), true
	case keys.Back:
		if s.view != "" && s.filter.Words() == "" {
			return s.show(""), true
		}
	}
	if !s.filter.Do(a) {
		return nil, false
	}
	s.Refresh()
	return nil, true
}

func (s *Screen) onSelected(a keys.Action) tea.Cmd {
	kpi := s.Selected()
	switch {
	case kpi == "":
		return frame.Ask(frame.Say{Text: s.emptyText()})
	case a == keys.Open:
		return frame.Ask(frame.OpenDetail{KPI: kpi})
	case a == keys.Edit:
		return frame.Ask(frame.EditKPI{KPI: kpi})
	case a == keys.NorthStar:
		return s.env.NorthStar(kpi)
	default:
		return frame.Ask(frame.EnterValue{KPI: kpi})
	}
}

// rearranged says how the board is arranged now, and has it remembered; how a view
// is arranged is not.
func (s *Screen) rearranged() tea.Cmd {
	s.Refresh()
	said := frame.Ask(frame.Say{Text: s.env.T(title(groupings, s.group)) + ", " + s.env.T(s.orderTitle())})
	if s.viewed() != nil {
		return said
	}
	return tea.Batch(frame.Ask(frame.Remember{Group: s.group, Sort: s.sort}), said)
}

type choices = []struct {
	name  string
	title metrics.Text
}

func next(of choices, name string) string {
	for i := range of {
		if of[i].name == name {
			return of[(i+1)%len(of)].name
		}
	}
	return of[0].name
}

func title(of choices, name string) metrics.Text {
	for i := range of {
		if of[i].name == name {
			return of[i].title
		}
	}
	return metrics.Text{}
}

// Typing implements [frame.Typer].
func (s *Screen) Typing() bool { return s.filter.Typing() }

// Type implements [frame.Typer]: the list follows every letter, its cursor on the
// first match.
func (s *Screen) Type(k tea.KeyPressMsg) tea.Cmd {
	s.filter.Type(k, s.move, s.Refresh)
	return nil
}

// Paste implements [frame.Typer].
func (s *Screen) Paste(content string) tea.Cmd {
	s.filter.Paste(content, s.move, s.Refresh)
	return nil
}

// Cursor implements [frame.Typer].
func (s *Screen) Cursor() *tea.Cursor {
	_, at := s.filter.Line(s.env, s.searchWidth())
	return tea.NewCursor(at, len(s.band))
}

// Click implements [frame.Clicker]: a click selects, a second one opens; one on the
// north star goes to its row.
func (s *Screen) Click(_, y int) tea.Cmd {
	if y < len(s.band) {
		s.Select(s.env.Assessed.NorthStar.KPI.ID)
		return nil
	}
	at := s.offset + y - s.top()
	for i, r := range s.items {
		if r != at {
			continue
		}
		if i == s.cursor {
			return frame.Ask(frame.OpenDetail{KPI: s.Selected()})
		}
		s.move(i - s.cursor)
	}
	return nil
}

// Wheel implements [frame.Clicker].
func (s *Screen) Wheel(by int) tea.Cmd {
	s.move(by)
	return nil
}

func (s *Screen) emptyText() string {
	switch {
	case s.filter.Words() != "":
		return fmt.Sprintf(s.env.T(words.NoMatch), text.Printable(s.filter.Words()))
	case s.viewed() != nil:
		return s.env.T(words.NoneInView)
	case s.filter.Tier != "":
		return s.env.T(words.NoneInTier)
	default:
		return s.env.T(words.NoKPIs)
	}
}

// View implements [frame.Screen].
func (s *Screen) View() string {
	lines := make([]string, 0, s.height+1)
	lines = append(append(lines, s.band...), s.headView())
	if len(s.items) == 0 {
		lines = append(lines, "")
		for _, l := range text.Wrap(s.emptyText(), max(1, s.width-4)) {
			row := frame.NewRow(s.env.Theme, false, s.width, 0)
			row.Skip(1)
			row.Text(s.env.Theme.Text, l)
			lines = append(lines, row.String())
		}
	}
	for i := s.offset; i < min(len(s.rows), s.offset+s.listHeight()); i++ {
		lines = append(lines, s.rowView(i))
	}
	for len(lines) < s.height {
		lines = append(lines, "")
	}
	return strings.Join(lines[:s.height], "\n")
}
