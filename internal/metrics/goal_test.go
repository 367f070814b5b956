package metrics

import (
	"reflect"
	"testing"
)

func TestChangeGoal(t *testing.T) {
	old := Goal{Comparator: AtLeast, Value: 70}
	next := Goal{Comparator: AtLeast, Value: 80}
	set := func(g Goal, since, until string) Goal {
		if since != "" {
			g.Since = at(since)
		}
		if until != "" {
			g.Until = at(until)
		}
		return g
	}
	path := Goal{Comparator: AtLeast, Value: 80, Due: at("2027-12-31")}
	from := func(g Goal, v float64) Goal { g.From = &v; return g }
	for _, c := range []struct {
		name  string
		goals []Goal
		next  Goal
		from  string
		value Maybe
		want  []Goal
	}{
		{"from a day on", []Goal{old}, next, "2026-11-20", num(50), []Goal{set(old, "", "2026-11-19"), set(next, "2026-11-20", "")}},
		{"for all time", []Goal{old}, next, "", num(50), []Goal{next}},
		{"a slip corrected on the same day", []Goal{set(old, "2026-11-20", "")}, next, "2026-11-20", num(50), []Goal{set(next, "2026-11-20", "")}},
		{"again on a later day", []Goal{set(old, "2026-11-20", "")}, next, "2026-11-21", num(50), []Goal{set(old, "2026-11-20", "2026-11-20"), set(next, "2026-11-21", "")}},
		{"a path starts at the value of the day", []Goal{old}, path, "2026-11-20", num(50), []Goal{set(old, "", "2026-11-19"), from(set(path, "2026-11-20", ""), 50)}},
		{"or at its own start", []Goal{old}, from(path, 10), "2026-11-20", num(50), []Goal{set(old, "", "2026-11-19"), from(set(path, "2026-11-20", ""), 10)}},
		{"or later, when there is no value", []Goal{old}, path, "2026-11-20", Maybe{}, []Goal{set(old, "", "2026-11-19"), set(path, "2026-11-20", "")}},
		{"a slip in a path keeps its start", []Goal{from(set(path, "2026-11-20", ""), 50)}, path, "2026-11-20", num(99), []Goal{from(set(path, "2026-11-20", ""), 50)}},
		{"a path that always counted keeps to the first snapshot", []Goal{from(path, 5)}, path, "", num(99), []Goal{path}},
		{"its end stays", []Goal{set(old, "", "2026-12-31")}, next, "2026-11-20", num(50), []Goal{set(old, "", "2026-11-19"), set(next, "2026-11-20", "2026-12-31")}},
	} {
		d := Date(0)
		if c.from != "" {
			d = at(c.from)
		}
		before := append([]Goal{}, c.goals...)
		if got := ChangeGoal(c.goals, 0, c.next, d, c.value); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\ngot  %+v\nwant %+v", c.name, got, c.want)
		}
		if !reflect.DeepEqual(c.goals, before) {
			t.Errorf("%s: the goals handed in were changed", c.name)
		}
	}
}

func TestEndGoal(t *testing.T) {
	goals := []Goal{{Value: 1}, {Value: 2, Since: at("2026-11-20")}, {Value: 3, Until: at("2026-01-31")}}
	if got := EndGoal(goals, 0, at("2026-11-20")); got[0].Until != at("2026-11-19") || len(got) != 3 {
		t.Errorf("ended: %+v", got)
	}
	if got := EndGoal(goals, 1, at("2026-11-20")); len(got) != 2 || got[1].Value != 3 {
		t.Errorf("never counted: %+v", got)
	}
	if got := EndGoal(goals, 2, at("2026-11-20")); got[2].Until != at("2026-01-31") {
		t.Errorf("ended long ago: %+v", got)
	}
	if got := EndGoal(goals, 0, 0); len(got) != 2 || got[0].Value != 2 {
		t.Errorf("for all time: %+v", got)
	}
}

// Old months stay judged by the old goal.
func TestHistoryKeepsItsGoal(t *testing.T) {
	w := only(KPI{Cadence: Monthly, Aggregation: Last, Goals: []Goal{{Comparator: AtLeast, Value: 50}}})
	w.monthly("x", "2026-10", num(50), num(50), num(50))
	k := w.KPI("x")
	k.Goals = ChangeGoal(k.Goals, 0, Goal{Comparator: AtLeast, Value: 100}, at("2026-10-05"), ValueOn(w, k, w.Series["x"], at("2026-10-05")))
	var states []State
	for _, j := range Judge(w, k, w.Series["x"], at("2026-11-20"), 4) {
		states = append(states, j.State)
	}
	if want := []State{Reached, Reached, Critical, StateUnmeasured}; !reflect.DeepEqual(states, want) {
		t.Errorf("got %v, want %v", states, want)
	}
	if a := w.status(t, "x", "2026-11-20").Alert; a.Periods != 1 {
		t.Errorf("the alert begins with the new goal: %+v", a)
	}
}

func TestValueOn(t *testing.T) {
	w := company().put("cac", "2026-09", 30000).put("cac", "2026-10", 38200)
	for day, want := range map[string]Maybe{"2026-08-31": {}, "2026-09-30": num(30000), "2026-10-02": num(38200)} {
		if got := ValueOn(w, w.KPI("cac"), w.Series["cac"], at(day)); got != want {
			t.Errorf("on %s: %v, want %v", day, got, want)
		}
	}
}
