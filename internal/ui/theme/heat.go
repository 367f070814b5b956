package theme

import "math"

// heat are the steps of a heat map from little to much: a background and the colour
// of the number on it. Each pair is readable by itself (7:1), so that a wrong guess of
// the terminal's background costs nothing. One hue that changes in lightness alone
// needs no colour sense.
var (
	heatDark = [...]struct{ text, back colour }{
		{"#d6e4ff", "#101c30"}, {"#e4edff", "#14294d"}, {"#ffffff", "#153a72"}, {"#ffffff", "#0f4c9c"}, {"#000000", "#78b0fb"}, {"#000000", "#b4d4ff"},
	}
	heatLight = [...]struct{ text, back colour }{
		{"#000000", "#f1f6ff"}, {"#000000", "#d8e7ff"}, {"#000000", "#b4d4ff"}, {"#000000", "#78b0fb"}, {"#ffffff", "#0f4c9c"}, {"#ffffff", "#14294d"},
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
