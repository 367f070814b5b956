package chart

import (
	"math"
	"testing"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/theme"
)

// numbers makes values; NaN stands for a missing one.
func numbers(vs ...float64) []metrics.Maybe {
	out := make([]metrics.Maybe, len(vs))
	for i, v := range vs {
		out[i] = metrics.Maybe{V: v, OK: !math.IsNaN(v)}
	}
	return out
}

func TestSparkline(t *testing.T) {
	gap := math.NaN()
	for _, c := range []struct {
		name        string
		values      []metrics.Maybe
		width       int
		want, ascii string
	}{
		{"rising", numbers(1, 2, 3, 4), 2, "⣠⣾", "_^"},
		{"falling", numbers(4, 3, 2, 1), 2, "⣷⣄", "^_"},
		{"a hole", numbers(1, gap, gap, 4), 2, "⡀⢸", " ."},
		{"older ones missing", numbers(1, 4), 3, "  ⣸", " _^"},
		{"only the newest", numbers(9, 9, 9, 9, 1, 4), 1, "⣸", "."},
		{"constant", numbers(7, 7, 7, 7), 2, "⣤⣤", ".."},
		{"one value", numbers(7), 2, " ⢠", " ."},
		{"below zero", numbers(-4, -3, -2, -1), 2, "⣠⣾", "_^"},
		{"small changes of large values", numbers(1e9, 1e9+1, 1e9+2, 1e9+3), 2, "⣠⣾", "_^"},
		{"nothing", nil, 3, "   ", "   "},
		{"only holes", numbers(gap, gap), 3, "   ", "   "},
		{"infinite", numbers(math.Inf(1), 1, math.Inf(-1), 4), 2, "⢀⢸", " ."},
		{"no room", numbers(1, 2), 0, "", ""},
		{"less than no room", numbers(1, 2), -1, "", ""},
	} {
		if got := Sparkline(c.values, c.width, SparkLook{}); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if got := Sparkline(c.values, c.width, SparkLook{ASCII: true}); got != c.ascii {
			t.Errorf("%s in ASCII: %q, want %q", c.name, got, c.ascii)
		}
	}
}

func TestSparklineShowsAsManyValuesAsItSays(t *testing.T) {
	for _, ascii := range []bool{false, true} {
		n := SparkValues(5, ascii)
		values := make([]metrics.Maybe, n+1)
		for i := range values {
			values[i] = metrics.Some(float64(i))
		}
		l := SparkLook{ASCII: ascii}
		with, without := Sparkline(values, 5, l), Sparkline(values[1:], 5, l)
		if with != without {
			t.Errorf("a value more than %d changes the line: %q, %q", n, with, without)
		}
		values[1].OK = false
		if Sparkline(values[1:], 5, l) == without {
			t.Errorf("the first of %d values is not drawn", n)
		}
	}
}

func TestSparklineIsOneStyledRun(t *testing.T) {
	th := theme.Resolve(theme.Dark, true, false)
	want := th.Selected.Spark.Render("⣠⣾")
	if got := Sparkline(numbers(1, 2, 3, 4), 2, SparkIn(th, &th.Selected)); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
