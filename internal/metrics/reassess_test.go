package metrics

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// web is a workspace in which KPIs hang together in every way: by formulas in a chain,
// with plans and values of before, by alert rules, and by phases.
func web() *Workspace {
	count, ratio := Unit{Kind: UnitCount}, Unit{Kind: UnitRatio}
	w := &Workspace{
		Info: Info{TZ: "UTC", Currency: "USD", Start: at("2025-01-05"), NorthStar: "per_head"},
		KPIs: []KPI{
			{ID: "all", Tier: Strategic, Unit: ratio, Cadence: Monthly, Aggregation: Last, Formula: "per_head + previous(growth)"},
			{ID: "revenue", Tier: Business, Unit: count, Cadence: Daily, Aggregation: Sum, Per: Month,
				Goals: []Goal{{Comparator: AtLeast, Value: 400, Due: at("2027-06-30")}}},
			{ID: "heads", Tier: Business, Unit: count, Cadence: Monthly, Aggregation: Last, Goals: []Goal{{Comparator: AtLeast, Value: 8}}},
			{ID: "per_head", Tier: Operations, Unit: ratio, Cadence: Monthly, Aggregation: Last, Formula: "revenue / heads",
				Goals: []Goal{{Comparator: AtLeast, Value: 30}}},
			{ID: "growth", Tier: Operations, Unit: ratio, Cadence: Monthly, Aggregation: Last, Formula: "revenue / plan(revenue)"},
			{ID: "nps", Tier: Customer, Unit: Unit{Kind: UnitScore, Min: -100, Max: 100}, Cadence: Weekly, Aggregation: Last,
				Goals: []Goal{{Comparator: AtLeast, Value: 40}}, Alerts: []AlertRule{{When: "per_head < 20", Level: LevelWarning}}},
			{ID: "nps_2", Tier: Customer, Unit: count, Cadence: Weekly, Aggregation: Last, Alerts: []AlertRule{{When: "nps > 30 and heads > 5", Level: LevelCaution}}},
			{ID: "gone", Tier: Customer, Unit: count, Cadence: Weekly, Aggregation: Last, Archived: true},
			{ID: "alone", Tier: Customer, Unit: count, Cadence: Weekly, Aggregation: Last},
		},
		Phases: []Phase{
			{ID: "p1", Start: at("2025-01-01"), End: at("2026-06-30"), Goals: []Goal{{KPI: "heads", Comparator: AtLeast, Value: 5}, {KPI: "per_head", Comparator: AtLeast, Value: 5}}},
			{ID: "p2", Start: at("2026-07-01"), End: at("2027-06-30"), Goals: []Goal{
				{KPI: "nps", Comparator: AtLeast, Value: 50, Due: at("2026-09-30"), Path: Step, Until: at("2026-10-01")},
				{KPI: "nps", Comparator: AtLeast, Value: 60, Due: at("2027-06-30"), Path: Step, Since: at("2026-10-02")},
				{KPI: "missing", Comparator: AtLeast, Value: 60}, {KPI: "alone", Comparator: AtMost, Value: 9, Due: at("2027-03-31")}}},
		},
		Series: map[string]*Series{}, Acks: map[string]Ack{},
	}
	for i := range 14 {
		month := Period{Month, at("2026-11-01")}.Add(-i)
		w.record("heads", Snapshot{Slot: Slot{Period: month}, Value: float64(5 + i%4)})
		for d := month.Start; d <= month.End() && d <= at("2026-11-20"); d += 3 {
			w.record("revenue", Snapshot{Slot: Slot{Period: Period{Day, d}}, Value: float64(20 + i)})
		}
	}
	for _, id := range []string{"nps", "nps_2", "alone"} {
		w.weekly(id, "2026-11-16", 5, 9, 7, 44, 20, 33, 31, 38, 8)
	}
	return w
}

func TestReassessEqualsAssess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := web()
		now := at("2026-11-20").Time().Add(time.Duration(rapid.IntRange(0, 23).Draw(t, "hour")) * time.Hour)
		before := Assess(w, now)
		seen := Assess(web(), now)
		for range rapid.IntRange(1, 4).Draw(t, "rounds") {
			var changed []string
			for range rapid.IntRange(0, 3).Draw(t, "changes") {
				e := &Entry{Change: someChange(t, w)}
				w.Apply(e)
				kpis, all := e.Change.Values()
				if all {
					changed, before = nil, nil
				}
				changed = append(changed, kpis...)
			}
			now = now.Add(time.Duration(rapid.SampledFrom([]int{0, 1, 30}).Draw(t, "hours")) * time.Hour)
			got, want := Reassess(w, before, changed, now), Assess(w, now)
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("after %q: %s", changed, difference(got, want))
			}
			before = got
		}
		if again := Assess(web(), seen.Now); !reflect.DeepEqual(again, seen) {
			t.Fatal("an assessment made before was changed")
		}
	})
}

// someChange draws what a journal entry may hold.
func someChange(t *rapid.T, w *Workspace) Change {
	entered := []string{"revenue", "heads", "nps", "nps_2", "alone", "gone", "per_head"}
	id := rapid.SampledFrom(entered).Draw(t, "KPI")
	k := w.KPI(id)
	slot := SlotOn(&w.Info, k, at("2026-11-20")-Date(rapid.SampledFrom([]int{0, 1, 7, 20, 31, 200, 500}).Draw(t, "days ago")), 0)
	edit := SeriesEdit{KPI: id, Put: []Snapshot{{Slot: slot, Value: float64(rapid.IntRange(0, 60).Draw(t, "value"))}}}
	switch rapid.IntRange(0, 9).Draw(t, "kind") {
	case 0:
		return Change{Records: []RecordEdit{Put(&Ack{KPI: id, Since: slot.Period.Start, Level: LevelCritical})}}
	case 1:
		changed := *k
		changed.Goals = []Goal{{Comparator: AtMost, Value: 7}}
		return Change{Records: []RecordEdit{Put(&changed)}}
	case 2:
		info := w.Info
		info.Bands.Near = 0.95
		return Change{Records: []RecordEdit{Put(&info)}}
	case 3:
		return Change{Records: []RecordEdit{Put(&Note{ID: "n"}), Put(&Action{ID: "a"}), Put(&View{ID: "v"})}}
	case 4:
		if s := w.Series[id]; s != nil && len(s.Points) > 0 && k.Formula == "" {
			return Change{Series: []SeriesEdit{{KPI: id, Drop: []Slot{s.Points[len(s.Points)-1].Slot}}}}
		}
	}
	return Change{Series: []SeriesEdit{edit}}
}

// difference names the KPIs and phases in which two assessments differ.
func difference(a, b *Assessment) (list []string) {
	for i := range min(len(a.KPIs), len(b.KPIs)) {
		if !reflect.DeepEqual(a.KPIs[i], b.KPIs[i]) {
			list = append(list, a.KPIs[i].KPI.ID)
		}
	}
	for i := range min(len(a.Phases), len(b.Phases)) {
		if !reflect.DeepEqual(a.Phases[i], b.Phases[i]) {
			list = append(list, a.Phases[i].Phase.ID)
		}
	}
	return append(list, "or what is added up of them")
}

func TestAValueReachesWhatDependsOnItAndNothingElse(t *testing.T) {
	w := web()
	for changed, want := range map[string][]string{
		"revenue": {"all", "growth", "nps", "per_head", "revenue"},
		"heads":   {"all", "heads", "nps", "nps_2", "per_head"},
		"nps":     {"nps", "nps_2"},
		"nps_2":   {"nps_2"},
		"alone":   {"alone"},
	} {
		if got := slices.Sorted(maps.Keys(w.reached([]string{changed}))); !slices.Equal(got, want) {
			t.Errorf("%s reaches %q, want %q", changed, got, want)
		}
	}
	now := at("2026-11-20").Time()
	before := Assess(w, now)
	w.put("heads", "2026-11", 9)
	after := Reassess(w, before, []string{"heads"}, now)
	for i := range after.KPIs {
		a, b := &before.KPIs[i], &after.KPIs[i]
		carried := len(a.Reasons) > 0 && &a.Reasons[0] == &b.Reasons[0]
		if want := a.KPI.ID == "revenue" || a.KPI.ID == "growth" || a.KPI.ID == "alone"; carried != want {
			t.Errorf("%s carried over: %v", a.KPI.ID, carried)
		}
	}
	if before.Phases[1].Goals[0].KPI.ID != "nps" || &before.KPIs[0] == &after.KPIs[0] || after.NorthStar != &after.KPIs[3] || after.Phase != &after.Phases[1] {
		t.Error("an assessment points into another one")
	}
}

// What was judged otherwise than Assess would today is judged in full.
func TestReassessInFull(t *testing.T) {
	w := web()
	now := at("2026-11-20").Time()
	for name, before := range map[string]*Assessment{
		"none": nil, "yesterday": Assess(w, now.AddDate(0, 0, -1)), "the end of the day": AssessEnd(w, Period{Day, at("2026-11-20")}),
		"another workspace": Assess(web(), now),
	} {
		if !reflect.DeepEqual(Reassess(w, before, nil, now), Assess(w, now)) {
			t.Errorf("%s is carried over", name)
		}
	}
}

// BenchmarkReassess is what a value costs that somebody enters.
func BenchmarkReassess(b *testing.B) {
	w, now := manyKPIs(1000)
	before := Assess(w, now)
	for _, id := range []string{"kpi_3", "kpi_10"} { // a goal of a phase; an input
		b.Run(fmt.Sprintf("%s, %d reached", id, len(w.reached([]string{id}))), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Reassess(w, before, []string{id}, now)
			}
		})
	}
}
