package chart

import (
	"strconv"
	"strings"
	"testing"

	"kpitui/internal/metrics"
)

func TestScale(t *testing.T) {
	for _, c := range []struct {
		name          string
		values, goals []float64
		in            []float64 // must be on the chart
		out           []float64 // must not be
	}{
		{"values and goal", []float64{900, 980}, []float64{1500}, []float64{900, 980, 1500}, nil},
		{"a size is shown from zero", []float64{20, 100}, nil, []float64{0, 100}, []float64{-1}},
		{"a rate is shown close up", []float64{99.2, 99.9}, []float64{99.5}, []float64{99.2, 99.9}, []float64{90}},
		{"losses are shown up to zero", []float64{-100, -20}, nil, []float64{0, -100}, []float64{1}},
		{"a distant goal is left out", []float64{20, 40}, []float64{10000}, []float64{20, 40}, []float64{10000}},
		{"from nothing the goal is all there is", []float64{0, 0}, []float64{10}, []float64{0, 10}, nil},
		{"no values yet", nil, []float64{10}, []float64{10}, nil},
		{"constant", []float64{5, 5}, nil, []float64{5}, nil},
		{"constant at zero", []float64{0}, nil, []float64{0}, nil},
		{"nothing at all", nil, nil, []float64{0}, nil},
	} {
		s := scaleOf(c.values, c.goals)
		if !(s.lo < s.hi) {
			t.Errorf("%s: %v is no range", c.name, s)
		}
		for _, v := range c.in {
			if s.side(v) != 0 {
				t.Errorf("%s: %v is not in %v", c.name, v, s)
			}
		}
		for _, v := range c.out {
			if s.side(v) == 0 {
				t.Errorf("%s: %v is in %v", c.name, v, s)
			}
		}
	}
}

func TestTicksAreRoundAndDiffer(t *testing.T) {
	whole := func(v float64) string { return strconv.FormatFloat(v, 'f', 0, 64) }
	for _, c := range []struct {
		s    scale
		most int
		want string
	}{
		{scale{0, 1590}, 6, "0 500 1000 1500"},
		{scale{0, 1590}, 3, "0 1000"},
		{scale{24000, 46000}, 5, "25000 30000 35000 40000 45000"},
		{scale{-12, 12}, 5, "-10 -5 0 5 10"},
		{scale{0.2, 2.4}, 6, "1 2"}, // halves would read the same
		{scale{0, 1}, 0, ""},
	} {
		var got []string
		for _, tick := range c.s.ticks(c.most, whole) {
			got = append(got, tick.label)
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%v, %d at most: %q, want %q", c.s, c.most, g, c.want)
		}
	}
}

func TestDateTicks(t *testing.T) {
	for _, c := range []struct {
		from, to metrics.Date
		columns  int
		lang     metrics.Lang
		want     string
	}{
		{day(2026, 11, 14), day(2026, 11, 20), 60, metrics.JA, "11/14 11/15 11/16 11/17 11/18 11/19 11/20"},
		{day(2026, 8, 24), day(2026, 11, 20), 60, metrics.EN, "Aug 24 Sep 7 Sep 21 Oct 5 Oct 19 Nov 2 Nov 16"},
		{day(2025, 11, 1), day(2026, 4, 30), 60, metrics.JA, "11月 12月 2026 2月 3月 4月"},
		{day(2025, 1, 5), day(2026, 11, 20), 60, metrics.EN, "Mar May Jul Sep Nov 2026 Mar May Jul Sep Nov"},
		{day(2017, 3, 1), day(2026, 11, 20), 60, metrics.EN, "2018 2020 2022 2024 2026"},
		{day(1971, 3, 1), day(2026, 11, 20), 30, metrics.EN, "1980 2000 2020"},
		{day(2026, 1, 1), day(2026, 12, 31), 1, metrics.EN, ""},
	} {
		var got []string
		for _, tick := range dateTicks(c.from, c.to, c.columns, c.lang) {
			got = append(got, tick.label)
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%v to %v on %d columns: %q, want %q", c.from, c.to, c.columns, g, c.want)
		}
	}
}
