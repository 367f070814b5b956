package metrics

import (
	"fmt"
	"math"
	"testing"
	"time"
)

// manyKPIs is a workspace of n KPIs of every cadence, each with a history of 60
// periods, growing and holding goals, thresholds and rules among them; one in
// five has been in alert all the time, one in five is computed of two others, and
// one in seven has frozen limits.
func manyKPIs(n int) (*Workspace, time.Time) {
	today := at("2026-11-20")
	w := &Workspace{Info: Info{TZ: "UTC", Currency: "USD", Start: at("2020-01-01")}, Series: map[string]*Series{}, Acks: map[string]Ack{}}
	w.Phases = []Phase{{ID: "p", Start: at("2026-07-01"), End: at("2027-06-30")}}
	for i := range n {
		k := KPI{ID: fmt.Sprintf("kpi_%d", i), Tier: Tiers[i%4], Unit: Unit{Kind: UnitMoney}, Cadence: Cadences[i%5], Aggregation: Last}
		switch i % 4 {
		case 0:
			k.Goals = []Goal{{Comparator: AtLeast, Value: 110, Due: at("2027-12-31"), Path: Linear, From: ptr(20.0)}}
		case 1:
			k.Goals = []Goal{{Comparator: AtMost, Value: 110}}
			k.Alerts = []AlertRule{{When: "value > 150", Level: LevelWarning}}
		case 2:
			k.Goals = []Goal{{Comparator: AtLeast, Value: 90}}
			k.Thresholds = Thresholds{Caution: &Threshold{Value: 90}, Warning: &Threshold{Value: 80}}
		case 3:
			w.Phases[0].Goals = append(w.Phases[0].Goals, Goal{KPI: k.ID, Comparator: AtLeast, Value: 100, Due: at("2027-06-30"), Path: Step})
		}
		level := 100.0
		if i%5 == i/5%5 {
			level = 60
		}
		if i%10 == 1 {
			k.Aggregation = Sum
		}
		s := &Series{Points: make([]Snapshot, 60)}
		p := w.Info.Of(k.Cadence.PeriodKind(), today)
		for j := 59; j >= 0; j-- {
			s.Points[j] = Snapshot{Slot: Slot{Period: p}, Value: level + 20*math.Sin(float64(i*60+j))}
			p = p.Add(-1)
		}
		s.First = &s.Points[0]
		w.KPIs = append(w.KPIs, k)
		w.Series[k.ID] = s
	}
	for i := range w.KPIs {
		if k := &w.KPIs[i]; i%25 >= 20 {
			k.Formula = fmt.Sprintf("100 * kpi_%d / kpi_%d", i-5, i-10)
			k.Aggregation = Last
		}
	}
	w.Compute()
	w.Info.NorthStar = "kpi_0"
	now := today.Time().Add(9 * time.Hour)
	as := Assess(w, now)
	for i := 0; i < n; i += 7 {
		k := &w.KPIs[i]
		s := w.Series[k.ID]
		if b, err := FreezeBaseline(w, k, s, s.Points[10].Period, s.Points[40].Period, as, "new prices", "", now); err == nil {
			k.Baselines = []Baseline{b}
		}
	}
	return w, now
}

// BenchmarkAssess is the promise: 1,000 KPIs × 60 periods in at most 5 ms, and
// linear in the number of KPIs.
func BenchmarkAssess(b *testing.B) {
	for _, n := range []int{100, 1000, 10000} {
		w, now := manyKPIs(n)
		b.Run(fmt.Sprintf("%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Assess(w, now)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/kpi")
		})
	}
}
