// Package preview shows the report of a period before it is saved or copied.
package preview

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// Screen is the preview.
type Screen struct {
	env           *frame.Env
	period        metrics.Period
	width, height int
}

// New returns the preview of the report of a period.
func New(env *frame.Env, period metrics.Period) *Screen { return &Screen{env: env, period: period} }

// Scope implements [frame.Screen].
func (s *Screen) Scope() keys.Scope { return keys.OnReport | keys.Moving }

// Enter implements [frame.Screen].
func (s *Screen) Enter() tea.Cmd { return frame.Ask(frame.MakeReport{Period: s.period}) }

// SetSize implements [frame.Screen].
func (s *Screen) SetSize(w, h int) { s.width, s.height = w, h }

// Refresh implements [frame.Screen].
func (s *Screen) Refresh() {}

// Do implements [frame.Screen].
func (s *Screen) Do(keys.Action) (tea.Cmd, bool) { return nil, false }

// View implements [frame.Screen].
func (s *Screen) View() string { return strings.Repeat("\n", max(0, s.height-1)) }
