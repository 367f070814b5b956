package metrics

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// The closed periods are those that reading one period after the other finds, whatever
// lies in the history: totals of longer periods, times of day, gaps, quarters of
// another fiscal year.
func TestRecentPeriodsAreThoseThatCanBeRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := KPI{ID: "x", Cadence: rapid.SampledFrom(Cadences[:]).Draw(t, "cadence"), Aggregation: rapid.SampledFrom(Aggregations[:]).Draw(t, "aggregation")}
		if k.Aggregation != Last {
			k.Per = PeriodKind(rapid.IntRange(int(k.Cadence.PeriodKind()), int(Year)).Draw(t, "per"))
		}
		w := only(k)
		w.Info.FiscalStart = time.Month(rapid.IntRange(1, 12).Draw(t, "fiscal start"))
		then := Calendar{FiscalStart: time.Month(rapid.IntRange(1, 12).Draw(t, "fiscal start of then"))}
		today := at("2026-11-20")
		var shots []Snapshot
		for range rapid.IntRange(0, 90).Draw(t, "snapshots") {
			kind := k.Cadence.PeriodKind()
			if rapid.IntRange(0, 9).Draw(t, "longer") == 0 {
				kind = max(kind, k.JudgedKind())
			}
			s := Snapshot{Slot: Slot{Period: then.Of(kind, today-Date(rapid.IntRange(0, 120).Draw(t, "days ago")*int(k.Cadence.PeriodKind()*k.Cadence.PeriodKind())))}}
			if k.Cadence == Realtime && rapid.Bool().Draw(t, "time of day") {
				s.Clock = rapid.Int32Range(1, 86400).Draw(t, "clock")
			}
			s.Value = float64(rapid.IntRange(-9, 9).Draw(t, "value"))
			shots = append(shots, s)
		}
		slices.SortFunc(shots, func(a, b Snapshot) int { return a.Slot.Compare(b.Slot) })
		shots = slices.CompactFunc(shots, func(a, b Snapshot) bool { return a.Slot == b.Slot })
		w.Series["x"] = &Series{Points: shots}

		h := newHistory(&w.Info, &k, w.Series["x"], today, today-1)
		var want []point
		if h.n > 0 {
			for p := h.info.Of(h.kind, leastTail(h.info, &k, h.newest().Period.Start)); p.End() < today; p = p.Add(1) {
				if r, ok := h.read(p); ok && !r.partial {
					want = append(want, point{p, r.value})
				}
			}
		}
		if got := h.recent(nil); !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}
