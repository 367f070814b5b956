package main

import (
	"fmt"
	"math"
	"path/filepath"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/store"
	"kpitui/internal/ui/uitest"
)

// manyPath makes a store of n daily KPIs with Japanese names and so many days of
// history.
func manyPath(b testing.TB, n, days int) string {
	b.Helper()
	today := metrics.NewDate(2026, 11, 20)
	info := &metrics.Info{Name: metrics.Same("Many"), TZ: "Asia/Tokyo", Currency: "JPY", Start: today - metrics.Date(days)}
	change := metrics.Change{Kind: metrics.ChangeInit, Records: []metrics.RecordEdit{{Kind: metrics.RecordInfo, After: info}}}
	for i := range n {
		k := &metrics.KPI{
			ID: fmt.Sprintf("kpi_%04d", i), Order: i + 1, Name: metrics.Text{JA: fmt.Sprintf("重要業績評価指標 %d番", i), EN: fmt.Sprintf("Indicator %d", i)},
			Tier: metrics.Tiers[i%4], Unit: metrics.Unit{Kind: metrics.UnitMoney}, Cadence: metrics.Daily, Aggregation: metrics.Last,
			Goals: []metrics.Goal{{Comparator: metrics.AtLeast, Value: 1000}},
		}
		change.Records = append(change.Records, metrics.RecordEdit{Kind: metrics.RecordKPI, ID: k.ID, After: k})
		put := make([]metrics.Snapshot, days)
		for d := range put {
			day := today - metrics.Date(days-1-d)
			put[d] = metrics.Snapshot{Slot: metrics.SlotOn(info, k, day, 0), Value: math.Round(1000 + 300*math.Sin(float64(i+d)/7))}
		}
		change.Series = append(change.Series, metrics.SeriesEdit{KPI: k.ID, Put: put})
	}
	path := filepath.Join(b.TempDir(), "many.db")
	if err := store.Create(path, change, "bench", demoNoon); err != nil {
		b.Fatal(err)
	}
	return path
}

// BenchmarkKeyToFrame moves the cursor on a board of 1,000 KPIs at 200×60: what a
// key costs until its frame is ready to be drawn.
func BenchmarkKeyToFrame(b *testing.B) {
	p := newPilot(b, manyPath(b, 1000, 400), metrics.JA, 200, 60, demoNoon)
	j, k := uitest.Keys("j")[0], uitest.Keys("k")[0]
	for i := 0; b.Loop(); i++ {
		key := tea.Msg(j)
		if i%100 >= 50 {
			key = k
		}
		p.model, _ = p.model.Update(key)
		_ = p.model.View()
	}
}

// BenchmarkOpen reads and judges 1,000 KPIs with ten years of days and draws the
// first board.
func BenchmarkOpen(b *testing.B) {
	path := manyPath(b, 1000, 3650)
	for b.Loop() {
		s := store.Open(path, store.Options{})
		w, _, err := s.Load(b.Context(), metrics.NewDate(2026, 11, 20))
		if err != nil {
			b.Fatal(err)
		}
		if a := metrics.Assess(w, demoNoon.In(time.UTC)); len(a.KPIs) != 1000 {
			b.Fatal(len(a.KPIs))
		}
	}
}
