package exchange

import (
	"math"
	"testing"
	"time"

	"kpitui/internal/metrics"
)

func demoEntries(t testing.TB, lang metrics.Lang) []metrics.Entry {
	entries, err := demo(lang)
	if err != nil {
		t.Fatal(err)
	}
	return entries
}

// demoWorkspace is the demo story as the store would hand it to the board: its
// entries, one after the other.
func demoWorkspace(t testing.TB, lang metrics.Lang) *metrics.Workspace {
	w := &metrics.Workspace{}
	for _, e := range demoEntries(t, lang) {
		w.Apply(&e)
	}
	return w
}

// The board of the demo shows every state, something due, something stale, and
// numbers that agree with each other.
func TestDemoShowsEveryState(t *testing.T) {
	w := demoWorkspace(t, metrics.JA)
	zone, err := w.Info.Location()
	if err != nil {
		t.Fatal(err)
	}
	a := metrics.Assess(w, time.Date(2026, 11, 20, 9, 0, 0, 0, zone))
	c := a.Counts
	if c.Reached < 6 || c.Near < 5 || c.Caution < 2 || c.Warning != 2 || c.Critical < 1 || c.NoGoal != 4 || c.Unmeasured != 2 {
		t.Errorf("states: %+v", c)
	}
	if c.Due != 2 || c.Stale != 1 {
		t.Errorf("%d due, %d stale", c.Due, c.Stale)
	}
	if h := a.Health.Percent; !h.OK || h.V < 75 || h.V > 90 {
		t.Errorf("health %v", h)
	}
}

// The numbers agree with each other, as those of one company do.
func TestDemoIsConsistent(t *testing.T) {
	w := demoWorkspace(t, metrics.EN)
	at := func(kpi, label string) float64 {
		for _, p := range w.Series[kpi].Points {
			if w.Info.Label(p.Period) == label {
				return p.Value
			}
		}
		t.Fatalf("%s has no value for %s", kpi, label)
		return 0
	}
	if v := at("students_total", "2026-11-20"); v != 980 {
		t.Errorf("%v students on the last day", v)
	}
	total := func(kpi string, months ...string) (sum float64) {
		for _, p := range w.Series[kpi].Points {
			for _, m := range months {
				if len(m) == 0 || w.Info.Label(p.Period)[:len(m)] == m {
					sum += p.Value
				}
			}
		}
		return sum
	}
	if v := total("new_customers_month", ""); v != 980 {
		t.Errorf("%v new customers make 980 students", v)
	}
	year := total("revenue_month", "2025-11", "2025-12", "2026-01", "2026-02", "2026-03", "2026-04",
		"2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10")
	if v := at("revenue_annual", "2026-10"); v != year {
		t.Errorf("annual revenue %v, the months make %v", v, year)
	}
	if v, want := at("revenue_growth_yoy", "2026-10"), 100*(total("revenue_month", "2026-10")/total("revenue_month", "2025-10")-1); math.Abs(v-want) > 0.05 {
		t.Errorf("growth %v, the months make %v", v, want)
	}
	// What is computed comes to the numbers that the story tells of.
	for _, c := range []struct {
		kpi, period string
		want        float64
	}{
		{"cac", "2026-08", 46500}, {"cac", "2026-09", 37000}, {"cac", "2026-10", 38200},
		{"gross_margin", "2026-09", 86.4}, {"ltv_cac", "2026-Q3", 152000.0 / 37000},
	} {
		if v := at(c.kpi, c.period); math.Abs(v-c.want) > 0.01 {
			t.Errorf("%s %s: %v, want %v", c.kpi, c.period, v, c.want)
		}
	}
	before := 0.0
	for i, p := range w.Series["students_total"].Points {
		if p.Value < before {
			t.Errorf("fewer students on %s", p.Period.Start)
		}
		before = p.Value
		if i > 0 && p.Period.Start != w.Series["students_total"].Points[i-1].Period.Start+1 {
			t.Errorf("no students before %s", p.Period.Start)
		}
	}
	for i, p := range w.Series["support_48h"].Points {
		if p.Value < w.Series["support_24h"].Points[i].Value {
			t.Errorf("%s: fewer answered within 48 h than within 24", p.Period.Start)
		}
	}
}

// Values have an author and a time that is not after the story's, and the notes
// are in the language.
func TestDemoNotes(t *testing.T) {
	ja, en := demoWorkspace(t, metrics.JA), demoWorkspace(t, metrics.EN)
	end := time.Date(2026, 11, 20, 9, 0, 0, 0, time.FixedZone("", 9*3600))
	notes := 0
	for id, s := range ja.Series {
		for i, p := range s.Points {
			if p.Computed() {
				continue
			}
			if p.By() == "" || p.Source() == "" || p.Recorded == 0 || p.RecordedAt().After(end) {
				t.Fatalf("%s on %s: %+v", id, p.Period.Start, p)
			}
			other := en.Series[id].Points[i].Note()
			if (p.Note() == "") != (other == "") || p.Note() != "" && p.Note() == other {
				t.Errorf("%s on %s: %q and %q", id, p.Period.Start, p.Note(), other)
			}
			if p.Note() != "" {
				notes++
			}
		}
	}
	if notes < 20 {
		t.Errorf("%d notes", notes)
	}
}

func BenchmarkDemo(b *testing.B) {
	for b.Loop() {
		Demo(metrics.JA)
	}
}
