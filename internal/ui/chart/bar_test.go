package chart

import (
	"math"
	"strings"
	"testing"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/theme"
)

func TestBar(t *testing.T) {
	none := metrics.Maybe{}
	for _, c := range []struct {
		name        string
		ratio, tick metrics.Maybe
		width       int
		want, ascii string
	}{
		{"half", metrics.Some(0.5), none, 10, "⣿⣿⣿⣿⣿⣀⣀⣀⣀⣀", "#####-----"},
		{"half a cell more", metrics.Some(0.55), none, 10, "⣿⣿⣿⣿⣿⣇⣀⣀⣀⣀", "#####=----"},
		{"empty", metrics.Some(0), none, 4, "⣀⣀⣀⣀", "----"},
		{"a trace is not empty", metrics.Some(0.001), none, 4, "⣇⣀⣀⣀", "=---"},
		{"below zero", metrics.Some(-0.1429), none, 4, "⣀⣀⣀⣀", "----"},
		{"nearly is not full", metrics.Some(0.999), none, 4, "⣿⣿⣿⣇", "###="},
		{"full", metrics.Some(1), none, 4, "⣿⣿⣿⣿", "####"},
		{"full within the tolerance", metrics.Some(1 - 1e-10), none, 4, "⣿⣿⣿⣿", "####"},
		{"beyond", metrics.Some(3.5), none, 4, "⣿⣿⣿⣿", "####"},
		{"missing", none, none, 4, "    ", "    "},
		{"not a number", metrics.Some(math.NaN()), none, 4, "    ", "    "},
		{"infinite", metrics.Some(math.Inf(1)), none, 4, "    ", "    "},
		{"tick behind the fill", metrics.Some(0.25), metrics.Some(0.625), 4, "⣿⣀⢸⣀", "#-|-"},
		{"tick in the fill", metrics.Some(0.75), metrics.Some(0.25), 4, "⣿⡇⣿⣀", "#|#-"},
		{"tick at the start", metrics.Some(0.75), metrics.Some(0), 4, "⡇⣿⣿⣀", "|##-"},
		{"tick at the end", metrics.Some(0.75), metrics.Some(1), 4, "⣿⣿⣿⢸", "###|"},
		{"tick without a ratio", none, metrics.Some(0.5), 4, "    ", "    "},
		{"no room", metrics.Some(0.5), none, 0, "", ""},
		{"less than no room", metrics.Some(0.5), none, -3, "", ""},
	} {
		if got := Bar(c.ratio, c.tick, c.width, BarLook{}); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if got := Bar(c.ratio, c.tick, c.width, BarLook{ASCII: true}); got != c.ascii {
			t.Errorf("%s in ASCII: %q, want %q", c.name, got, c.ascii)
		}
	}
}

func TestBarStylesItsParts(t *testing.T) {
	th := theme.Resolve(theme.Dark, true, false)
	m := th.State(metrics.Caution)
	want := m.Fill.Render("⣿⣿") + th.Track.Render("⣀") + th.Tick.Render("⢸")
	if got := Bar(metrics.Some(0.5), metrics.Some(1), 4, BarIn(th, &th.Styles, m)); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if n := strings.Count(Bar(metrics.Some(0.5), metrics.Maybe{}, 200, BarIn(th, &th.Styles, m)), "\x1b["); n != 4 {
		t.Errorf("a bar of two parts has %d escape sequences, want 4", n)
	}
}
