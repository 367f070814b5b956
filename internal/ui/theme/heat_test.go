package theme

import (
	"testing"

	"github.com/charmbracelet/colorprofile"
)

// Every number of a heat map is readable on its own cell, in 256 colours too, and
// more is always another colour than less.
func TestHeatIsReadable(t *testing.T) {
	coloured(t, func(t *testing.T, th *Theme) {
		var last Style
		for i := range 6 {
			s := th.Heat((float64(i) + 0.5) / 6)
			if c := contrast(s.Foreground(), s.Background()); c < 7 {
				t.Errorf("step %d: %.1f", i, c)
			}
			if c := contrast(colorprofile.ANSI256.Convert(s.Foreground()), colorprofile.ANSI256.Convert(s.Background())); c < 4.5 {
				t.Errorf("step %d in 256 colours: %.1f", i, c)
			}
			if s == last {
				t.Errorf("step %d looks like the one before", i)
			}
			last = s
		}
		if th.Heat(-1) != th.Heat(0) || th.Heat(1) != th.Heat(2) {
			t.Error("shares end at 0 and 1")
		}
	})
	if mono := Resolve(Mono, true, false); mono.Heat(0.5) != (Style{}) {
		t.Error("mono has no colours")
	}
}
