package page

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A scale holds what is drawn on it, at round numbers, and not too many of them.
func TestTicks(t *testing.T) {
	for _, c := range []struct {
		low, high float64
		want      []float64
	}{
		{0, 100, []float64{0, 50, 100}}, {3, 97, []float64{0, 50, 100}}, {60, 97, []float64{60, 80, 100}}, {-40, 30, []float64{-50, -25, 0, 25, 50}},
		{5, 5, []float64{4.5, 5, 5.5}}, {0, 0, []float64{-1, 0, 1}}, {-9, -1, []float64{-10, -5, 0}}, {4.2e6, 6.67e6, []float64{4e6, 5e6, 6e6, 7e6}},
	} {
		if got := ticks(c.low, c.high); !slices.EqualFunc(got, c.want, func(a, b float64) bool { return math.Abs(a-b) < 1e-9*max(1, math.Abs(b)) }) {
			t.Errorf("%g to %g: %v, want %v", c.low, c.high, got, c.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Float64Range(-1e15, 1e15).Draw(t, "a"), rapid.Float64Range(-1e15, 1e15).Draw(t, "b")
		low, high := min(a, b), max(a, b)
		got, slack := ticks(low, high), 1e-6*max(1, math.Abs(low), math.Abs(high))
		if len(got) < 2 || len(got) > 8 || !slices.IsSorted(got) || got[0] > low+slack || got[len(got)-1] < high-slack {
			t.Fatalf("%g to %g: %v", low, high, got)
		}
	})
}

func TestChartDrawsGapsAndSteps(t *testing.T) {
	gap := math.NaN()
	c := &Chart{Title: "t", About: "a", Format: func(float64) string { return "v" }, Low: 0, High: 100, Points: []Point{
		{Label: "1", Value: 10, Plan: 20, Upper: gap, Hold: true}, {Label: "2", Value: gap, Plan: 20, Upper: gap, Hold: true},
		{Label: "3", Value: 30, Plan: 40, Upper: gap, Hold: true, Tone: Warning}, {Label: "4", Value: 50, Plan: 60, Upper: gap},
	}}
	f := frame{left: 0, right: 30, top: 0, bottom: 100, low: 0, high: 100, n: 4}
	if got := c.path(&f, func(p Point) float64 { return p.Value }, false); got != "M0 90L0 90M20 70L20 70L30 50" {
		t.Errorf("values: %s", got)
	}
	if got := c.path(&f, func(p Point) float64 { return p.Plan }, true); got != "M0 80L0 80L10 80L15 80L15 60L20 60L30 40" {
		t.Errorf("plan: %s", got)
	}
	doc := asHTML(t, &Page{Blocks: []Block{c}})
	if n := strings.Count(doc, "<circle"); n != 2 || strings.Count(doc, "<polygon") != 1 {
		t.Errorf("%d discs for two values without a level:\n%s", n, doc)
	}
	for _, empty := range []*Chart{{}, {Points: []Point{{Value: gap, Plan: gap, Upper: gap}}}} {
		if doc := asHTML(t, &Page{Blocks: []Block{empty, Table{Columns: []Column{{Drawn: true}}, Rows: [][]Cell{{{Chart: empty}}}}}}); strings.Contains(doc, "<svg") {
			t.Errorf("nothing is drawn: %s", doc)
		}
	}
	one := &Chart{Format: c.Format, Low: 1, High: math.Inf(1), Points: []Point{{Value: 3, Plan: gap, Upper: gap}}}
	if doc := asHTML(t, &Page{Blocks: []Block{one}}); strings.Contains(doc, "NaN") || strings.Contains(doc, "Inf") {
		t.Errorf("one value: %s", doc)
	}
}
