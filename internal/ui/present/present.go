// Package present shows one KPI at a time for a room: large digits, level, plan,
// chart, and the action that is open for it.
package present

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// Screen is the presentation.
type Screen struct {
	env           *frame.Env
	width, height int
	ids           []string
	at            int
}

// New returns a presentation of KPIs in an order that begins at one of them. Without
// ids it goes through all, worst first; without first it begins at the first.
func New(env *frame.Env, ids []string, first string) *Screen {
	return &Screen{env: env, ids: ids}
}

// Scope implements [frame.Screen].
func (s *Screen) Scope() keys.Scope { return keys.OnPresent | keys.Moving }

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
