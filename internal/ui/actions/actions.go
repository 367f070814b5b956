// Package actions is the screen of what is being done: the actions that reviews
// made, the experiments that run, and what the ended ones taught.
package actions

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// Screen is the three lists.
type Screen struct {
	env           *frame.Env
	width, height int
}

// New returns the screen.
func New(env *frame.Env) *Screen { return &Screen{env: env} }

// Scope implements [frame.Screen].
func (s *Screen) Scope() keys.Scope { return keys.OnActions | keys.Moving }

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
