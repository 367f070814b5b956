package form

import (
	"reflect"
	"testing"
	"time"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/uitest"
)

// full is a KPI with everything that a definition can hold.
func full() metrics.KPI {
	both := func(s string) metrics.Text { return metrics.Text{JA: s, EN: s + " (en)"} }
	return metrics.KPI{
		ID: "acceptance", Name: both("採択率"), Tier: metrics.Customer, Layer: metrics.LayerProduct, Group: both("体験"), Unit: metrics.Unit{Kind: metrics.UnitShare},
		Cadence: metrics.Weekly, Aggregation: metrics.Last, Definition: both("採択された提案の割合"), Method: both("採択 ÷ 提案"), EdgeCases: both("自動補完は数えない"),
		Source: both("社内調査"), Role: metrics.RoleBehaviour, Horizon: metrics.HorizonShort, Direction: metrics.Higher, FedBy: "signups_day",
		AgreesWith: []string{"uptime * 1"}, Sample: 50, Owner: "佐藤", Order: 99,
		Baselines: []metrics.Baseline{{From: uitest.Today - 300, To: uitest.Today - 100, Reason: "新しい料金", N: 25, At: time.Unix(1e9, 0), Limits: metrics.LimitsAround(50, 2)}},
	}
}

// What the form has no rows for survives an edit of what it has.
func TestNothingOfADefinitionIsLost(t *testing.T) {
	env := uitest.Env(metrics.EN)
	was := full()
	env.Workspace.KPIs = append(env.Workspace.KPIs, was)
	uitest.Assess(env)
	v := reflect.ValueOf(was)
	for i := range v.NumField() {
		switch name := v.Type().Field(i).Name; name {
		case "Formula", "Days", "Per", "Today", "Goals", "Thresholds", "Alerts", "Archived", "Unmeasured": // other tests have them
		default:
			if v.Field(i).IsZero() {
				t.Errorf("%s is not tested", name)
			}
		}
	}
	s := NewKPI(env, was.ID)
	to(t, s, "Role")
	press(s, "l") // learning
	wanted := was
	wanted.Role = metrics.RoleLearning
	want(t, store(t, s, press(s, "ctrl+s")), &wanted)
}

func TestAFormulaMakesAComputedKPI(t *testing.T) {
	env := uitest.Env(metrics.EN)
	s := NewKPI(env, "")
	press(s, "Revenue per new customer", "enter", "enter", "enter", "enter", "m")
	to(t, s, "Aggregation")
	press(s, "s") // a sum, while it was to be entered
	to(t, s, "Formula")
	press(s, "ｃａｃ ／ nps")
	for _, r := range s.rows {
		if r.key == "aggregation" || r.key == "unmeasured" {
			t.Errorf("%s is asked of a computed KPI", r.key)
		}
	}
	got := store(t, s, press(s, "ctrl+s")).(*metrics.KPI)
	if got.Formula != "cac / nps" || got.Aggregation != metrics.Last || got.Per != 0 {
		t.Errorf("%+v", got)
	}
}

func TestANumberOfAnswersIsANumber(t *testing.T) {
	env := uitest.Env(metrics.EN)
	s := NewKPI(env, "nps")
	to(t, s, "Answers")
	if asked := press(s, "some", "ctrl+s"); asked != nil || uitest.Line(s.View(), "a whole number of answers") == "" {
		t.Errorf("asks for %v\n%s", asked, uitest.Plain(s.View()))
	}
	press(s, "ctrl+u", "５０")
	if got := store(t, s, press(s, "ctrl+s")).(*metrics.KPI); got.Sample != 50 {
		t.Errorf("%+v", got)
	}
}
