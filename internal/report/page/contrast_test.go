package page

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// luminance is the relative luminance of a colour written #rgb or #rrggbb (WCAG 2.1).
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	hex := strings.TrimPrefix(colour, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	v, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || len(hex) != 6 {
		t.Fatalf("%q is no colour", colour)
	}
	part := func(shift uint) float64 {
		c := float64(v>>shift&0xff) / 255
		if c <= 0.03928 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0)
}

// Every text of the reports stands out from what it is written on.
func TestContrast(t *testing.T) {
	variables := map[string]string{}
	for _, m := range regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]+);`).FindAllStringSubmatch(style, -1) {
		variables[m[1]] = m[2]
	}
	colour := func(s string) string {
		if name, ok := strings.CutPrefix(s, "var(--"); ok {
			return variables[strings.TrimSuffix(name, ")")]
		}
		return s
	}
	type pair struct{ name, on, text string }
	pairs := []pair{
		{"text", "#fff", "var(--ink)"}, {"small text", "#fff", "var(--soft)"}, {"links", "#fff", "var(--accent)"},
		{"tiles", "var(--wash)", "var(--soft)"}, {"code", "var(--wash)", "var(--ink)"}, {"charts", "#fff", labelColour},
	}
	for _, m := range regexp.MustCompile(`(?m)^\.badge(?:\.([a-z]+))? \{[^}]*?background: ([^;]+); color: ([^;]+);`).FindAllStringSubmatch(style, -1) {
		pairs = append(pairs, pair{"badge " + m[1], m[2], m[3]})
	}
	if len(pairs) != 6+len(tones) {
		t.Fatalf("%d pairs: a badge has no colours", len(pairs))
	}
	for _, p := range pairs {
		a, b := luminance(t, colour(p.on)), luminance(t, colour(p.text))
		if ratio := (max(a, b) + 0.05) / (min(a, b) + 0.05); ratio < 4.5 {
			t.Errorf("%s: %s on %s has a contrast of %.2f", p.name, p.text, p.on, ratio)
		}
	}
}
