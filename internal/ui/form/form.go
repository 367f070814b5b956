// Package form adds and edits KPIs, goals and phases.
package form

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// Screen is a form.
type Screen struct {
	env           *frame.Env
	width, height int
}

// NewKPI returns the form of a KPI; an empty id makes a new one.
func NewKPI(env *frame.Env, id string) *Screen { return &Screen{env: env} }

// NewPhase returns the form of a phase; an empty id makes a new one.
func NewPhase(env *frame.Env, id string) *Screen { return &Screen{env: env} }

// Scope implements [frame.Screen].
func (s *Screen) Scope() keys.Scope { return keys.Moving }

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
