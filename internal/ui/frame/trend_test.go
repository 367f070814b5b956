package frame_test

import (
	"slices"
	"testing"
	"time"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/chart"
	"kpitui/internal/ui/uitest"
)

func trend(lang metrics.Lang, masked bool, kpi string, n int) chart.LineChart {
	e := uitest.Env(lang)
	e.Masked = masked
	k := e.Workspace.KPI(kpi)
	return e.Trend(k, metrics.Judge(e.Workspace, k, e.Series(kpi), e.Today, n))
}

func TestATrendHasValuesGoalsAndPlan(t *testing.T) {
	c := trend(metrics.JA, false, "students_total", 400)
	if len(c.Points) != 400 || c.Points[399].Date != uitest.Today || c.Points[399].Value.V != 980 {
		t.Errorf("%d points, the last %+v", len(c.Points), c.Points[len(c.Points)-1])
	}
	var goals []float64
	for _, g := range c.Goal {
		goals = append(goals, g.Value.V)
	}
	if !slices.Equal(goals, []float64{300, 1500}) {
		t.Errorf("goals %v", goals)
	}
	if last := c.Plan[len(c.Plan)-1]; last.Date != uitest.Today || int(last.Value.V) != 1012 {
		t.Errorf("the plan of today: %+v", last)
	}
	if len(c.Phases) != 2 || c.Phases[1].Name != "拡張期" {
		t.Errorf("phases %+v", c.Phases)
	}
	if c.Format(980) != "980名" {
		t.Errorf("the axis says %s", c.Format(980))
	}
}

// A level to hold is its own plan, and a month that is not over is no point.
func TestATrendLeavesOutWhatIsNoPlanAndNotWhole(t *testing.T) {
	if c := trend(metrics.JA, false, "cac", 13); c.Plan != nil || len(c.Goal) != 2 {
		t.Errorf("plan %v, goals %v", c.Plan, c.Goal)
	}
	c := trend(metrics.JA, false, "revenue_month", 3)
	if last := c.Points[2]; last.Value.OK || !c.Points[1].Value.OK {
		t.Errorf("November is not over: %+v", c.Points)
	}
}

func TestADayWithoutAnExpectedValueIsNoHole(t *testing.T) {
	for _, p := range trend(metrics.JA, false, "support_24h", 30).Points {
		if d := p.Date.Weekday(); d == time.Saturday || d == time.Sunday {
			t.Errorf("%s is in the trend", p.Date)
		}
	}
}

func TestTheAxisOfAMaskedTrendHasNoValues(t *testing.T) {
	if trend(metrics.JA, true, "cac", 13).Format != nil {
		t.Error("amounts stand at the axis")
	}
	if trend(metrics.JA, true, "uptime", 13).Format == nil {
		t.Error("a per cent is hidden")
	}
}
