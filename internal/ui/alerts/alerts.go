// Package alerts is the screen of what asks for somebody: open alerts by
// severity with the response that each level wants, and below them the KPIs that
// wait for a value. An alert is acknowledged here, with a note.
package alerts

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// Screen is the list of alerts.
type Screen struct {
	env           *frame.Env
	width, height int

	items  []item // alerts, then what waits for a value
	lines  []line
	blocks frame.Blocks
	cols   columns
	ack    *acking // not nil while an alert is being acknowledged
}

// item is something that can be selected.
type item struct {
	status *metrics.Status
	alert  *metrics.Alert // nil: it waits for a value
	row    string         // as drawn when not selected; empty: not drawn yet
}

// New returns the screen.
func New(env *frame.Env) *Screen { return &Screen{env: env} }

// Scope implements [frame.Screen].
func (s *Screen) Scope() keys.Scope { return keys.OnAlerts | keys.Moving }

// Enter implements [frame.Screen].
func (s *Screen) Enter() tea.Cmd { return nil }

// SetSize implements [frame.Screen].
func (s *Screen) SetSize(w, h int) {
	if s.width != w || s.height != h {
		s.width, s.height = w, h
		s.redraw()
	}
}

// Refresh implements [frame.Screen]: the cursor stays on its KPI.
func (s *Screen) Refresh() {
	kpi, waiting := s.Selected(), false
	if it := s.item(); it != nil {
		waiting = it.alert == nil
	}
	s.arrange()
	s.find(kpi, waiting)
	if s.ack != nil && !s.ack.on(s.item()) {
		s.ack = nil // the alert is over: there is nothing to acknowledge any more
	}
	s.redraw()
}

func (s *Screen) redraw() {
	s.measure()
	for i := range s.items {
		s.items[i].row = ""
	}
	s.stack()
}

// arrange collects the alerts, worst first and open ones before acknowledged
// ones, and what waits for a value, the longest overdue first.
func (s *Screen) arrange() {
	s.items = s.items[:0]
	a := s.env.Assessed
	for i := range a.Alerts {
		if st := s.env.Status(a.Alerts[i].KPI.ID); st != nil {
			s.items = append(s.items, item{status: st, alert: &a.Alerts[i]})
		}
	}
	slices.SortStableFunc(s.items, func(a, b item) int {
		return cmp.Or(cmp.Compare(b.alert.Level, a.alert.Level), cmp.Compare(bit(a.alert.Acked != nil), bit(b.alert.Acked != nil)))
	})
	n := len(s.items)
	for i := range a.KPIs {
		if st := &a.KPIs[i]; len(st.Asks) > 0 || st.Waits() {
			s.items = append(s.items, item{status: st})
		}
	}
	slices.SortStableFunc(s.items[n:], func(a, b item) int {
		return cmp.Compare(overdue(b.status.Freshness), overdue(a.status.Freshness))
	})
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

func overdue(f metrics.Freshness) int {
	return slices.Index([]metrics.Freshness{metrics.Due, metrics.Stale}, f)
}

// find moves the cursor to a KPI, if it can to the same kind of row.
func (s *Screen) find(kpi string, waiting bool) {
	found := -1
	for i, it := range s.items {
		if it.status.KPI.ID == kpi && (found < 0 || (it.alert == nil) == waiting) {
			found = i
		}
	}
	if found >= 0 {
		s.blocks.Cursor = found
	}
	s.blocks.Cursor = max(0, min(s.blocks.Cursor, len(s.items)-1))
}

func (s *Screen) item() *item {
	if s.blocks.Cursor >= len(s.items) {
		return nil
	}
	return &s.items[s.blocks.Cursor]
}

// Selected implements [frame.Anchor].
func (s *Screen) Selected() string {
	if it := s.item(); it != nil {
		return it.status.KPI.ID
	}
	return ""
}

// Select implements [frame.Anchor]. While a note is typed the cursor stays on its
// alert.
func (s *Screen) Select(kpi string) {
	if s.ack == nil && s.Selected() != kpi {
		s.find(kpi, false)
		s.stack()
	}
}

// AnchorRow implements [frame.Anchor].
func (s *Screen) AnchorRow() int { return headLines + s.blocks.Row() }

// Do implements [frame.Screen].
func (s *Screen) Do(a keys.Action) (tea.Cmd, bool) {
	if s.blocks.Do(a) {
		s.stack() // the reasons stand under another row now
		return nil, true
	}
	switch a {
	case keys.Open, keys.Enter, keys.Acknowledge:
		return s.onItem(a), true
	}
	return nil, false
}

func (s *Screen) onItem(a keys.Action) tea.Cmd {
	it := s.item()
	switch {
	case it == nil:
		return frame.Ask(frame.Say{Text: s.empty()})
	case a == keys.Open:
		return frame.Ask(frame.OpenDetail{KPI: it.status.KPI.ID})
	case a == keys.Enter:
		return frame.Ask(frame.EnterValue{KPI: it.status.KPI.ID})
	case it.alert == nil:
		return frame.Ask(frame.Say{Text: s.env.T(words.NotAnAlert)})
	case it.alert.Acked != nil || s.env.Past: // which the root bars: no note is begun that could not be kept
		return s.takeBack(it.alert)
	default:
		s.ack = &acking{kpi: it.status.KPI.ID, note: frame.NewField("")}
		s.stack()
		return nil
	}
}

// Click implements [frame.Clicker]: a click selects, a second one opens.
func (s *Screen) Click(_, y int) tea.Cmd {
	i, ok := s.blocks.At(y - headLines)
	if !ok || y < headLines || s.ack != nil {
		return nil
	}
	if i == s.blocks.Cursor {
		return s.onItem(keys.Open)
	}
	s.blocks.Move(i - s.blocks.Cursor)
	s.stack()
	return nil
}

// Wheel implements [frame.Clicker].
func (s *Screen) Wheel(by int) tea.Cmd {
	if s.ack == nil {
		s.blocks.Move(by)
		s.stack()
	}
	return nil
}

// View implements [frame.Screen].
func (s *Screen) View() string {
	lines := make([]string, 0, s.height+2)
	lines = append(lines, s.head())
	from, to := s.blocks.Window()
	for i := from; i < to; i++ {
		lines = append(lines, s.draw(&s.lines[i]))
	}
	for len(lines) < s.height {
		lines = append(lines, "")
	}
	return strings.Join(lines[:s.height], "\n")
}

// wrap breaks a text into lines that stand in from the left edge.
func (s *Screen) wrap(t string, indent int) []string {
	return text.Wrap(text.Printable(t), max(1, s.width-indent-2))
}
