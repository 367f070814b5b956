// Package today is the dashboard of the day: what was sold and registered, how
// the system, the support and the courses do, and how far the month is.
package today

import (
	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/star"
)

// Screen is the dashboard.
type Screen struct {
	env           *frame.Env
	width, height int

	blocks []block
	band   []string // the north star above the list; nil: none
	list   frame.Blocks
	per    int   // lines from one block to the next
	widths []int // of the columns
}

// New returns the dashboard.
func New(env *frame.Env) *Screen { return &Screen{env: env} }

// Scope implements [frame.Screen].
func (s *Screen) Scope() keys.Scope { return keys.OnToday | keys.Moving }

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
	kpi := s.Selected()
	s.choose()
	s.redraw()
	s.Select(kpi)
}

// choose takes the KPIs that are marked for this screen; where none is, those
// that are measured every day.
func (s *Screen) choose() {
	s.blocks = s.blocks[:0]
	if s.env.Assessed == nil {
		return
	}
	take := func(wanted func(*metrics.KPI) bool) {
		for i := range s.env.Assessed.KPIs {
			if st := &s.env.Assessed.KPIs[i]; wanted(st.KPI) {
				s.blocks = append(s.blocks, block{status: st})
			}
		}
	}
	take(func(k *metrics.KPI) bool { return k.Today })
	if len(s.blocks) == 0 {
		take(func(k *metrics.KPI) bool { return k.Cadence.PeriodKind() == metrics.Day })
	}
}

// redraw forgets what was drawn and places the blocks, with space between them
// where there is enough height.
func (s *Screen) redraw() {
	s.measure()
	s.band = star.Lines(s.env, s.width, s.height)
	if len(s.blocks) == 0 {
		s.band = nil
	}
	seen := max(0, s.height-s.top())
	s.per = blockLines
	if len(s.blocks)*(blockLines+1)-1 <= seen {
		s.per++
	}
	spans := make([]frame.Span, len(s.blocks))
	lines := 0
	for i := range spans {
		s.blocks[i].drawn = nil
		lines = i*s.per + blockLines
		spans[i] = frame.Span{From: i * s.per, To: lines}
	}
	s.list.Resize(spans, lines, seen)
}

// top is the first line of the list.
func (s *Screen) top() int { return len(s.band) + headLines }

// Selected implements [frame.Anchor].
func (s *Screen) Selected() string {
	if s.list.Cursor >= len(s.blocks) {
		return ""
	}
	return s.blocks[s.list.Cursor].status.KPI.ID
}

// Select implements [frame.Anchor].
func (s *Screen) Select(kpi string) {
	for i := range s.blocks {
		if s.blocks[i].status.KPI.ID == kpi {
			s.list.Move(i - s.list.Cursor)
		}
	}
}

// AnchorRow implements [frame.Anchor]: the last line of the selected KPI.
func (s *Screen) AnchorRow() int {
	if len(s.blocks) == 0 {
		return 0
	}
	return min(s.top()+s.list.Row()+blockLines-1, max(0, s.height-1))
}

// Do implements [frame.Screen].
func (s *Screen) Do(a keys.Action) (tea.Cmd, bool) {
	kpi := s.Selected()
	switch a {
	case keys.Open, keys.Enter, keys.Edit:
	default:
		return nil, s.list.Do(a)
	}
	switch {
	case kpi == "":
		return frame.Ask(frame.Say{Text: s.env.T(words.Empty)}), true
	case a == keys.Open:
		return frame.Ask(frame.OpenDetail{KPI: kpi}), true
	case a == keys.Edit:
		return frame.Ask(frame.EditKPI{KPI: kpi}), true
	default:
		return frame.Ask(frame.EnterValue{KPI: kpi}), true
	}
}

// Click implements [frame.Clicker]: a click selects, a second one opens.
func (s *Screen) Click(_, y int) tea.Cmd {
	i, ok := s.list.At(y - s.top())
	if !ok || y < s.top() {
		return nil
	}
	if i == s.list.Cursor {
		return frame.Ask(frame.OpenDetail{KPI: s.Selected()})
	}
	s.list.Move(i - s.list.Cursor)
	return nil
}

// Wheel implements [frame.Clicker].
func (s *Screen) Wheel(by int) tea.Cmd {
	s.list.Move(by)
	return nil
}

var (
	_ frame.Screen  = (*Screen)(nil)
	_ frame.Anchor  = (*Screen)(nil)
	_ frame.Clicker = (*Screen)(nil)
)
