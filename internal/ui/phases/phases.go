// Package phases is the screen of the company's phases: how much of each one's
// time is over, and how far each of its goals has come. It judges nothing
// itself.
package phases

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// Screen is the list of phases with their goals.
type Screen struct {
	env           *frame.Env
	width, height int

	folds  map[string]bool // phases that were opened (true) or closed by hand
	rows   []row
	lines  []int // of the list: the row that it shows, or blank
	blocks frame.Blocks
	cols   columns
	past   past
	placed bool // the cursor has been put on the current phase
	shown  bool // drawn since the last message
}

// blank is a line of the list without a row.
const blank = -1

// row is a line that can be selected: a phase, or one of its goals.
type row struct {
	phase  *metrics.PhaseStatus
	goal   *metrics.PhaseGoal // nil: the phase itself
	opened bool               // for a phase
	line   string             // as drawn when not selected; empty: not drawn yet
}

// New returns the screen.
func New(env *frame.Env) *Screen {
	return &Screen{env: env, folds: map[string]bool{}, past: past{env: env}}
}

// Scope implements [frame.Screen].
func (s *Screen) Scope() keys.Scope { return keys.OnPhases | keys.Moving }

// Enter implements [frame.Screen]: goals of phases that are over are judged by
// histories that the board does not need, so they are read now.
func (s *Screen) Enter() tea.Cmd { return s.past.load() }

// SetSize implements [frame.Screen].
func (s *Screen) SetSize(w, h int) {
	if s.width != w || s.height != h {
		s.width, s.height = w, h
		s.redraw()
	}
}

// Refresh implements [frame.Screen]: the cursor stays on its phase or goal.
func (s *Screen) Refresh() {
	at := s.selected()
	s.arrange()
	s.find(at)
	s.redraw()
}

func (s *Screen) redraw() {
	s.measure()
	for i := range s.rows {
		s.rows[i].line = ""
	}
	s.stack()
}

// place names a row beyond a new assessment: the phase, and which of its goals.
type place struct {
	phase string
	goal  metrics.Goal
}

func (s *Screen) selected() place {
	r := s.row()
	if r == nil {
		return place{}
	}
	p := place{phase: r.phase.Phase.ID}
	if r.goal != nil {
		p.goal = *r.goal.Goal
	}
	return p
}

// find moves the cursor to the row of a place, or to its phase.
func (s *Screen) find(at place) {
	for i, r := range s.rows {
		if r.phase.Phase.ID != at.phase {
			continue
		}
		if r.goal == nil {
			s.blocks.Cursor = i
		} else if r.goal.Goal.KPI == at.goal.KPI && r.goal.Goal.Due == at.goal.Due {
			s.blocks.Cursor = i
			return
		}
	}
}

func (s *Screen) row() *row {
	if s.blocks.Cursor >= len(s.rows) {
		return nil
	}
	return &s.rows[s.blocks.Cursor]
}

// arrange makes the rows of what is assessed and what is open.
func (s *Screen) arrange() {
	s.rows = s.rows[:0]
	front := s.front()
	for i := range s.env.Assessed.Phases {
		ps := s.past.judged(&s.env.Assessed.Phases[i])
		open, chosen := s.folds[ps.Phase.ID]
		if !chosen {
			open = i == front
		}
		if i == front && !s.placed {
			s.blocks.Cursor, s.placed = len(s.rows), true
		}
		s.rows = append(s.rows, row{phase: ps, opened: open})
		if !open {
			continue
		}
		for g := range ps.Goals {
			s.rows = append(s.rows, row{phase: ps, goal: &ps.Goals[g]})
		}
	}
}

// front returns the phase to look at first: the current one, else the next one,
// else the last.
func (s *Screen) front() int {
	all := s.env.Assessed.Phases
	i := slices.IndexFunc(all, func(p metrics.PhaseStatus) bool { return p.Phase.End >= s.env.Today })
	if i < 0 {
		return len(all) - 1
	}
	return i
}

// stack puts the rows into lines, open phases apart from their neighbours.
func (s *Screen) stack() {
	s.lines = s.lines[:0]
	spans := make([]frame.Span, len(s.rows))
	for i := range s.rows {
		r := &s.rows[i]
		if i > 0 && r.goal == nil && (r.opened || s.rows[i-1].goal != nil || s.rows[i-1].opened) {
			s.lines = append(s.lines, blank)
		}
		spans[i].From = len(s.lines)
		s.lines = append(s.lines, i)
		if r.goal == nil && r.opened && len(r.phase.Goals) == 0 {
			s.lines = append(s.lines, i) // says that there are none
		}
		spans[i].To = len(s.lines)
	}
	s.blocks.Resize(spans, len(s.lines), s.height-headLines-s.footLines())
}

// Selected implements [frame.Anchor].
func (s *Screen) Selected() string {
	if r := s.row(); r != nil && r.goal != nil && r.goal.KPI != nil {
		return r.goal.KPI.ID
	}
	return ""
}

// Select implements [frame.Anchor]: where several phases show the KPI the cursor
// stays if it can, else it goes to the newest.
func (s *Screen) Select(kpi string) {
	if s.Selected() == kpi {
		return
	}
	for i := len(s.rows) - 1; i >= 0; i-- {
		if g := s.rows[i].goal; g != nil && g.KPI != nil && g.KPI.ID == kpi {
			s.blocks.Move(i - s.blocks.Cursor)
			return
		}
	}
}

// AnchorRow implements [frame.Anchor].
func (s *Screen) AnchorRow() int { return headLines + s.blocks.Row() }

// Do implements [frame.Screen].
func (s *Screen) Do(a keys.Action) (tea.Cmd, bool) {
	if s.blocks.Do(a) {
		return nil, true
	}
	switch a {
	case keys.Add:
		return frame.Ask(frame.EditPhase{}), true
	case keys.Open, keys.Edit, keys.Enter:
		return s.onRow(a), true
	}
	return nil, false
}

func (s *Screen) onRow(a keys.Action) tea.Cmd {
	r, kpi := s.row(), s.Selected()
	switch {
	case r == nil:
		return s.say(words.NoPhases)
	case a == keys.Edit:
		return frame.Ask(frame.EditPhase{Phase: r.phase.Phase.ID})
	case a == keys.Open && r.goal == nil:
		s.fold(r.phase.Phase.ID, !r.opened)
		return nil
	case kpi == "" && r.goal != nil:
		return frame.Ask(frame.Say{Text: s.missing(r.goal), Error: true})
	case kpi == "":
		return s.say(words.PickGoal)
	case a == keys.Open:
		return frame.Ask(frame.OpenDetail{KPI: kpi})
	default:
		return frame.Ask(frame.EnterValue{KPI: kpi})
	}
}

func (s *Screen) say(t metrics.Text) tea.Cmd {
	return frame.Ask(frame.Say{Text: s.env.T(t)})
}

func (s *Screen) fold(phase string, open bool) {
	s.folds[phase] = open
	s.Refresh()
}

// Take implements [frame.Taker].
func (s *Screen) Take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case frame.ShowPhase:
		s.folds[msg.Phase] = true
		s.arrange()
		s.find(place{phase: msg.Phase})
		s.redraw()
		return nil
	case frame.SeriesLoaded:
		if !s.past.take(msg) {
			return nil
		}
		s.Refresh()
	case frame.Saved:
		if msg.Err == nil {
			s.past.changed(&msg.Entry.Change)
		}
	case frame.Refreshed:
		s.past.forget()
	}
	// Off screen nothing is read: Enter does, when it is wanted.
	if !s.shown {
		return nil
	}
	s.shown = false
	return s.past.load()
}

// Click implements [frame.Clicker]: a click selects, a second one opens.
func (s *Screen) Click(_, y int) tea.Cmd {
	i, ok := s.blocks.At(y - headLines)
	if !ok || y < headLines {
		return nil
	}
	if i == s.blocks.Cursor {
		return s.onRow(keys.Open)
	}
	s.blocks.Move(i - s.blocks.Cursor)
	return nil
}

// Wheel implements [frame.Clicker].
func (s *Screen) Wheel(by int) tea.Cmd {
	s.blocks.Move(by)
	return nil
}

// View implements [frame.Screen].
func (s *Screen) View() string {
	s.shown = true
	lines := make([]string, 0, s.height+2)
	lines = append(lines, s.head())
	if len(s.rows) == 0 {
		lines = append(lines, "")
		for _, l := range text.Wrap(s.env.T(words.NoPhases), max(1, s.width-4)) {
			row := frame.NewRow(s.env.Theme, false, s.width, 0)
			row.Skip(1)
			row.Text(s.env.Theme.Text, l)
			lines = append(lines, row.String())
		}
	}
	from, to := s.blocks.Window()
	for at := from; at < to; at++ {
		switch i := s.lines[at]; {
		case i == blank:
			lines = append(lines, "")
		case at > 0 && s.lines[at-1] == i:
			lines = append(lines, s.noGoals())
		default:
			lines = append(lines, s.draw(i))
		}
	}
	foot := s.foot()
	for len(lines) < s.height-len(foot) {
		lines = append(lines, "")
	}
	lines = append(lines[:min(len(lines), s.height-len(foot))], foot...)
	return strings.Join(lines[:s.height], "\n")
}
