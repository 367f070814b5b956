package form

import (
	"testing"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/uitest"
)

// BenchmarkKeyToFrame is a letter typed into a form, drawn with its cursor.
func BenchmarkKeyToFrame(b *testing.B) {
	s := NewKPI(uitest.Env(metrics.JA), "nps")
	s.SetSize(200, 57)
	k := uitest.Keys("x", "backspace")
	for i := range b.N {
		s.Type(k[i%2])
		s.View()
		s.Cursor()
	}
}
