package theme

import "math"

// The steps of a heat map from little to much, a fifth each: a background and the
// colour of the number on it. Each pair is readable by itself (7:1), so that a wrong
// guess of the terminal's background costs nothing. Blue that changes in lightness
// needs no colour sense, and these are colours of the 256-colour palette: what lies
// between them turns green there.
var (
	heatDark = [...]struct{ text, back colour }{
		{"#ffffff", "#121212"}, {"#ffffff", "#000087"}, {"#ffffff", "#005f87"}, {"#000000", "#5fafff"}, {"#000000", "#afd7ff"},
	}
	heatLight = [...]struct{ text, back colour }{
		{"#000000", "#eeeeee"}, {"#000000", "#afd7ff"}, {"#000000", "#5fafff"}, {"#ffffff", "#005f87"}, {"#ffffff", "#00005f"},
	}
)

// Heat returns the style of a cell of a heat map whose value is a share from 0 to 1.
// Without colours it is none.
func (t *Theme) Heat(share float64) Style {
	if t.Name == Mono {
		return Style{}
	}
	steps := &heatLight
	if t.Dark {
		steps = &heatDark
	}
	n := len(steps)
	s := steps[max(0, min(n-1, int(math.Floor(share*float64(n)))))]
	return look{fg: s.text.color(), bg: s.back.color()}.style()
}
