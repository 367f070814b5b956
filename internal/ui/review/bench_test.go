package review

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/uitest"
)

// BenchmarkLetter is what a letter typed into a card costs, drawn.
func BenchmarkLetter(b *testing.B) {
	env := uitest.Env(metrics.JA)
	lastWeek(env.Workspace)
	env.Workspace.Reviews = append(env.Workspace.Reviews, metrics.Review{Period: week47, Opened: env.Now})
	uitest.Assess(env)
	s := New(env)
	s.SetSize(200, 57)
	s.Enter()
	s.goTo(2, 0)
	s.Do("open")
	letter, back := tea.KeyPressMsg{Code: '改', Text: "改"}, tea.KeyPressMsg{Code: tea.KeyBackspace}
	b.ReportAllocs()
	for b.Loop() {
		s.Type(letter)
		s.View()
		s.Type(back)
		s.View()
	}
}
