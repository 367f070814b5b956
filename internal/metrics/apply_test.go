package metrics

import (
	"maps"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func anySlots(t *rapid.T, label string) []Slot {
	days := rapid.SliceOfNDistinct(rapid.IntRange(20000, 20040), 0, 15, rapid.ID[int]).Draw(t, label)
	slices.Sort(days)
	slots := make([]Slot, len(days))
	for i, d := range days {
		slots[i] = Slot{Period: Period{Day, Date(d)}}
	}
	return slots
}

func anyShots(t *rapid.T, slots []Slot) []Snapshot {
	shots := make([]Snapshot, len(slots))
	for i, slot := range slots {
		shots[i] = Snapshot{Slot: slot, Value: rapid.Float64Range(0, 9).Draw(t, "value")}
	}
	return shots
}

// complete fills in what the store would: what stood there before.
func complete(w *Workspace, c Change) Change {
	for i := range c.Series {
		e := &c.Series[i]
		touched := map[Slot]bool{}
		for _, p := range e.Put {
			touched[p.Slot] = true
		}
		for _, d := range e.Drop {
			touched[d] = true
		}
		if s := w.Series[e.KPI]; s != nil {
			for _, p := range s.Points {
				if touched[p.Slot] {
					e.Replaced = append(e.Replaced, p)
				}
			}
		}
	}
	for i := range c.Records {
		r := &c.Records[i]
		switch r.Kind {
		case RecordKPI:
			if k := w.KPI(r.ID); k != nil {
				copied := *k
				r.Before = &copied
			}
		case RecordPhase:
			if p := w.Phase(r.ID); p != nil {
				copied := *p
				r.Before = &copied
			}
		case RecordInfo:
			copied := w.Info
			r.Before = &copied
		case RecordAck:
			if a, ok := w.Acks[r.ID]; ok {
				r.Before = &a
			}
		}
	}
	return c
}

func anyChange(t *rapid.T) Change {
	c := Change{Kind: ChangeSet, Label: "test"}
	for _, id := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a", "b", "c"}), 0, 3, rapid.ID[string]).Draw(t, "series") {
		put, drop := anySlots(t, "put"), anySlots(t, "drop")
		drop = slices.DeleteFunc(drop, func(s Slot) bool { return slices.Contains(put, s) })
		c.Series = append(c.Series, SeriesEdit{KPI: id, Put: anyShots(t, put), Drop: drop})
	}
	for _, id := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a", "b", "c"}), 0, 3, rapid.ID[string]).Draw(t, "records") {
		var kpi, phase, ack Record
		if rapid.Bool().Draw(t, "keep") {
			kpi = &KPI{ID: id, Owner: rapid.SampledFrom([]string{"x", "y"}).Draw(t, "owner"), Cadence: Daily, Aggregation: Last, Order: rapid.IntRange(0, 2).Draw(t, "order")}
			phase = &Phase{ID: id, Start: Date(rapid.IntRange(1, 3).Draw(t, "start"))}
			ack = &Ack{KPI: id, Level: Level(rapid.IntRange(1, 3).Draw(t, "level"))}
		}
		c.Records = append(c.Records, RecordEdit{Kind: RecordKPI, ID: id, After: kpi}, RecordEdit{Kind: RecordPhase, ID: id, After: phase}, RecordEdit{Kind: RecordAck, ID: id, After: ack})
	}
	if rapid.Bool().Draw(t, "info") {
		c.Records = append(c.Records, RecordEdit{Kind: RecordInfo, After: &Info{TZ: rapid.SampledFrom([]string{"UTC", "Asia/Tokyo"}).Draw(t, "tz")}})
	}
	return c
}

// content is what a workspace says, without the accidents of memory.
func content(w *Workspace) (w2 Workspace, series map[string][]Snapshot) {
	w2 = *w
	series = map[string][]Snapshot{}
	for id, s := range w.Series {
		if len(s.Points) > 0 {
			series[id] = s.Points
		}
	}
	w2.Series = nil
	w2.KPIs, w2.Phases = append([]KPI{}, w.KPIs...), append([]Phase{}, w.Phases...)
	w2.Acks = maps.Clone(w.Acks)
	return w2, series
}

// Taking a change in and then its inverse changes nothing, and neither touches
// what was handed out before.
func TestApplyAndInverse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := &Workspace{Series: map[string]*Series{}, Acks: map[string]Ack{}}
		first := complete(w, anyChange(t))
		w.Apply(&Entry{Change: first})
		before, seriesBefore := content(w)
		held := maps.Clone(w.Series)

		c := complete(w, anyChange(t))
		w.Apply(&Entry{Change: c})
		after, seriesAfter := content(w)
		for id, s := range seriesAfter {
			if !slices.IsSortedFunc(s, func(a, b Snapshot) int { return a.Slot.Compare(b.Slot) }) || w.Series[id].First != &w.Series[id].Points[0] {
				t.Fatalf("%s: out of order", id)
			}
		}
		for id, s := range held {
			if got := seriesBefore[id]; len(s.Points) != len(got) {
				t.Fatalf("%s: an older history was changed", id)
			}
		}

		inverse := c.Inverse()
		for _, e := range inverse.Series {
			for _, p := range e.Put {
				if slices.Contains(e.Drop, p.Slot) {
					t.Fatalf("%s: the inverse writes and empties %v", e.KPI, p.Slot)
				}
			}
		}
		w.Apply(&Entry{Change: inverse})
		if got, series := content(w); !reflect.DeepEqual(got, before) || !reflect.DeepEqual(series, seriesBefore) {
			t.Fatalf("after the inverse:\n%+v %+v\nwant\n%+v %+v", got, series, before, seriesBefore)
		}
		w.Apply(&Entry{Change: inverse.Inverse()})
		if got, series := content(w); !reflect.DeepEqual(got, after) || !reflect.DeepEqual(series, seriesAfter) {
			t.Fatalf("after the inverse of the inverse:\n%+v %+v\nwant\n%+v %+v", got, series, after, seriesAfter)
		}
	})
}

func TestInverseKeepsLabel(t *testing.T) {
	if c := (Change{Kind: ChangeImport, Label: "rev.csv"}).Inverse(); c.Kind != ChangeUndo || c.Label != "rev.csv" {
		t.Errorf("got %+v", c)
	}
}

// tailed is a workspace of which only the tail of a long history is loaded.
func tailed(k KPI) (w *Workspace, whole *Series) {
	w = only(k).daily("x", "2025-01-10", "2026-11-20", func(d Date) float64 { return float64(d % 7) })
	whole = w.Series["x"]
	from := TailFrom(&w.Info, &w.KPIs[0], at("2026-11-20"))
	to := HeadTo(&w.Info, &w.KPIs[0], at("2025-01-10"))
	tail := &Series{Points: whole.Points[search(whole.Points, from):], Head: whole.Points[:search(whole.Points, to+1)], From: from}
	tail.First = &tail.Head[0]
	w.Series["x"] = tail
	return w, whole
}

func edit(put []Snapshot, drop ...Slot) *Entry {
	return &Entry{Change: Change{Series: []SeriesEdit{{KPI: "x", Put: put, Drop: drop}}}}
}

func edit2(kpi, day string) *Entry {
	return &Entry{Change: Change{Series: []SeriesEdit{{KPI: kpi, Put: []Snapshot{{Slot: Slot{Period: Period{Day, at(day)}}}}}}}}
}

func redefine(k KPI) *Entry {
	k.ID = "x"
	return &Entry{Change: Change{Records: []RecordEdit{{Kind: RecordKPI, ID: "x", After: &k}}}}
}

// What is loaded of a history stays a part of the whole, whatever is written.
func TestTailFollowsTheWhole(t *testing.T) {
	for _, k := range []KPI{{Cadence: Daily, Aggregation: Sum, Per: Month}, {Cadence: Daily, Aggregation: Last}} {
		for _, headless := range []bool{false, true} {
			w, whole := tailed(k)
			tail := w.Series["x"]
			if headless {
				first := *tail.First
				tail.First, tail.Head = &first, nil
			}
			ends := []Date{at("2025-01-10"), at("2025-01-11"), at("2025-02-28"), at("2025-03-01"), tail.From - 1, tail.From, tail.From + 1, at("2026-11-20")}
			for i, d := range ends {
				e := edit([]Snapshot{{Slot: Slot{Period: Period{Day, d}}, Value: float64(100 + i)}})
				if i > 1 && i%2 == 1 {
					e = edit(nil, Slot{Period: Period{Day, d}})
				}
				w.Series["x"] = whole
				w.Apply(e)
				whole = w.Series["x"]
				w.Series["x"] = tail
				if reload := w.Apply(e); reload != nil {
					t.Fatalf("%s: reload after an edit on %s", k.Aggregation, d)
				}
				tail = w.Series["x"]
			}
			if want := whole.Points[search(whole.Points, tail.From):]; !reflect.DeepEqual(tail.Points, want) {
				t.Errorf("%s: the tail is no longer the end of the whole", k.Aggregation)
			}
			to := HeadTo(&w.Info, &w.KPIs[0], at("2025-01-10"))
			if want := whole.Points[:search(whole.Points, to+1)]; !headless && !reflect.DeepEqual(tail.Head, want) {
				t.Errorf("%s: the head is no longer the beginning of the whole", k.Aggregation)
			}
			if *tail.First != whole.Points[0] || headless && tail.Head != nil {
				t.Errorf("%s: first %v, want %v", k.Aggregation, tail.First, whole.Points[0])
			}
		}
	}
}

// What cannot be kept right without its definition is read again.
func TestApplyToAStrangersTail(t *testing.T) {
	w, _ := tailed(KPI{Cadence: Daily, Aggregation: Last})
	k := w.KPIs[0]
	w.KPIs = nil
	if reload := w.Apply(edit2("x", "2026-11-20")); len(reload) != 1 {
		t.Error("a value of a KPI that is not defined")
	}
	if reload := w.Apply(redefine(k)); len(reload) != 1 {
		t.Error("a definition that comes back to its tail")
	}
	w.Series["x"] = &Series{From: at("2026-01-01")}
	if reload := w.Apply(edit2("x", "2026-11-20")); len(reload) != 1 {
		t.Error("a tail without its first snapshot")
	}
	w.Series["x"] = &Series{From: at("2026-01-01")}
	if reload := w.Apply(redefine(k)); len(reload) != 0 {
		t.Error("a tail without values says nothing against the definition")
	}
	both := redefine(KPI{Cadence: Weekly, Aggregation: Last})
	both.Change.Series = edit2("x", "2026-11-20").Change.Series
	if reload := w.Apply(both); len(reload) != 1 {
		t.Errorf("a KPI is named once: %v", reload)
	}
}

func TestApplyToATail(t *testing.T) {
	slot := func(d string) Slot { return Slot{Period: Period{Day, at(d)}} }
	shot := func(d string, v float64) []Snapshot { return []Snapshot{{Slot: slot(d), Value: v}} }
	k := KPI{Cadence: Daily, Aggregation: Sum, Per: Month}

	for _, c := range []struct {
		name   string
		e      *Entry
		reload bool
	}{
		{"a new value", edit(shot("2026-11-21", 5)), false},
		{"a value of the tail", edit(shot("2026-11-01", 5)), false},
		{"a value long ago", edit(shot("2025-04-01", 5)), false},
		{"the first value", edit(shot("2025-01-10", 5)), false},
		{"a value before the first", edit(shot("2025-01-09", 5)), true},
		{"the first value goes", edit(nil, slot("2025-01-10")), true},
		{"the last value goes", edit(nil, slot("2026-11-20")), false},
		{"the latest value instead", redefine(KPI{Cadence: Daily, Aggregation: Last}), true},
		{"another owner", redefine(KPI{Owner: "me", Cadence: Daily, Aggregation: Sum, Per: Month}), false},
		{"as many months from fewer values", redefine(KPI{Cadence: Monthly, Aggregation: Sum, Per: Month}), true},
		{"longer periods", redefine(KPI{Cadence: Daily, Aggregation: Sum, Per: Quarter}), true},
		{"the mean of the same days", redefine(KPI{Cadence: Daily, Aggregation: Mean, Per: Month}), true},
		{"another KPI", edit2("y", "2026-11-20"), false},
		{"the definition goes", &Entry{Change: Change{Records: []RecordEdit{{Kind: RecordKPI, ID: "x"}}}}, false},
	} {
		w, _ := tailed(k)
		if reload := w.Apply(c.e); len(reload) > 0 != c.reload {
			t.Errorf("%s: reload %v", c.name, reload)
		}
	}

	w, _ := tailed(k)
	from := w.Series["x"].From
	w.Apply(edit(shot("2025-01-10", 77)))
	w.Apply(edit(shot("2025-04-01", 88)))
	s := w.Series["x"]
	if s.First.Value != 77 || s.First != &s.Head[0] || s.From != from || s.Points[0].Period.Start < from {
		t.Errorf("the head takes part: %+v", s.First)
	}
	var all []Slot
	for _, p := range s.Points {
		all = append(all, p.Slot)
	}
	if reload := w.Apply(edit(nil, all...)); len(reload) != 1 {
		t.Error("a tail that was emptied must be read again")
	}
	for _, n := range []int{50, 51} { // the newest value left is of October 1, or of September
		w, _ = tailed(k)
		points := w.Series["x"].Points
		all = all[:0]
		for _, p := range points[len(points)-n:] {
			all = append(all, p.Slot)
		}
		if reload := w.Apply(edit(nil, all...)); len(reload) > 0 != (n == 51) {
			t.Errorf("without the newest %d values: reload %v", n, reload)
		}
	}
}

// A tail shows the same board as the whole history.
func TestTailSuffices(t *testing.T) {
	now := at("2026-11-20").Time().Add(time.Hour)
	for _, k := range []KPI{
		{Cadence: Daily, Aggregation: Last, Goals: []Goal{{Comparator: AtLeast, Value: 5}}},
		{Cadence: Realtime, Aggregation: Last, Goals: []Goal{{Comparator: AtLeast, Value: 500, Due: at("2027-01-01")}}},
		{Cadence: Daily, Aggregation: Sum, Goals: []Goal{{Comparator: AtMost, Value: 3, Due: at("2027-01-01"), Path: Linear}}},
		{Cadence: Daily, Aggregation: Sum, Per: Week, Goals: []Goal{{Comparator: AtLeast, Value: 100, Due: at("2027-01-01")}}},
		{Cadence: Daily, Aggregation: Sum, Per: Month, Goals: []Goal{{Comparator: AtLeast, Value: 400, Due: at("2027-01-01")}}},
		{Cadence: Daily, Aggregation: Mean, Per: Quarter, Goals: []Goal{{Comparator: AtLeast, Value: 5, Due: at("2027-01-01")}}},
		{Cadence: Daily, Aggregation: Sum, Per: Year, Goals: []Goal{{Comparator: AtLeast, Value: 5}}},
	} {
		w, whole := tailed(k)
		short := Assess(w, now)
		w.Series["x"] = whole
		long := Assess(w, now)
		a, b := short.KPIs[0], long.KPIs[0]
		daily := k.JudgedKind() == Day
		if daily { // a year before lies beyond the tail of what is judged every day
			if k.Aggregation == Last && a.YearBefore.Change.OK {
				t.Errorf("%s %s: %+v", k.Cadence, k.Aggregation, a.YearBefore)
			}
			b.YearBefore = a.YearBefore
		}
		if a.Alert != nil && b.Alert != nil && a.Alert.Open {
			a.Alert, b.Alert = nil, nil // its beginning is not loaded
		}
		a.KPI, b.KPI = nil, nil
		for i := range a.Reasons {
			a.Reasons[i].KPI = b.Reasons[i].KPI
		}
		if !reflect.DeepEqual(a, b) {
			t.Errorf("%s %s per %d:\ntail  %+v\nwhole %+v", k.Cadence, k.Aggregation, k.Per, a, b)
		}
	}
}

// Where a path was set, and the value to compare with, may lie before any tail.
func TestWhatTheTailIsTooShortFor(t *testing.T) {
	today := at("2026-11-20")
	set := Goal{Comparator: AtLeast, Value: 500, Due: at("2027-12-31"), Path: Linear, Since: at("2026-03-01")}
	with := func(change func(*Goal)) []Goal {
		g := set
		change(&g)
		return []Goal{g}
	}
	for _, c := range []struct {
		name   string
		k      KPI
		enough bool
	}{
		{"no goal", KPI{Cadence: Daily, Aggregation: Last}, true},
		{"a path set long ago", KPI{Cadence: Daily, Aggregation: Last, Goals: []Goal{set}}, false},
		{"of a sum", KPI{Cadence: Daily, Aggregation: Sum, Goals: []Goal{set}}, false},
		{"whose tail reaches there", KPI{Cadence: Daily, Aggregation: Sum, Per: Month, Goals: []Goal{set}}, true},
		{"that names its start", KPI{Cadence: Daily, Aggregation: Last, Goals: with(func(g *Goal) { g.From = ptr(3.0) })}, true},
		{"set in the tail", KPI{Cadence: Daily, Aggregation: Last, Goals: with(func(g *Goal) { g.Since = at("2026-11-01") })}, true},
		{"given up before the tail", KPI{Cadence: Daily, Aggregation: Last, Goals: with(func(g *Goal) { g.Until = at("2026-08-01") })}, true},
		{"a level to hold", KPI{Cadence: Daily, Aggregation: Last, Goals: with(func(g *Goal) { g.Path, g.Due = Step, 0 })}, true},
	} {
		w, whole := tailed(c.k)
		k := &w.KPIs[0]
		if got := TailSuffices(w, k, w.Series["x"], today); got != c.enough {
			t.Errorf("%s: %v", c.name, got)
		}
		if !TailSuffices(w, k, whole, today) {
			t.Errorf("%s: the whole does not suffice", c.name)
		}
	}

	w, _ := tailed(KPI{Cadence: Daily, Aggregation: Last})
	set.KPI = "x"
	if reload := w.Apply(&Entry{Change: Change{Records: []RecordEdit{{Kind: RecordPhase, ID: "p", After: &Phase{ID: "p", Goals: []Goal{set}}}}}}); len(reload) != 1 {
		t.Error("a phase's path set long ago is followed without its beginning")
	}
	w, _ = tailed(KPI{Cadence: Daily, Aggregation: Last})
	set.KPI = ""
	if reload := w.Apply(redefine(KPI{Cadence: Daily, Aggregation: Last, Goals: []Goal{set}})); len(reload) != 1 {
		t.Error("a path set long ago is followed without its beginning")
	}

	// A stock measured a few days ago, and before that in spring.
	w, whole := tailed(KPI{Cadence: Realtime, Aggregation: Last})
	tail := w.Series["x"]
	tail.Points = whole.Points[len(whole.Points)-5:]
	if TailSuffices(w, &w.KPIs[0], tail, today) {
		t.Error("nothing in the tail to compare with, but before it")
	}
	if reload := w.Apply(edit([]Snapshot{{Slot: Slot{Period: Period{Day, today}}}})); len(reload) != 1 {
		t.Error("a new value without one to compare with")
	}
	w.KPIs[0].Cadence, w.KPIs[0].Aggregation, w.KPIs[0].Per = Daily, Mean, Week
	if TailSuffices(w, &w.KPIs[0], tail, today) {
		t.Error("an open week, and the last whole one before the tail")
	}
	w.KPIs[0].Aggregation, w.KPIs[0].Per = Last, 0
	tail.First = &tail.Points[0]
	if !TailSuffices(w, &w.KPIs[0], tail, today) {
		t.Error("nothing to compare with at all")
	}
}

// A rule on another KPI asks about the past, which a tail does not have.
func TestWitnesses(t *testing.T) {
	rules := func(when ...string) (k KPI) {
		for _, w := range when {
			k.Alerts = append(k.Alerts, AlertRule{When: w, Level: LevelCaution})
		}
		return k
	}
	gone := rules("gone < 1")
	gone.Archived = true
	got := Witnesses(rules("value < 3", "uptime < 98 and cac > 3"), gone, rules("no rule", "cac > 4", "nps < 3"), KPI{})
	if !slices.Equal(got, []string{"uptime", "cac", "nps"}) {
		t.Errorf("got %v", got)
	}

	w, whole := tailed(KPI{Cadence: Daily, Aggregation: Last})
	k := rules("x < 3")
	k.ID, k.Cadence, k.Aggregation = "y", Daily, Last
	e := &Entry{Change: Change{Records: []RecordEdit{{Kind: RecordKPI, ID: "y", After: &k}}}}
	if reload := w.Apply(e); !slices.Equal(reload, []string{"x"}) {
		t.Errorf("a rule that looks at a tail: reload %v", reload)
	}
	w.Series["x"] = whole
	if reload := w.Apply(e); len(reload) > 0 {
		t.Errorf("a rule that looks at a whole history: reload %v", reload)
	}
}

func TestTailFrom(t *testing.T) {
	newest := at("2026-11-20")
	for _, c := range []struct {
		k    KPI
		want string
	}{
		{KPI{Cadence: Realtime, Aggregation: Last}, "2026-09-17"},
		{KPI{Cadence: Daily, Aggregation: Sum}, "2026-09-17"},
		{KPI{Cadence: Daily, Aggregation: Sum, Per: Week}, "2025-09-29"},
		{KPI{Cadence: Daily, Aggregation: Sum, Per: Month}, "2025-10-01"},
		{KPI{Cadence: Daily, Aggregation: Sum, Per: Quarter}, "2024-10-01"},
		{KPI{Cadence: Monthly, Aggregation: Sum, Per: Year}, "2024-01-01"},
		{KPI{Cadence: Weekly, Aggregation: Last}, "2025-09-29"},
		{KPI{Cadence: Monthly, Aggregation: Last}, "2021-12-01"},
		{KPI{Cadence: Monthly, Aggregation: Sum, Per: Month}, "2021-12-01"},
		{KPI{Cadence: Quarterly, Aggregation: Last}, "2012-01-01"},
	} {
		if got := TailFrom(&Info{}, &c.k, newest).String(); got != c.want {
			t.Errorf("%s %s per %d: %s, want %s", c.k.Cadence, c.k.Aggregation, c.k.Per, got, c.want)
		}
	}
}
