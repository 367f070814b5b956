package metrics

import (
	"strings"
	"testing"
)

func TestRulesThatNeverOrAlwaysHold(t *testing.T) {
	share, score, change := Unit{Kind: UnitShare}, Unit{Kind: UnitScore, Min: -100, Max: 100}, Unit{Kind: UnitChange}
	for _, c := range []struct {
		unit Unit
		when string
		want string // what the English text says; empty: nothing
	}{
		{share, "value < 80", ""},
		{share, "value <= 0", ""},
		{share, "value >= 100", ""},
		{share, "value < 3 and value > 5", "contradict"},
		{share, "value < 3 and value >= 3", "contradict"},
		{share, "value <= 3 and value >= 3", ""},
		{share, "value != 3 and value == 3", "contradict"},
		{share, "value == 3 and value == 4", "contradict"},
		{share, "value != 0 and value <= 0", "contradict"},
		{share, "value != 100 and value >= 100", "contradict"},
		{share, "value < 3 and value <= 3 and value >= 3", "contradict"},
		{share, "value > 3 and value >= 3 and value <= 3", "contradict"},
		{share, "value > 100", "never holds: It can be 0% to 100%"},
		{share, "value < 0", "never holds: It can be 0% to 100%"},
		{share, "value == 120", "never holds: It can be 0% to 100%"},
		{share, "value <= -1 and freshness == stale", "never holds: It can be 0% to 100%"},
		{share, "value >= 0", "whenever there is a value: It can be 0% to 100%"},
		{share, "value <= 100", "whenever"},
		{share, "value != 101", "whenever"},
		{share, "value != 100", ""},
		{share, "value != 0", ""},
		{share, "value != -1", "whenever"},
		{share, "value >= 0 and freshness == stale", ""},
		{share, "value >= 0 and value < 50", ""},
		{score, "value < -100", "-100 to 100"},
		{score, "value >= -100", "whenever"},
		{change, "value < -100", "never holds: It can be -100% and up"},
		{change, "value > 5000", ""},
		{Unit{Kind: UnitRank}, "value < 1", "never"},
		{Unit{Kind: UnitMoney}, "value < 0", ""},
		{share, "other > 5", "never holds: Other can be 0.0 to 5.0"},
		{share, "other > 4 and value < 50", ""},
		{share, "other < 2 and other > 3", "contradict"},
		{share, "attainment < 80%", ""},
		{share, "attainment < 0%", "never holds: with the goals of It attainment can be 0% and up"},
		{share, "attainment_goal >= 0%", "whenever there is a value: with the goals of It attainment can be 0% and up"},
		{share, "attainment < 10000%", ""}, // of a plan that begins near nothing
		{change, "attainment < 0%", ""},
		{share, "attainment < 80% and attainment > 90%", "contradict"},
		{share, "freshness == stale", ""},
		{share, "freshness == stale and freshness == due", "contradict"},
		{share, "freshness != stale and freshness != due and freshness != current and freshness != unmeasured", "contradict"},
		{share, "freshness == unmeasured", ""},
		{share, "freshness == unmeasured and value < 3", "contradict"},
		{share, "gone > 5", ""},
		{share, "what is this", ""},
	} {
		k := KPI{ID: "it", Name: Same("It"), Unit: c.unit, Cadence: Monthly, Aggregation: Last, Goals: []Goal{growTo(50, "")}, Alerts: []AlertRule{{When: c.when, Level: LevelWarning}}}
		w := only(k)
		w.KPIs = append(w.KPIs, KPI{ID: "other", Name: Same("Other"), Unit: Unit{Kind: UnitScore, Max: 5}, Cadence: Monthly, Aggregation: Last})
		found := w.checks("2026-11-20", CheckRule)
		if (len(found) > 0) != (c.want != "") || len(found) > 0 && !strings.Contains(found[0].Text.EN, c.want) {
			t.Errorf("%s of a %s: %v, want %q", c.when, c.unit.Kind, found, c.want)
		}
	}
	none := only(KPI{Unit: share, Cadence: Monthly, Aggregation: Last, Alerts: []AlertRule{{When: "attainment < 80%"}}})
	says(t, none.checks("2026-11-20", CheckRule), "目標がまだない / has no goal yet")
	if hint := none.checks("2026-11-20", CheckRule)[0].Hint; !strings.Contains(hint.EN, "Set a goal") || !strings.Contains(hint.JA, "目標を設定") {
		t.Errorf("got %v", hint)
	}
}

// What an attainment can be depends on the side of the goal.
func TestRulesOnAttainmentThatAreCertain(t *testing.T) {
	for _, c := range []struct {
		goals []Goal
		unit  Unit
		when  string
		want  string // what both texts say; empty: nothing
	}{
		{[]Goal{{Comparator: AtMost, Value: 5}}, Unit{Kind: UnitShare}, "attainment < 10000%", "いつも / whenever|200%以下 / 200% at most"},
		{[]Goal{{Comparator: AtMost, Value: 5}}, Unit{Kind: UnitShare}, "attainment > 200%", "決して / never|200%以下 / 200% at most"},
		{[]Goal{{Comparator: AtMost, Value: 5}}, Unit{Kind: UnitShare}, "attainment >= 200%", ""},
		{[]Goal{{Comparator: AtMost, Value: 5}}, Unit{Kind: UnitShare}, "attainment < 0%", ""},
		{[]Goal{{Comparator: AtMost, Value: 5}}, Unit{Kind: UnitMoney}, "attainment > 200%", ""}, // money may be negative
		{[]Goal{{Comparator: Between, Value: 5, High: 7}}, Unit{Kind: UnitMoney}, "attainment_goal > 100%", "決して / never|100%以下 / 100% at most"},
		{[]Goal{{Comparator: Between, Value: 5, High: 7}}, Unit{Kind: UnitMoney}, "attainment_goal < 100%", ""},
		{[]Goal{{Comparator: AtMost, Value: 5}, growTo(5, "2027-06-30")}, Unit{Kind: UnitShare}, "attainment > 200%", ""},
	} {
		w := only(KPI{Name: Same("It"), Unit: c.unit, Cadence: Monthly, Aggregation: Last, Goals: c.goals, Alerts: []AlertRule{{When: c.when, Level: LevelWarning}}})
		found := w.checks("2026-11-20", CheckRule)
		if c.want == "" && found != nil {
			t.Errorf("%s: %v", c.when, found)
		}
		if c.want != "" {
			says(t, found, c.want)
		}
	}
}

func TestGoalsNearerThanTheSamplingError(t *testing.T) {
	survey := func(u Unit, n int, goals ...float64) []GoalCheck {
		k := KPI{Unit: u, Cadence: Monthly, Aggregation: Last, Sample: n}
		for _, v := range goals {
			k.Goals = append(k.Goals, growTo(v, ""))
		}
		return only(k).checks("2026-11-20", CheckSample)
	}
	nps := Unit{Kind: UnitScore, Min: -100, Max: 100}
	// 1.96 · √((0.75 − 0.75²) / 50) = 12.0 points, with 289 answers 4.99.
	found := survey(nps, 50, 75, 70)
	says(t, found, "70と75 / 70 and 75|5pt|50件 / 50 answers|±12pt")
	if !strings.Contains(found[0].Hint.EN, "289 answers") {
		t.Errorf("%q", found[0].Hint.EN)
	}
	says(t, survey(nps, 288, 70, 75), "±5pt")
	says(t, survey(nps, 50, -70, -75), "±12pt")
	// √(0.8 · 0.2 / 100) = 4 %, and 1.96 times that 7.84 points.
	says(t, survey(Unit{Kind: UnitShare}, 100, 80, 85), "±7pt")
	for name, found := range map[string][]GoalCheck{
		"answers enough":            survey(nps, 289, 70, 75),
		"far apart":                 survey(nps, 50, 60, 75),
		"the same goal":             survey(nps, 50, 70, 70),
		"one goal":                  survey(nps, 50, 70),
		"no survey":                 survey(nps, 0, 70, 75),
		"a score of another spread": survey(Unit{Kind: UnitScore, Max: 5}, 10, 4.4, 4.5),
		"an amount":                 survey(Unit{Kind: UnitMoney}, 10, 44, 45),
		"everybody says the same":   survey(nps, 50, 99.9, 100),
	} {
		if found != nil {
			t.Errorf("%s: %v", name, found)
		}
	}
	w := company()
	w.KPI("nps").Sample = 50
	says(t, w.checks("2025-01-05", CheckSample), "60と70 / 60 and 70", "70と75 / 70 and 75")
	w.put("nps", "2026-10", 62)
	found = w.checks("2026-11-20", CheckSample)
	says(t, found, "70と75 / 70 and 75")
	if found[0].Phase != "phase-3" {
		t.Errorf("%+v", found[0])
	}
}
