// Package present shows one KPI at a time to a room: its value in digits that can
// be read from the back, how it stands, its chart, and what is being done about it.
package present

import (
	"cmp"
	"slices"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// Screen is the presentation.
type Screen struct {
	env           *frame.Env
	width, height int

	order []string // the KPIs, as they are paged through
	alone bool     // without those that were not named
	at    int      // in order

	whole *metrics.Series // the history of the KPI in view as read; nil until it has come
	drawn string          // the view; empty: to be drawn
}

// New returns a presentation of the workspace's KPIs: first those named, in their
// order, then all others unless those are presented alone. Where none is named the
// north star leads, and then the worst. It begins with the KPI first, or where that
// is empty with the first of them.
func New(env *frame.Env, ids []string, first string, alone bool) *Screen {
	s := &Screen{env: env, order: slices.Clone(ids), alone: alone && len(ids) > 0}
	if len(ids) == 0 && env.Assessed != nil && env.Assessed.NorthStar != nil {
		s.order = []string{env.Assessed.NorthStar.KPI.ID}
	}
	s.arrange()
	s.at = max(0, slices.Index(s.order, first))
	return s
}

// arrange drops KPIs that are gone and puts those that the order lacks behind it,
// the worst first. While the room looks on, the order stays as it was.
func (s *Screen) arrange() {
	if s.env.Assessed == nil {
		return
	}
	kpi := s.kpi()
	s.order = slices.DeleteFunc(s.order, func(id string) bool { return s.env.Status(id) == nil })
	var rest []*metrics.Status
	for i := range s.env.Assessed.KPIs {
		if st := &s.env.Assessed.KPIs[i]; !s.alone && !slices.Contains(s.order, st.KPI.ID) {
			rest = append(rest, st)
		}
	}
	slices.SortStableFunc(rest, worse)
	for _, st := range rest {
		s.order = append(s.order, st.KPI.ID)
	}
	if at := slices.Index(s.order, kpi); at >= 0 {
		s.at = at
	}
	s.at = max(0, min(s.at, len(s.order)-1))
}

// byGravity holds the states from what asks for most to what asks for nothing.
var byGravity = [...]metrics.State{
	metrics.Critical, metrics.Warning, metrics.Caution, metrics.Near, metrics.Reached, metrics.Early, metrics.NoGoal, metrics.StateUnmeasured,
}

// worse orders as the board does.
func worse(a, b *metrics.Status) int {
	missing := func(v metrics.Maybe) int {
		if v.OK {
			return 0
		}
		return 1
	}
	return cmp.Or(
		cmp.Compare(slices.Index(byGravity[:], a.State), slices.Index(byGravity[:], b.State)),
		cmp.Compare(missing(a.AttainmentPlan), missing(b.AttainmentPlan)),
		cmp.Compare(a.AttainmentPlan.V, b.AttainmentPlan.V),
	)
}

// kpi returns the id of the KPI in view; empty when there is none.
func (s *Screen) kpi() string {
	if s.at >= len(s.order) {
		return ""
	}
	return s.order[s.at]
}

// Scope implements [frame.Screen].
func (s *Screen) Scope() keys.Scope { return keys.OnPresent | keys.Moving }

// Enter implements [frame.Screen].
func (s *Screen) Enter() tea.Cmd { return s.load() }

// load asks for the history of the KPI in view: what the workspace has loaded,
// which is shown until it comes, may not reach a year back.
func (s *Screen) load() tea.Cmd {
	if s.kpi() == "" {
		return nil
	}
	return frame.Ask(frame.LoadSeries{KPI: s.kpi()})
}

// SetSize implements [frame.Screen].
func (s *Screen) SetSize(w, h int) {
	if s.width != w || s.height != h {
		s.width, s.height, s.drawn = w, h, ""
	}
}

// Refresh implements [frame.Screen].
func (s *Screen) Refresh() {
	kpi := s.kpi()
	s.arrange()
	if s.kpi() != kpi {
		s.whole = nil
	}
	s.drawn = ""
}

// Take implements [frame.Taker]: the history of this KPI, and after a change the
// wish for a new one.
func (s *Screen) Take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case frame.SeriesLoaded:
		if msg.KPI == s.kpi() && msg.Err == nil {
			s.whole, s.drawn = msg.Series, ""
			return tea.ClearScreen
		}
		return nil
	case frame.Refreshed:
	case frame.Saved:
		if msg.Err != nil {
			return nil
		}
	default:
		return nil
	}
	s.whole = nil
	return s.load()
}

// Do implements [frame.Screen].
func (s *Screen) Do(a keys.Action) (tea.Cmd, bool) {
	switch a {
	case keys.Right:
		return s.page(1), true
	case keys.Left:
		return s.page(-1), true
	case keys.Open:
		if s.kpi() == "" {
			return nil, true
		}
		return frame.Ask(frame.OpenDetail{KPI: s.kpi()}), true
	case keys.Present: // it is shown already
		return nil, true
	}
	if by, ok := frame.Step(a, len(s.order), 2); ok {
		return s.page(by), true
	}
	return nil, false
}

// page turns by so many KPIs and asks for the history of the one then in view. The
// screen is written anew: from one KPI to the next Japanese texts move by a few
// columns, and the renderer's shortest way there can begin on the second half of a
// wide letter.
func (s *Screen) page(by int) tea.Cmd {
	at := max(0, min(s.at+by, len(s.order)-1))
	if at == s.at {
		return nil
	}
	s.at, s.whole, s.drawn = at, nil, ""
	return tea.Batch(tea.ClearScreen, s.load())
}

// Click implements [frame.Clicker]: the left third turns back, the rest on.
func (s *Screen) Click(x, _ int) tea.Cmd {
	if x < s.width/3 {
		return s.page(-1)
	}
	return s.page(1)
}

// Wheel implements [frame.Clicker].
func (s *Screen) Wheel(by int) tea.Cmd { return s.page(cmp.Compare(by, 0)) }

// Hints implements [frame.Hinter].
func (s *Screen) Hints() []frame.Hint {
	hint := func(a keys.Action) frame.Hint { return frame.Hint{Key: keys.Of(a).Show, Text: keys.Of(a).Short} }
	out := []frame.Hint{hint(keys.Help), {Key: keys.Of(keys.Back).Show, Text: words.Close}}
	if len(s.order) > 1 {
		out = append(out, frame.Hint{Key: "h l", Text: words.Page})
	}
	if len(s.order) > 0 {
		amounts := words.Hide
		if s.env.Masked {
			amounts = words.Show
		}
		out = append(out, frame.Hint{Key: keys.Of(keys.Mask).Show, Text: amounts}, hint(keys.Open))
	}
	return out
}

var (
	_ frame.Screen  = (*Screen)(nil)
	_ frame.Taker   = (*Screen)(nil)
	_ frame.Clicker = (*Screen)(nil)
	_ frame.Hinter  = (*Screen)(nil)
)
