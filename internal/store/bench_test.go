package store

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"kpitui/internal/metrics"
)

// bigChange is an import of daily values with two decimals.
func bigChange(kpis, days int, first metrics.Date) metrics.Change {
	r := rand.New(rand.NewPCG(1, 2))
	c := metrics.Change{Kind: metrics.ChangeImport, Label: "big.csv"}
	origin := &metrics.Origin{Source: "import big.csv"}
	for k := range kpis {
		e := metrics.SeriesEdit{KPI: fmt.Sprintf("kpi-%04d", k), Put: make([]metrics.Snapshot, days)}
		for i := range e.Put {
			e.Put[i] = day(first+metrics.Date(i), math.Round(r.Float64()*1e6)/100)
			e.Put[i].Origin = origin
		}
		c.Series = append(c.Series, e)
	}
	return c
}

func bigSetup(kpis int) metrics.Change {
	ids := make([]string, kpis)
	for i := range ids {
		ids[i] = fmt.Sprintf("kpi-%04d", i)
	}
	c := setup(ids...)
	for _, r := range c.Records[1:] {
		k := r.After.(*metrics.KPI)
		k.Name = metrics.Text{JA: "月次売上の指標 " + k.ID, EN: "monthly revenue " + k.ID}
		k.Method = metrics.Text{JA: "マーケティング費用 ÷ 新規顧客数", EN: "marketing spend ÷ new customers"}
		k.Goals = []metrics.Goal{{Comparator: metrics.AtLeast, Value: 5000, Due: today + 200, Stars: 2}}
	}
	return c
}

func bigStore(b testing.TB, kpis, days int) *Store {
	b.Helper()
	s := Open(filepath.Join(b.TempDir(), "big.db"), Options{})
	if err := Create(s.Path(), bigSetup(kpis), "bench", now); err != nil {
		b.Fatal(err)
	}
	if days > 0 {
		if _, err := s.Apply(ctx, bigChange(kpis, days, today-metrics.Date(days)+1), "bench", now); err != nil {
			b.Fatal(err)
		}
	}
	return s
}

func BenchmarkLoad1000x10y(b *testing.B) {
	s := bigStore(b, 1000, 3650)
	for b.Loop() {
		w, _, err := s.Load(ctx, today)
		if err != nil || len(w.KPIs) != 1000 {
			b.Fatal(err)
		}
	}
}

func BenchmarkImport1M(b *testing.B) {
	var size int64
	for b.Loop() {
		b.StopTimer()
		s := bigStore(b, 1000, 0)
		c := bigChange(1000, 1000, today-999)
		b.StartTimer()
		if _, err := s.Apply(ctx, c, "bench", now); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		info, err := os.Stat(s.Path())
		if err != nil {
			b.Fatal(err)
		}
		size = info.Size()
		b.StartTimer()
	}
	b.ReportMetric(float64(size)/1e6, "bytes/snapshot")
}

func BenchmarkApplyOne(b *testing.B) {
	s := bigStore(b, 20, 1000)
	i := 0
	for b.Loop() {
		i++
		if _, err := s.Apply(ctx, put("kpi-0003", day(today, float64(i))), "bench", now); err != nil {
			b.Fatal(err)
		}
	}
	info, err := os.Stat(s.Path())
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(info.Size()), "bytes")
}

func BenchmarkDoctor1M(b *testing.B) {
	s := bigStore(b, 1000, 1000)
	for b.Loop() {
		if r, err := s.Doctor(ctx); err != nil || !r.OK() {
			b.Fatal(err, r)
		}
	}
}
