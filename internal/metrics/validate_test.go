package metrics

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestValidateTakesTheCompany(t *testing.T) {
	w := company()
	for i := range w.Phases {
		w.Phases[i].Name = Same("phase")
	}
	if err := Validate(w); err != nil {
		t.Error(err)
	}
}

func TestValidate(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(w *Workspace)
		field string
		err   error
	}{
		{"no name", func(w *Workspace) { w.Info.Name = Text{} }, "name", ErrMissing},
		{"no zone", func(w *Workspace) { w.Info.TZ = "" }, "tz", ErrUnknown},
		{"the machine's zone", func(w *Workspace) { w.Info.TZ = "Local" }, "tz", ErrUnknown},
		{"a made-up zone", func(w *Workspace) { w.Info.TZ = "Asia/Edo" }, "tz", ErrUnknown},
		{"currency", func(w *Workspace) { w.Info.Currency = "yen" }, "currency", ErrUnknown},
		{"fiscal start", func(w *Workspace) { w.Info.FiscalStart = 13 }, "fiscal_start", ErrRange},
		{"bands", func(w *Workspace) { w.Info.Bands.Caution = 0.95 }, "bands", ErrOrder},
		{"bands above one", func(w *Workspace) { w.Info.Bands.Near = 1.1 }, "bands", ErrOrder},
		{"id", func(w *Workspace) { w.KPIs[0].ID = "9x" }, "id", ErrID},
		{"long id", func(w *Workspace) { w.KPIs[0].ID = strings.Repeat("x", 41) }, "id", ErrID},
		{"same id", func(w *Workspace) { w.KPIs[1].ID = w.KPIs[0].ID }, "id", ErrTwice},
		{"nameless", func(w *Workspace) { w.KPIs[0].Name = Text{} }, "name", ErrMissing},
		{"tier", func(w *Workspace) { w.KPIs[0].Tier = "top" }, "tier", ErrUnknown},
		{"layer", func(w *Workspace) { w.KPIs[0].Layer = "top" }, "layer", ErrUnknown},
		{"unit", func(w *Workspace) { w.KPIs[0].Unit.Kind = "yen" }, "unit.kind", ErrUnknown},
		{"unit's currency", func(w *Workspace) { w.KPIs[1].Unit.Currency = "円" }, "unit.currency", ErrUnknown},
		{"score", func(w *Workspace) { w.KPI("nps").Unit.Max = -100 }, "unit.max", ErrOrder},
		{"cadence", func(w *Workspace) { w.KPIs[0].Cadence = "hourly" }, "cadence", ErrUnknown},
		{"aggregation", func(w *Workspace) { w.KPIs[0].Aggregation = "max" }, "aggregation", ErrUnknown},
		{"days", func(w *Workspace) { w.KPI("cac").Days = 2 }, "days", ErrConflict},
		{"days beyond the week", func(w *Workspace) { w.KPIs[0].Days = 1 << 7 }, "days", ErrConflict},
		{"per", func(w *Workspace) { w.KPI("revenue_month").Per = 9 }, "per", ErrUnknown},
		{"per of a stock", func(w *Workspace) { w.KPI("cac").Per = Quarter }, "per", ErrConflict},
		{"per too short", func(w *Workspace) { w.KPI("content_updates").Per = Week }, "per", ErrConflict},
		{"foreign goal", func(w *Workspace) { w.KPI("cac").Goals[0].KPI = "nps" }, "goals[0].kpi", ErrConflict},
		{"comparator", func(w *Workspace) { w.KPI("cac").Goals[0].Comparator = "about" }, "goals[0]", ErrUnknown},
		{"path", func(w *Workspace) { w.KPI("cac").Goals[0].Path = "zigzag" }, "goals[0].path", ErrUnknown},
		{"path without due date", func(w *Workspace) { w.KPI("cac").Goals[0].Path = Linear }, "goals[0].due", ErrConflict},
		{"path to a range", func(w *Workspace) {
			w.KPI("nps").Goals[0] = Goal{Comparator: Between, Value: 1, High: 2, Due: 20000, Path: Linear}
		}, "goals[0].path", ErrConflict},
		{"range", func(w *Workspace) { w.KPI("nps").Goals[0] = Goal{Comparator: Between, Value: 3, High: 2} }, "goals[0].between", ErrOrder},
		{"range beyond the unit", func(w *Workspace) { w.KPI("nps").Goals[0] = Goal{Comparator: Between, Value: 3, High: 200} }, "goals[0].between", ErrRange},
		{"start of a level", func(w *Workspace) { w.KPI("cac").Goals[0].From = ptr(1.0) }, "goals[0].from", ErrConflict},
		{"start beyond the unit", func(w *Workspace) {
			w.KPI("nps").Goals[0] = Goal{Comparator: AtLeast, Value: 3, Due: 20000, From: ptr(-200.0)}
		}, "goals[0].from", ErrRange},
		{"stars", func(w *Workspace) { w.KPI("cac").Goals[0].Stars = 4 }, "goals[0].stars", ErrRange},
		{"ends before it begins", func(w *Workspace) { w.KPI("cac").Goals[0].Since, w.KPI("cac").Goals[0].Until = 20000, 19999 }, "goals[0].until", ErrOrder},
		{"goal beyond the unit", func(w *Workspace) { w.KPI("uptime").Goals[0].Value = 101 }, "goals[0].at_least", ErrRange},
		{"two goals at once", func(w *Workspace) { k := w.KPI("cac"); k.Goals = append(k.Goals, k.Goals[0]) }, "goals[1]", ErrTwice},
		{"threshold beyond the unit", func(w *Workspace) { w.KPI("uptime").Thresholds.Caution.Value = 101 }, "thresholds.caution", ErrRange},
		{"thresholds rise", func(w *Workspace) { w.KPI("uptime").Thresholds.Critical.Value = 99 }, "thresholds", ErrOrder},
		{"thresholds fall", func(w *Workspace) { w.KPI("brand_search_rank").Thresholds.Critical.Value = 2 }, "thresholds", ErrOrder},
		{"thresholds of a range", func(w *Workspace) { w.KPI("uptime").Goals[0] = Goal{Comparator: Between, Value: 1, High: 2} }, "thresholds", ErrConflict},
		{"condition", func(w *Workspace) { w.KPI("nps").Alerts[0].When = "value about 5" }, "alerts[0].when", ErrCondition},
		{"condition on no KPI", func(w *Workspace) { w.KPI("nps").Alerts[0].When = "nobody < 5" }, "alerts[0].when", ErrNoSuch},
		{"level", func(w *Workspace) { w.KPI("nps").Alerts[0].Level = 4 }, "alerts[0].level", ErrRange},
		{"phase's id", func(w *Workspace) { w.Phases[0].ID = "Phase" }, "id", ErrID},
		{"same phase", func(w *Workspace) { w.Phases[1].ID = w.Phases[0].ID }, "id", ErrTwice},
		{"phase's name", func(w *Workspace) { w.Phases[0].Name = Text{} }, "name", ErrMissing},
		{"phase's start", func(w *Workspace) { w.Phases[0].Start = 0 }, "start", ErrMissing},
		{"phase's end", func(w *Workspace) { w.Phases[0].End = 0 }, "end", ErrMissing},
		{"phase ends early", func(w *Workspace) { w.Phases[0].End = at("2024-12-31") }, "end", ErrOrder},
		{"goal without KPI", func(w *Workspace) { w.Phases[0].Goals[0].KPI = "" }, "goals[0].kpi", ErrMissing},
		{"goal for no KPI", func(w *Workspace) { w.Phases[0].Goals[0].KPI = "nobody" }, "goals[0].kpi", ErrNoSuch},
		{"due before the phase", func(w *Workspace) { w.Phases[0].Goals[2].Due = at("2024-12-31") }, "goals[2].due", ErrOrder},
		{"phase goal beyond the unit", func(w *Workspace) { w.Phases[0].Goals[2].Value = 101 }, "goals[2].at_least", ErrRange},
		{"two goals for one KPI", func(w *Workspace) { p := &w.Phases[0]; p.Goals = append(p.Goals, p.Goals[2]) }, "goals[4]", ErrTwice},
	} {
		w := company()
		for i := range w.Phases {
			w.Phases[i].Name = Same("phase")
		}
		c.spoil(w)
		err := Validate(w)
		found := false
		for _, e := range FieldErrors(fmt.Errorf("file: %w", err)) {
			if e.Field == c.field && errors.Is(e, c.err) {
				found = true
			}
			if e.In(JA) == e.In(EN) || e.Error() != e.In(EN) || strings.Contains(e.In(JA)+e.In(EN), "%!") || !strings.Contains(e.In(JA), e.Field) {
				t.Errorf("%s: %q, %q", c.name, e.In(JA), e.In(EN))
			}
		}
		if !found {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestValidateAllows(t *testing.T) {
	for name, spoil := range map[string]func(k *KPI){
		"goals one after the other": func(k *KPI) {
			k.Goals = ChangeGoal(k.Goals, 0, Goal{Comparator: AtMost, Value: 20000}, at("2026-11-20"), Maybe{})
		},
		"a level and a path": func(k *KPI) {
			k.Goals = append(k.Goals, Goal{Comparator: AtMost, Value: 20000, Due: at("2027-12-31")})
		},
		"thresholds without a goal": func(k *KPI) {
			k.Goals, k.Thresholds = nil, Thresholds{Caution: &Threshold{Value: 5}, Critical: &Threshold{Value: 9}}
		},
		"a rule on itself": func(k *KPI) { k.Alerts = []AlertRule{{When: "cac > 5", Level: 1}} },
	} {
		w := company()
		spoil(w.KPI("cac"))
		if err := ValidateKPI(w.KPI("cac")); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if FieldErrors(nil) != nil || FieldErrors(errors.New("x")) != nil {
		t.Error("no field errors in what is none")
	}
}

func TestIsID(t *testing.T) {
	for id, want := range map[string]bool{"a": true, "students_total": true, "a-1": true, "": false, "_a": false, "-a": false, "1a": false,
		"A": false, "aB": false, "a b": false, "あ": false, strings.Repeat("a", 40): true, strings.Repeat("a", 41): false} {
		if IsID(id) != want {
			t.Errorf("IsID(%q) = %v", id, !want)
		}
	}
}
