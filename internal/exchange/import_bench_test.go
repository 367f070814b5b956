package exchange

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"kpitui/internal/metrics"
)

// million returns a million shuffled rows of a thousand KPIs, and the KPIs.
func million() ([]byte, []metrics.KPI) {
	kpis := make([]metrics.KPI, 1000)
	for i := range kpis {
		kpis[i] = metrics.KPI{
			ID: fmt.Sprintf("kpi_%04d", i), Name: metrics.Same(fmt.Sprintf("KPI %d", i)), Tier: metrics.Business,
			Unit: metrics.Unit{Kind: metrics.UnitMoney}, Cadence: metrics.Daily, Aggregation: metrics.Last,
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	last := metrics.NewDate(2026, 11, 20)
	var b bytes.Buffer
	b.WriteString("date,kpi,value\n")
	for _, n := range r.Perm(1_000_000) {
		fmt.Fprintf(&b, "%s,%s,%d.%d\n", last-metrics.Date(n/1000), kpis[n%1000].ID, r.IntN(1_000_000), r.IntN(100))
	}
	return b.Bytes(), kpis
}

func BenchmarkReadSnapshots1M(b *testing.B) {
	data, kpis := million()
	o := Options{
		Name: "million.csv", KPIs: kpis, Today: metrics.NewDate(2026, 11, 20),
		Info: metrics.Info{TZ: "Asia/Tokyo", Currency: "JPY"},
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		in, err := ReadSnapshots(context.Background(), bytes.NewReader(data), o)
		if err != nil || in.Values != 1_000_000 {
			b.Fatal(err, in)
		}
	}
}
