package detail

import (
	"testing"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/uitest"
)

func TestTheOutlookIsSaidAndDrawn(t *testing.T) {
	s := over(t, uitest.Env(metrics.EN), "students_total", 120, 50)
	has(t, s.View(), "Outlook", "at the present pace", "2027-06-30", "needs 16.4 a week", "80% interval", "damped trend", "progress 57%, time used 59%", "2027")
	c := s.line(s.spans()[s.shown()].periods)
	if n := len(c.Fan); n == 0 || c.Fan[n-1].Date < date("2027-06-30") {
		t.Errorf("the fan ends with %+v", c.Fan)
	}
	if n := len(c.Plan); c.Plan[n-1].Value.V != 1500 {
		t.Errorf("the plan ends at %v", c.Plan[n-1])
	}
	hasNot(t, over(t, uitest.Env(metrics.EN), "uptime", 120, 50).View(), "Outlook", "80%")
}

// As much of the past is shown as the goal is away, until somebody chooses.
func TestTheSpanLeavesRoomForTheOutlook(t *testing.T) {
	s := over(t, uitest.Env(metrics.EN), "students_total", 120, 50)
	s.prepare()
	if got := s.spans()[s.shown()].label; got != spansOf[metrics.Day][1].label {
		t.Errorf("%v", got)
	}
	uitest.Do(t, s, keys.Right)
	if s.shown() != 0 {
		t.Errorf("span %d", s.shown())
	}
	s.Show("uptime")
	s.prepare()
	if s.shown() != 0 {
		t.Errorf("span %d of another KPI", s.shown())
	}
}

func TestTheFirstOfEverythingIsSaidBeforeTheRestOfAny(t *testing.T) {
	s := said{{"why 1", "why 2"}, {"signal"}, {"outlook 1", "outlook 2", "outlook 3"}}
	goesOn := func(line string) string { return line + " ~" }
	for height, want := range [][]string{
		{}, {"why 1 ~"}, {"why 1 ~", "signal"}, {"why 1 ~", "signal", "outlook 1 ~"}, {"why 1", "why 2", "signal", "outlook 1 ~"},
		{"why 1", "why 2", "signal", "outlook 1", "outlook 2 ~"}, {"why 1", "why 2", "signal", "outlook 1", "outlook 2", "outlook 3"},
	} {
		got := s.lines(height, goesOn)
		if len(got) != len(want) {
			t.Fatalf("%d lines: %v", height, got)
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%d lines: %v", height, got)
			}
		}
	}
	if none := (&said{}).lines(5, goesOn); len(none) > 0 {
		t.Errorf("%v", none)
	}
}

// The outlook of a KPI whose amounts are hidden says none.
func TestAMaskedOutlookHoldsNoAmounts(t *testing.T) {
	env := uitest.Env(metrics.EN)
	env.Masked = true
	s := over(t, env, "students_total", 120, 50)
	has(t, s.View(), "Outlook", "***")
	hasNot(t, s.View(), "1,472", "16.4")
}
