// Package scorecard shows KPIs × their newest periods, to read how they went and
// to fill the gaps: one section for each length of period, because thirteen days
// and thirteen quarters share no columns.
package scorecard

import (
	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// periods is how many periods a row has.
const periods = 13

// Screen is the scorecard.
type Screen struct {
	env           *frame.Env
	width, height int
	filter        frame.Filter

	lines  []line
	items  []int // the lines that are KPIs
	cursor int   // index in items
	offset int   // first line in view
	column int   // under the cursor, counted back from the newest
	newest int   // the newest column in view
}

// New returns the scorecard.
func New(env *frame.Env) *Screen { return &Screen{env: env} }

// Scope implements [frame.Screen].
func (s *Screen) Scope() keys.Scope { return keys.OnScorecard | keys.Moving }

// Enter implements [frame.Screen].
func (s *Screen) Enter() tea.Cmd { return nil }

// SetSize implements [frame.Screen].
func (s *Screen) SetSize(w, h int) {
	if s.width != w || s.height != h {
		s.width, s.height = w, h
		s.Refresh() // with more room the sections stand apart
	}
}

// Refresh implements [frame.Screen]: the cursor stays on its KPI.
func (s *Screen) Refresh() {
	kpi, kind := s.Selected(), s.selectedKind()
	s.arrange()
	s.selectRow(kpi, kind)
	s.redraw()
}

// redraw forgets what was drawn, and keeps what was judged.
func (s *Screen) redraw() {
	for i := range s.lines {
		s.lines[i].drawn = ""
	}
	s.scroll()
}

// selected returns the line under the cursor, or nil.
func (s *Screen) selected() *line {
	if s.cursor >= len(s.items) {
		return nil
	}
	return &s.lines[s.items[s.cursor]]
}

// Selected implements [frame.Anchor].
func (s *Screen) Selected() string {
	if l := s.selected(); l != nil {
		return l.status.KPI.ID
	}
	return ""
}

func (s *Screen) selectedKind() metrics.PeriodKind {
	if l := s.selected(); l != nil {
		return l.kind
	}
	return 0
}

// Select implements [frame.Anchor].
func (s *Screen) Select(kpi string) { s.selectRow(kpi, s.selectedKind()) }

// selectRow moves the cursor to a KPI, to its row in the section of a kind of
// period if it has several.
func (s *Screen) selectRow(kpi string, kind metrics.PeriodKind) {
	found := -1
	for i, at := range s.items {
		if l := &s.lines[at]; l.status.KPI.ID == kpi && (found < 0 || l.kind == kind) {
			found = i
		}
	}
	if found >= 0 {
		s.cursor = found
	}
	s.move(0)
}

// AnchorRow implements [frame.Anchor].
func (s *Screen) AnchorRow() int {
	if len(s.items) == 0 {
		return 0
	}
	return s.searchLines() + s.items[s.cursor] - s.offset
}

func (s *Screen) move(by int) {
	s.cursor = max(0, min(s.cursor+by, len(s.items)-1))
	s.scroll()
}

// scroll keeps the cursor in view with a line above it, where the headings of
// its columns stand.
func (s *Screen) scroll() {
	seen := s.listHeight()
	if len(s.items) == 0 || seen == 0 {
		s.offset = 0
		return
	}
	at := s.items[s.cursor]
	s.offset = max(0, min(s.offset, at-1, len(s.lines)-seen))
	if at >= s.offset+seen {
		s.offset = at - seen + 1
	}
	shown := s.grid().columns
	s.newest = max(0, min(s.newest, s.column, periods-shown))
	if s.column >= s.newest+shown {
		s.newest = s.column - shown + 1
	}
}

// moveColumn moves the cursor to earlier (positive) or later columns.
func (s *Screen) moveColumn(by int) {
	before := s.newest
	s.column = max(0, min(s.column+by, periods-1))
	s.scroll()
	if s.newest != before {
		s.redraw()
	}
}

// Do implements [frame.Screen].
func (s *Screen) Do(a keys.Action) (tea.Cmd, bool) {
	if by, ok := frame.Step(a, len(s.items), s.listHeight()); ok {
		s.move(by)
		return nil, true
	}
	switch a {
	case keys.Left:
		s.moveColumn(1)
	case keys.Right:
		s.moveColumn(-1)
	case keys.Add:
		return frame.Ask(frame.EditKPI{}), true
	case keys.Enter:
		return s.enter(), true
	case keys.Edit, keys.Open:
		return s.onSelected(a), true
	default:
		if !s.filter.Do(a) {
			return nil, false
		}
		s.Refresh()
	}
	return nil, true
}

func (s *Screen) onSelected(a keys.Action) tea.Cmd {
	kpi := s.Selected()
	switch {
	case kpi == "":
		return frame.Ask(frame.Say{Text: s.emptyText()})
	case a == keys.Edit:
		return frame.Ask(frame.EditKPI{KPI: kpi})
	default:
		return frame.Ask(frame.OpenDetail{KPI: kpi})
	}
}

// enter asks for the value of the cell under the cursor. The total of a longer
// period that is still open, such as this month of a daily sum, is not known yet:
// there the value that is due is asked for.
func (s *Screen) enter() tea.Cmd {
	l := s.selected()
	if l == nil {
		return frame.Ask(frame.Say{Text: s.emptyText()})
	}
	k := l.status.KPI
	p := s.periodAt(l.kind, s.column)
	if p.Kind != k.Cadence.PeriodKind() && p.Contains(s.env.Today) {
		p = metrics.Period{}
	}
	return frame.Ask(frame.EnterValue{KPI: k.ID, Period: p})
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
	_, at := s.filter.Line(s.env, s.width)
	return tea.NewCursor(at, 0)
}

// Click implements [frame.Clicker]: a click selects a cell, a second one enters
// its value; a second one on the name opens the detail.
func (s *Screen) Click(x, y int) tea.Cmd {
	at := s.offset + y - s.searchLines()
	for i, line := range s.items {
		if line != at || y >= s.searchLines()+s.listHeight() {
			continue
		}
		column := s.columnAt(x)
		switch {
		case i != s.cursor:
		case column < 0:
			return s.onSelected(keys.Open)
		case column == s.column:
			return s.enter()
		}
		s.move(i - s.cursor)
		if column >= 0 {
			s.moveColumn(column - s.column)
		}
	}
	return nil
}

// Wheel implements [frame.Clicker].
func (s *Screen) Wheel(by int) tea.Cmd {
	s.move(by)
	return nil
}

// Tabs implements [frame.Tabbed].
func (s *Screen) Tabs() []frame.Tab { return s.filter.Tabs(s.env) }
