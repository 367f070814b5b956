package theme

import (
	"fmt"
	"image/color"
	"math"
	"reflect"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/lucasb-eyer/go-colorful"

	"kpitui/internal/metrics"
)

// The backgrounds that terminals of a kind have, extremes and well-known ones.
var (
	darkBackgrounds  = []string{"#000000", "#1e1e2e", "#282c34"}
	lightBackgrounds = []string{"#ffffff", "#f5f5f5", "#fdf6e3"}
)

// each calls f with every theme that there is, on dark and on light.
func each(t *testing.T, f func(t *testing.T, th *Theme)) {
	for _, name := range Names {
		for _, dark := range []bool{true, false} {
			t.Run(fmt.Sprintf("%s/dark=%v", name, dark), func(t *testing.T) {
				f(t, Resolve(name, dark, false))
			})
		}
	}
}

// coloured calls f with every theme that has colours of its own.
func coloured(t *testing.T, f func(t *testing.T, th *Theme)) {
	each(t, func(t *testing.T, th *Theme) {
		if th.Name != Mono {
			f(t, th)
		}
	})
}

// texts returns the styles by name in which text is written: all but decoration.
func texts(s *Styles) map[string]Style {
	out := map[string]Style{}
	v := reflect.ValueOf(s).Elem()
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if f.IsExported() && f.Name != "Track" && f.Name != "Space" {
			out[f.Name] = v.Field(i).Interface().(Style)
		}
	}
	for _, st := range metrics.States {
		out["state "+string(st)] = s.State(st).Style
	}
	return out
}

func luminance(c color.Color) float64 {
	f, _ := colorful.MakeColor(c)
	r, g, b := f.LinearRgb()
	return 0.2126*r + 0.7152*g + 0.0722*b
}

// contrast is the ratio of WCAG 2.
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	if x < y {
		x, y = y, x
	}
	return (x + 0.05) / (y + 0.05)
}

func TestTextIsReadable(t *testing.T) {
	coloured(t, func(t *testing.T, th *Theme) {
		least := 4.5
		if th.Name == HighContrast {
			least = 7
		}
		grounds := lightBackgrounds
		if th.Dark {
			grounds = darkBackgrounds
		}
		for set, styles := range map[string]*Styles{"": &th.Styles, "selected": &th.Selected} {
			for name, s := range texts(styles) {
				behind := []color.Color{s.Background()}
				if s.Background() == nil {
					if set != "" {
						t.Errorf("%s %s shows the terminal's background through the selected row", set, name)
					}
					behind = behind[:0]
					for _, g := range grounds {
						behind = append(behind, lipgloss.Color(g))
					}
				}
				for _, b := range behind {
					if c := contrast(s.Foreground(), b); c < least {
						t.Errorf("%s %s on %v: %.2f, want %.1f", set, name, b, c, least)
					}
				}
			}
		}
	})
}

// With 256 colours every colour moves to its nearest neighbour, text and what is
// behind it apart from each other; a little is lost, but not the text.
func TestTextIsReadableIn256Colours(t *testing.T) {
	coloured(t, func(t *testing.T, th *Theme) {
		ground := lipgloss.Color("#f5f5f5")
		if th.Dark {
			ground = lipgloss.Color("#1e1e2e")
		}
		for set, styles := range map[string]*Styles{"": &th.Styles, "selected": &th.Selected} {
			for name, s := range texts(styles) {
				bg := ground
				if s.Background() != nil {
					bg = colorprofile.ANSI256.Convert(s.Background())
				}
				if c := contrast(colorprofile.ANSI256.Convert(s.Foreground()), bg); c < 4 {
					t.Errorf("%s %s: %.2f", set, name, c)
				}
			}
		}
	})
}

// With 16 colours nobody knows the exact shades, but no text may have the
// colour of what is behind it.
func TestTextIsVisibleIn16Colours(t *testing.T) {
	coloured(t, func(t *testing.T, th *Theme) {
		ground := colorprofile.ANSI.Convert(color.White)
		if th.Dark {
			ground = colorprofile.ANSI.Convert(color.Black)
		}
		for set, styles := range map[string]*Styles{"": &th.Styles, "selected": &th.Selected} {
			for name, s := range texts(styles) {
				bg := ground
				if s.Background() != nil {
					bg = colorprofile.ANSI.Convert(s.Background())
				}
				if fg := colorprofile.ANSI.Convert(s.Foreground()); fg == bg {
					t.Errorf("%s %s is %v on %v", set, name, fg, bg)
				}
			}
		}
	})
}

// Matrices of Machado, Oliveira and Fernandes (2009) for full severity, on
// linear RGB.
var blindness = map[string][3][3]float64{
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
}

func seen(m [3][3]float64, c color.Color) colorful.Color {
	f, _ := colorful.MakeColor(c)
	var in, out [3]float64
	in[0], in[1], in[2] = f.LinearRgb()
	for i := range out {
		for j := range in {
			out[i] += m[i][j] * in[j]
		}
		out[i] = math.Max(0, math.Min(1, out[i]))
	}
	return colorful.LinearRgb(out[0], out[1], out[2])
}

func TestColourBlindLevelsStayApart(t *testing.T) {
	const least = 15 // CIE76; about 2.3 is a difference that one can just see
	states := []metrics.State{metrics.Reached, metrics.Near, metrics.Caution, metrics.Warning, metrics.Critical}
	for kind, m := range blindness {
		for _, dark := range []bool{true, false} {
			th := Resolve(ColourBlind, dark, false)
			for i, a := range states {
				for _, b := range states[i+1:] {
					d := 100 * seen(m, th.State(a).Style.Foreground()).DistanceLab(seen(m, th.State(b).Style.Foreground()))
					if d < least {
						t.Errorf("%s, dark=%v: %s and %s are only %.1f apart", kind, dark, a, b, d)
					}
				}
			}
		}
	}
}

// A level is a shape, a word and a weight beside its colour.
func TestStatesDifferWithoutColour(t *testing.T) {
	th := Resolve(Dark, true, true)
	words, shapes := map[string]metrics.State{}, map[string]bool{}
	for _, s := range metrics.States {
		m := th.State(s)
		if len(m.Glyph) != MarkWidth {
			t.Errorf("%s: glyph %q is not %d columns wide", s, m.Glyph, MarkWidth)
		}
		shapes[m.Glyph] = true
		for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
			w := s.Label().In(lang)
			if other, dup := words[w]; dup && other != s || w == "" {
				t.Errorf("%s and %s read the same: %q", s, other, w)
			}
			words[w] = s
		}
	}
	for _, want := range []string{"!1", "!2", "!3", "ok", "--"} {
		if !shapes[want] {
			t.Errorf("no state looks like %q", want)
		}
	}
	each(t, func(t *testing.T, th *Theme) {
		for _, s := range metrics.States {
			if bold := th.State(s).Style.look.bold; bold != (s == metrics.Critical) {
				t.Errorf("%s: bold is %v", s, bold)
			}
		}
	})
}

func TestLevelsAndStatesLookAlike(t *testing.T) {
	th := Resolve(Light, false, false)
	for level, state := range map[metrics.Level]metrics.State{
		metrics.LevelCaution: metrics.Caution, metrics.LevelWarning: metrics.Warning, metrics.LevelCritical: metrics.Critical,
	} {
		if th.Level(level) != th.State(state) {
			t.Errorf("level %d does not look like %s", level, state)
		}
	}
	if got := th.Level(metrics.LevelNone).Glyph; got != "ok" {
		t.Errorf("no level looks like %q", got)
	}
}

func TestMonoHasNoColours(t *testing.T) {
	th := Resolve(Mono, true, false)
	for name, s := range texts(&th.Styles) {
		if strings.Contains(s.Render("x"), "38;") || strings.Contains(s.Render("x"), "48;") || s.Foreground() != nil {
			t.Errorf("%s has a colour: %q", name, s.Render("x"))
		}
	}
	for name, s := range texts(&th.Selected) {
		if name != "Field" && name != "Placeholder" && !s.look.reverse {
			t.Errorf("%s does not show the selected row", name)
		}
	}
}

func TestResolve(t *testing.T) {
	for _, c := range []struct {
		name       Name
		background bool
		want       bool
	}{
		{Auto, true, true}, {Auto, false, false},
		{Dark, false, true}, {Light, true, false},
		{HighContrast, true, true}, {HighContrast, false, false},
		{ColourBlind, true, true}, {ColourBlind, false, false},
	} {
		if got := Resolve(c.name, c.background, false); got.Dark != c.want || got.Name != c.name {
			t.Errorf("Resolve(%s, %v): %s, dark %v", c.name, c.background, got.Name, got.Dark)
		}
	}
	if a, d := Resolve(Auto, true, false), Resolve(Dark, true, false); a.Styles != d.Styles {
		t.Error("auto on a dark terminal does not look like dark")
	}
}

func TestParse(t *testing.T) {
	for _, n := range Names {
		if got, ok := Parse(string(n)); got != n || !ok {
			t.Errorf("Parse(%q) = %q, %v", n, got, ok)
		}
	}
	if got, ok := Parse("color-blind"); got != ColourBlind || !ok {
		t.Errorf("American spelling: %q, %v", got, ok)
	}
	if got, ok := Parse("solarized"); got != Auto || ok {
		t.Errorf("unknown: %q, %v", got, ok)
	}
}

func TestNextVisitsEveryTheme(t *testing.T) {
	seen := map[Name]bool{}
	n := Auto
	for range Names {
		seen[n] = true
		n = n.Next()
	}
	if n != Auto || len(seen) != len(Names) {
		t.Errorf("ends at %s after %d of %d", n, len(seen), len(Names))
	}
	if got := Name("gone").Next(); got != Auto {
		t.Errorf("after an unknown theme comes %s", got)
	}
}

func TestRenderIsWhatLipglossRenders(t *testing.T) {
	each(t, func(t *testing.T, th *Theme) {
		for _, set := range []*Styles{&th.Styles, &th.Selected} {
			for name, s := range texts(set) {
				sample := "月次売上 5.6M"
				if s.look.underline { // which lipgloss writes letter by letter
					sample = "月"
				}
				want := s.Lipgloss().Render(sample)
				if got := s.Render(sample); got != want {
					t.Errorf("%s: %q, lipgloss %q", name, got, want)
				}
				var b strings.Builder
				s.Write(&b, sample)
				s.Write(&b, "")
				if b.String() != want {
					t.Errorf("%s: wrote %q, lipgloss %q", name, b.String(), want)
				}
			}
		}
	})
	if got := (Style{}).Render("x"); got != "x" {
		t.Errorf("the zero style renders %q", got)
	}
	if got := Resolve(Dark, true, false).Title.Render(""); got != "" {
		t.Errorf("an empty text renders %q", got)
	}
}

func BenchmarkRender(b *testing.B) {
	s := Resolve(Dark, true, false).State(metrics.Critical).Style
	b.Run("theme", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			s.Render("38,200円")
		}
	})
	b.Run("lipgloss", func(b *testing.B) {
		l := s.Lipgloss()
		b.ReportAllocs()
		for b.Loop() {
			l.Render("38,200円")
		}
	})
}

func BenchmarkResolve(b *testing.B) {
	for b.Loop() {
		Resolve(Auto, true, false)
	}
}
