package theme

import (
	"reflect"
	"testing"

	"golang.org/x/text/width"

	"kpitui/internal/metrics"
)

// glyphsOf returns every glyph of a set by its name, level marks included.
func glyphsOf(g Glyphs) map[string]string {
	out := map[string]string{}
	v := reflect.ValueOf(g)
	for i := range v.NumField() {
		if f := v.Field(i); f.Kind() == reflect.String {
			out[v.Type().Field(i).Name] = f.String()
		}
	}
	return out
}

// Some terminals draw characters of ambiguous width two columns wide.
func TestGlyphsAreOneColumnEverywhere(t *testing.T) {
	for name, s := range glyphsOf(Resolve(Auto, true, false).Glyphs) {
		r := []rune(s)
		if len(r) != 1 {
			t.Errorf("%s is %q, want one character", name, s)
			continue
		}
		switch k := width.LookupRune(r[0]).Kind(); {
		case r[0] == '░': // ambiguous in the tables, one column in practice
		case k != width.Neutral && k != width.EastAsianNarrow:
			t.Errorf("%s: %q is %v", name, s, k)
		}
	}
}

func TestASCIIGlyphsAreASCII(t *testing.T) {
	th := Resolve(Auto, true, true)
	glyphs := glyphsOf(th.Glyphs)
	for _, s := range metrics.States {
		glyphs[string(s)] = th.State(s).Glyph
	}
	for name, s := range glyphs {
		for _, r := range s {
			if r < ' ' || r > '~' {
				t.Errorf("%s: %q is not ASCII", name, s)
			}
		}
		if s == "" {
			t.Errorf("%s has no glyph", name)
		}
	}
}
