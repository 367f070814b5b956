package main

import (
	"fmt"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/store"
	"kpitui/internal/ui/uitest"
)

// longPath makes a store of 1,000 KPIs in which ten years were reviewed week by
// week, month by month: 2,000 actions, 400 experiments and 2,000 notes, half of the
// KPIs behind plan. The first KPI has been talked about in every review.
func longPath(b testing.TB) string {
	b.Helper()
	path := manyPath(b, 1000, 400)
	s := store.Open(path, store.Options{})
	w, _, err := s.Load(b.Context(), metrics.DateOf(demoNoon))
	if err != nil {
		b.Fatal(err)
	}
	change := metrics.Change{Kind: metrics.ChangeReview, Label: "ten years"}
	put := func(r metrics.Record) { change.Records = append(change.Records, metrics.Put(r)) }
	kpi := func(i int) string { return w.KPIs[i*7%len(w.KPIs)].ID }
	today := metrics.DateOf(demoNoon)
	n := 0
	for _, kind := range metrics.Reviewed {
		for p := w.Info.Of(kind, today.AddMonths(-120)); p.End() < today; p = p.Add(1) {
			r := &metrics.Review{Period: p, Opened: p.End().Time(), By: "hana"}
			r.Findings = append(r.Findings, metrics.Finding{KPI: w.KPIs[0].ID, Note: "広告費を見直す。\n\n- 媒体ごとに", Cause: "季節要因"})
			for i := range 8 {
				r.Findings = append(r.Findings, metrics.Finding{KPI: w.KPIs[1+(n*8+i)%(len(w.KPIs)-1)].ID, Note: "計画より遅れている", Cause: "人手が足りない"})
			}
			levels := map[string]metrics.Level{}
			for i := range w.KPIs {
				levels[w.KPIs[i].ID] = metrics.Level((i + n) % 4)
			}
			r.Closing = &metrics.Closing{At: p.End().Time().Add(9 * time.Hour), By: "hana", Seq: 1, Levels: levels}
			put(r)
			for i := range 3 {
				a := &metrics.Action{
					ID: fmt.Sprintf("action%06d", n*3+i), Title: "検索広告の費用を半分にして、紹介に切り替える", KPI: kpi(n*3 + i), Owner: "佐藤",
					Due: p.End() + 7, Status: metrics.ActionDone, Ended: p.End() + 6, Review: r.ID(), Created: p.End().Time(), Score: metrics.Score{Impact: 5, Confidence: 5, Ease: 5},
				}
				if n%8 == 0 {
					a.Status, a.Ended = metrics.ActionOpen, 0
				}
				put(a)
			}
			n++
		}
	}
	for i := range 400 {
		start := today - metrics.Date(i*9)
		e := &metrics.Experiment{
			ID: fmt.Sprintf("trial%06d", i), Hypothesis: "返信を早くすれば、満足度が上がる", Start: start, End: start + 27, Stage: metrics.StageDo, Created: start.Time(),
			Lever: metrics.Expectation{KPI: kpi(2 * i), Change: 0.1}, Outcome: metrics.Expectation{KPI: kpi(2*i + 1), Change: 0.05}, Did: "## 進め方\n\n- 一\n- 二",
		}
		if i > 20 {
			e.Stage, e.Verdict, e.Ended, e.Learned = metrics.StageAct, metrics.Supported, start+28, "早さが効く。"
		}
		put(e)
	}
	for i := range 2000 {
		put(&metrics.Note{ID: fmt.Sprintf("note%06d", i), KPI: kpi(i), Date: today - metrics.Date(i), Text: "展示会", By: "hana", At: demoNoon})
	}
	if _, err := s.Apply(b.Context(), change, "bench", demoNoon); err != nil {
		b.Fatal(err)
	}
	return path
}

// BenchmarkTenYears is what a key costs until its frame is ready, on the screens of
// the review, in a company that has reviewed 1,000 KPIs for ten years.
func BenchmarkTenYears(b *testing.B) {
	path := longPath(b)
	keys := func(names ...string) (out []tea.Msg) {
		for _, name := range names {
			for _, k := range uitest.Keys(name) {
				out = append(out, k)
			}
		}
		return out
	}
	for _, c := range []struct {
		name string
		open []string
		then []string
	}{
		{"actions", []string{"x"}, []string{"j", "k"}},
		{"actions/sort", []string{"x"}, []string{"s"}},
		{"log", []string{"x", "3"}, []string{"j", "k"}},
		{"review/actions", []string{"w"}, []string{"j", "k"}},
		{"review/card", []string{"w", "tab", "tab"}, []string{"n", "N"}},
		{"review/letter", []string{"w", "tab", "tab", "enter"}, []string{"改", "backspace"}},
		{"review/monthly", []string{"w", "v", "tab", "tab"}, []string{"n", "N"}},
		{"detail/mask", []string{"/", "標 0番", "enter", "enter"}, []string{"m"}},
		{"detail/story", []string{"/", "標 0番", "enter", "enter", "tab"}, []string{"j", "k"}},
		{"board", nil, []string{"j", "k"}},
		{"review/mask", []string{"w", "tab", "tab"}, []string{"m"}},
		{"palette", nil, []string{":", "esc"}},
	} {
		b.Run(c.name, func(b *testing.B) {
			p := newPilot(b, path, metrics.JA, 200, 60, demoNoon)
			p.press(c.open...)
			then := keys(c.then...)
			for i := 0; b.Loop(); i++ {
				p.model, _ = p.model.Update(then[i%len(then)])
				_ = p.model.View()
			}
		})
	}
}
