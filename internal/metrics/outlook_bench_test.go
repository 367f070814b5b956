package metrics

import "testing"

// BenchmarkOutlook is one outlook of as many points as there may be: BenchmarkAssess needs 500.
func BenchmarkOutlook(b *testing.B) {
	w, now := manyKPIs(4)
	as := Assess(w, now)
	k := &w.KPIs[0]
	k.Cadence = Weekly
	s := w.Series[k.ID]
	for i := range s.Points {
		s.Points[i].Period = w.Info.Of(Week, as.AsOf).Add(i - len(s.Points))
	}
	a := newAssessor(w, as.AsOf)
	sub := a.subject(k)
	h := sub.history(a.today, a.closed)
	r, _ := h.judged()
	g, _ := sub.goalOn(&h, r.at)
	a.points = h.recent(nil)
	b.ReportAllocs()
	for b.Loop() {
		a.outlooks = a.outlooks[:0]
		if o := a.outlook(&h, r, &g); o == nil || !o.Chance.OK || o.Points != mostSamples {
			b.Fatalf("%+v", o)
		}
	}
}
