package main

import (
	"fmt"
	"image/color"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/lucasb-eyer/go-colorful"

	"kpitui/internal/metrics"
	"kpitui/internal/ui"
	"kpitui/internal/ui/theme"
)

// TestTextIsReadableInEveryView looks at every letter of every view, on dark and on
// light: it has a contrast of 4.5 to what is behind it, on the darkest and the
// lightest background that a terminal of the kind has. That the other themes' styles
// are readable is tested where they are made.
func TestTextIsReadableInEveryView(t *testing.T) {
	path := demoPath(t, metrics.JA)
	for _, v := range views {
		for name, dark := range map[theme.Name]bool{theme.Dark: true, theme.Light: false} {
			t.Run(fmt.Sprintf("%s/%s", v.name, name), func(t *testing.T) {
				p := newPilotWith(t, copied(t, path), metrics.JA, 120, 36, demoNoon, func(cfg *ui.Config) {
					cfg.Dark, cfg.Settings.Theme = dark, name
				})
				p.press(v.keys...)
				readable(t, p.model.View().Content, dark)
			})
		}
	}
}

// readable fails the test for a letter that cannot be told from its background.
func readable(t *testing.T, content string, dark bool) {
	t.Helper()
	grounds := []color.Color{color.White, color.Gray{0xf5}}
	if dark {
		grounds = []color.Color{color.Black, color.RGBA{0x28, 0x2c, 0x34, 0xff}}
	}
	screen := uv.NewScreenBuffer(120, 36)
	uv.NewStyledString(content).Draw(screen, screen.Bounds())
	for y := range 36 {
		for x := range 120 {
			cell := screen.CellAt(x, y)
			if cell == nil || cell.Style.Fg == nil || !letter(cell.Content) {
				continue
			}
			behind := grounds
			if cell.Style.Bg != nil {
				behind = []color.Color{cell.Style.Bg}
			}
			for _, b := range behind {
				if c := contrast(cell.Style.Fg, b); c < 4.5 {
					t.Errorf("%q at %d,%d: %v on %v: %.2f", cell.Content, x, y, cell.Style.Fg, b, c)
					return
				}
			}
		}
	}
}

// letter reports whether a cell holds text: blanks are none, nor is braille, which
// draws bars and charts beside the numbers that they stand for.
func letter(s string) bool {
	for _, r := range s {
		return r > ' ' && (r < 0x2800 || r > 0x28ff)
	}
	return false
}

// contrast is the ratio of WCAG 2.
func contrast(a, b color.Color) float64 {
	luminance := func(c color.Color) float64 {
		f, _ := colorful.MakeColor(c)
		r, g, b := f.LinearRgb()
		return 0.2126*r + 0.7152*g + 0.0722*b
	}
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}
