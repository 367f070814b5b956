// Package detail shows one KPI whole: its chart, its values, its definition and
// the reasons for its level.
package detail

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// Screen is the detail of one KPI, as an overlay or beside the board.
type Screen struct {
	env           *frame.Env
	width, height int
	kpi           string
}

// New returns a detail that shows nothing yet.
func New(env *frame.Env) *Screen { return &Screen{env: env} }

// Show turns to a KPI and asks for its history.
func (s *Screen) Show(kpi string) tea.Cmd {
	s.kpi = kpi
	return frame.Ask(frame.LoadSeries{KPI: kpi})
}

// KPI returns the id of the KPI that is shown.
func (s *Screen) KPI() string { return s.kpi }

// Scope implements [frame.Screen].
func (s *Screen) Scope() keys.Scope { return keys.OnDetail | keys.Moving }

// Enter implements [frame.Screen].
func (s *Screen) Enter() tea.Cmd { return nil }

// SetSize implements [frame.Screen].
func (s *Screen) SetSize(w, h int) { s.width, s.height = w, h }

// Refresh implements [frame.Screen].
func (s *Screen) Refresh() {}

// Do implements [frame.Screen].
func (s *Screen) Do(keys.Action) (tea.Cmd, bool) { return nil, false }

// View implements [frame.Screen].
func (s *Screen) View() string { return strings.Repeat("\n", max(0, s.height-1)) }
