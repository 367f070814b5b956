package store

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
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

// tenYears is what ten years of reviews leave behind them.
func tenYears() metrics.Change {
	c := metrics.Change{Kind: metrics.ChangeReview}
	text := func(n int) string { return strings.Repeat("広告費が増えた。Spend rose. ", n/31+1)[:n/31*31] }
	for i := range 520 {
		p := week47.Add(i - 520)
		r := &metrics.Review{Period: p, Opened: now, By: "founder", Texts: map[metrics.Section]string{metrics.Highlights: text(200), metrics.Decisions: text(200)},
			Closing: &metrics.Closing{At: now, By: "founder", Seq: uint64(i), Levels: map[string]metrics.Level{}, Spent: map[metrics.ReviewStep]int{}}}
		for k := range 15 {
			r.Closing.Levels[fmt.Sprintf("kpi-%04d", k)] = metrics.LevelNone
		}
		for k := range 3 {
			r.Findings = append(r.Findings, metrics.Finding{KPI: fmt.Sprintf("kpi-%04d", k), Note: text(120), Cause: text(100)})
		}
		for _, step := range metrics.ReviewSteps(metrics.Week) {
			r.Closing.Spent[step] = 60
		}
		c.Records = append(c.Records, metrics.Put(r), metrics.Put(&metrics.Minutes{Review: r.ID(), Text: text(5000)}))
	}
	for i := range 1500 {
		c.Records = append(c.Records, metrics.Put(&metrics.Action{ID: fmt.Sprintf("action%04d", i), Title: text(60), KPI: "kpi-0001", Owner: "founder",
			Due: today, Status: metrics.ActionDone, Why: text(40), Review: metrics.ReviewID(week47), Created: now, Ended: today}))
	}
	for i := range 200 {
		c.Records = append(c.Records, metrics.Put(&metrics.Experiment{ID: fmt.Sprintf("exper%04d", i), Hypothesis: text(150), Did: text(300), Learned: text(300),
			Lever: metrics.Expectation{KPI: "kpi-0001", Change: 0.1}, Outcome: metrics.Expectation{KPI: "kpi-0002", Change: 0.1}, Owner: "founder",
			Start: today - 30, End: today, Stage: metrics.StageAct, Verdict: metrics.Supported, Ended: today, Created: now, Measured: &metrics.Effects{}}))
	}
	for i := range 1000 {
		c.Records = append(c.Records, metrics.Put(&metrics.Note{ID: fmt.Sprintf("note%04d", i), KPI: "kpi-0001", Date: today, Text: text(100), By: "founder", At: now}))
	}
	return c
}

// BenchmarkLoadReviews reads twenty KPIs with ten years of reviews beside them.
func BenchmarkLoadReviews(b *testing.B) {
	for _, reviews := range []bool{false, true} {
		b.Run(fmt.Sprint("reviews=", reviews), func(b *testing.B) {
			s := bigStore(b, 20, 1000)
			if reviews {
				mustApply(b, s, tenYears())
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := s.Load(ctx, today); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkLoadAt goes six weeks back: 42 imports of a value for each of a thousand
// KPIs, and as many corrections.
func BenchmarkLoadAt(b *testing.B) {
	s := bigStore(b, 1000, 3650)
	for d := today + 1; d <= today+42; d++ {
		mustApply(b, s, bigChange(1000, 1, d))
		mustApply(b, s, put("kpi-0003", day(d-1, float64(d))))
	}
	for b.Loop() {
		w, err := s.LoadAt(ctx, 2, today)
		if err != nil || len(w.KPIs) != 1000 {
			b.Fatal(err)
		}
	}
}

// BenchmarkCreateHistory makes a store with a past like the demo's.
func BenchmarkCreateHistory(b *testing.B) {
	dir := b.TempDir()
	i := 0
	for b.Loop() {
		b.StopTimer()
		entries := []Dated{{bigSetup(60), "founder", now}, {bigChange(60, 400, today-400), "founder", now}}
		for d := range 80 {
			entries = append(entries, Dated{put("kpi-0003", day(today-metrics.Date(d), float64(d))), "founder", now})
		}
		i++
		b.StartTimer()
		if err := CreateHistory(filepath.Join(dir, fmt.Sprint(i)), entries); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSaveDraft(b *testing.B) {
	s := bigStore(b, 20, 1000)
	mustApply(b, s, review(openReview()))
	d := metrics.Draft{Review: metrics.ReviewID(week47), Step: metrics.StepExceptions, Texts: map[string]string{"note": strings.Repeat("x", 500)}}
	for b.Loop() {
		d.At = d.At.Add(1)
		if err := s.SaveDraft(ctx, d); err != nil {
			b.Fatal(err)
		}
	}
}
