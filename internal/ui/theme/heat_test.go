package theme

import (
	"testing"

	"github.com/charmbracelet/colorprofile"
)

// Every number of a heat map is readable on its own cell, in 256 colours too, and
// more stands out more from the terminal's background than less.
func TestHeatIsReadable(t *testing.T) {
	coloured(t, func(t *testing.T, th *Theme) {
		last := th.Heat(0)
		for i := range 5 {
			s := th.Heat((float64(i) + 0.5) / 5)
			if c := contrast(s.Foreground(), s.Background()); c < 7 {
				t.Errorf("step %d: %.1f", i, c)
			}
			if c := contrast(s.Background(), colorprofile.ANSI256.Convert(s.Background())); c > 1.01 {
				t.Errorf("step %d is another colour among 256: %.2f", i, c)
			}
			if brighter := luminance(s.Background()) > luminance(last.Background()); i > 0 && (s == last || brighter != th.Dark) {
				t.Errorf("step %d does not go on from the one before", i)
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
