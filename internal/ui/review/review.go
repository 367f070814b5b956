// Package review is the screen of the meeting: it walks a week (a month, a
// quarter, a year) from what was agreed last time to the minutes, and keeps
// every word on the way. It judges nothing itself.
package review

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// Screen is the review of one period.
type Screen struct {
	env           *frame.Env
	width, height int

	period metrics.Period
	steps  []metrics.ReviewStep
	at     int // the step
}

// New returns the screen; it shows no review before [Screen.Enter] or [Screen.Show].
func New(env *frame.Env) *Screen { return &Screen{env: env} }

// Scope implements [frame.Screen].
func (s *Screen) Scope() keys.Scope { return keys.OnReview | keys.Moving }

// Period returns the period whose review is shown, for the report of it.
func (s *Screen) Period() metrics.Period { return s.period }

// Enter implements [frame.Screen]: this week's review the first time, afterwards
// the one that was left.
func (s *Screen) Enter() tea.Cmd {
	if s.period.IsZero() {
		return s.Show(s.env.Info().Of(metrics.Week, s.env.Today))
	}
	return nil
}

// Show turns to the review of a period, which is made when there is none yet and
// it may still be held.
func (s *Screen) Show(p metrics.Period) tea.Cmd {
	s.period, s.steps, s.at = p, metrics.ReviewSteps(p.Kind), 0
	return nil
}

// SetSize implements [frame.Screen].
func (s *Screen) SetSize(w, h int) { s.width, s.height = w, h }

// Refresh implements [frame.Screen].
func (s *Screen) Refresh() {}

// Do implements [frame.Screen].
func (s *Screen) Do(a keys.Action) (tea.Cmd, bool) {
	switch a {
	case keys.StepNext, keys.Next:
		s.at = min(s.at+1, max(0, len(s.steps)-1))
	case keys.StepPrevious, keys.Previous:
		s.at = max(s.at-1, 0)
	default:
		return nil, false
	}
	return nil, true
}

// View implements [frame.Screen].
func (s *Screen) View() string {
	lines := []string{""}
	for i, step := range s.steps {
		r := frame.NewRow(s.env.Theme, i == s.at, min(s.width, 24), 1)
		r.Text(r.Look().Text, fmt.Sprintf("%d %s", i+1, step))
		lines = append(lines, r.String())
	}
	for len(lines) < s.height {
		lines = append(lines, "")
	}
	return strings.Join(lines[:max(1, s.height)], "\n")
}

var _ frame.Screen = (*Screen)(nil)
