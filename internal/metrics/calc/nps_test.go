package calc

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPromote(t *testing.T) {
	for _, c := range []struct {
		name                            string
		promoters, passives, detractors int
		score, margin, low, high        float64
	}{
		{"the worked number: 62 of 50 answers has 18", 36, 9, 5, 62, 18.3, 43.7, 80.3},
		{"half and half", 50, 0, 50, 0, 19.6, -19.6, 19.6},
		// p = d = 1/4: variance 1/2, so 196 √(1/200).
		{"100 answers", 25, 50, 25, 0, 13.86, -13.86, 13.86},
		// All alike: 8 answers with 3/4, 3/2 and 3/4 supposed; p = 5.75/8, d = 0.75/8.
		{"five promoters are no certainty", 5, 0, 0, 100, 44.99, 55.01, 100},
		{"five detractors", 0, 0, 5, -100, 44.99, -100, -55.01},
		{"five passives", 0, 5, 0, 0, 30, -30, 30},
	} {
		n := Promote(c.promoters, c.passives, c.detractors)
		near(t, c.name+": NPS", n.Score, c.score, 6)
		near(t, c.name+": margin", n.Margin, c.margin, 1)
		near(t, c.name+": low", n.Low, c.low, 1)
		near(t, c.name+": high", n.High, c.high, 1)
	}
	none := Promote(0, 0, 0)
	missing(t, "NPS of nobody", none.Score)
	missing(t, "margin of nobody", none.Margin)
}

// The goals of the founding document for NPS: 60, 70, 70 and 75. 50 answers tell
// none of them from 62, nor from each other.
func TestResolve(t *testing.T) {
	n := Promote(36, 9, 5)
	r := n.Resolve([]float64{75, 60, 70, 70})
	if diff := cmp.Diff([]float64{60, 70, 75}, r.FromValue); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if diff := cmp.Diff([][2]float64{{60, 70}, {70, 75}}, r.FromEachOther); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	// 62 and 60 are 2 points apart: 50 (18.294/2)² = 4,184.
	if r.Needed != 4184 {
		t.Errorf("%d answers needed", r.Needed)
	}
	large := Promote(36000, 9000, 5000)
	if r := large.Resolve([]float64{60, 70, 75}); len(r.FromValue)+len(r.FromEachOther) > 0 || r.Needed != 0 {
		t.Errorf("50,000 answers tell all apart: %+v", r)
	}
	if r := large.Resolve([]float64{62}); len(r.FromValue) != 1 || r.Needed != 0 {
		t.Errorf("no number of answers tells 62 from 62: %+v", r)
	}
	none := Promote(0, 0, 0)
	if r := none.Resolve([]float64{60}); len(r.FromValue) > 0 {
		t.Errorf("%+v", r)
	}
}

func TestNPSByMonth(t *testing.T) {
	c := Find("nps")
	form := c.Forms[1]
	table := NewTable(form)
	table.Rows = 5
	table.Data[form.Column("score")].Amounts = []float64{9, 8, 6, 10, 0}
	times := &table.Data[form.Column("date")].Times
	for _, d := range []string{"2026-09-02", "2026-09-30", "2026-10-01", "2026-10-31", "2026-11-01"} {
		*times = append(*times, MomentOf(day(t, d), 0))
	}
	r, err := c.Run(table, Options{Today: day(t, "2026-11-20"), Goals: []float64{70}})
	if err != nil {
		t.Fatal(err)
	}
	s := r.Detail.(*Satisfaction)
	if len(s.Periods) != 3 || !s.Periods[2].Open || len(r.Values) != 2 {
		t.Fatalf("%+v %+v", s, r.Values)
	}
	near(t, "September", r.Values[0].Number, 50, 9)
	near(t, "October", r.Values[1].Number, 0, 9)
	if s.All.Answers() != 2 {
		t.Errorf("the newest month that is over has %d answers", s.All.Answers())
	}
	table.Coarse = true
	if _, err := c.Run(table, Options{Today: day(t, "2026-11-20"), Per: 2}); err == nil || err.(*Problem).In("ja") == err.Error() {
		t.Errorf("months by week: %v", err)
	}
}
