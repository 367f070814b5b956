package frame_test

import (
	"strings"
	"testing"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/uitest"
)

// signalling returns the status of a KPI with signals that end in its newest period.
func signalling(env *frame.Env, kpi string, high bool, rules ...metrics.SignalRule) *metrics.Status {
	st := env.Status(kpi)
	st.Process = metrics.Process{N: 20, Signals: rules, High: high}
	return st
}

func TestASignalIsForTheBetterByTheGoalOrTheDirection(t *testing.T) {
	between := metrics.GoalInForce{Goal: metrics.Goal{Comparator: metrics.Between, Value: 10, High: 20}}
	for _, c := range []struct {
		kpi  string
		high bool
		set  func(*metrics.Status)
		want string
	}{
		{"uptime", true, nil, "^"}, {"uptime", false, nil, "v!"}, // at least
		{"cac", true, nil, "^!"}, {"cac", false, nil, "v"}, // at most
		{"signups_day", true, nil, "^"}, {"signups_day", false, nil, "v"}, // nobody knows
		{"signups_day", true, func(st *metrics.Status) { st.KPI.Direction = metrics.Lower }, "^!"},
		{"signups_day", false, func(st *metrics.Status) { st.KPI.Direction = metrics.Higher }, "v!"},
		{"rank", true, func(st *metrics.Status) { st.Goal = nil }, "^!"}, // the first rank is the best
		{"uptime", true, func(st *metrics.Status) { st.Goal, st.Value = &between, metrics.Some(25) }, "^!"},
		{"uptime", false, func(st *metrics.Status) { st.Goal, st.Value = &between, metrics.Some(5) }, "v!"},
		{"uptime", true, func(st *metrics.Status) { st.Goal, st.Value = &between, metrics.Some(15) }, "^"},
		{"uptime", false, func(st *metrics.Status) { st.Process.Provisional = true }, "v?"},
		{"uptime", false, func(st *metrics.Status) { st.Process.Signals = nil }, ""},
	} {
		env := uitest.Env(metrics.EN)
		st := signalling(env, c.kpi, c.high, metrics.SignalOutside)
		if c.set != nil {
			c.set(st)
		}
		if got, _ := env.Signal(st, &env.Theme.Styles); got != c.want {
			t.Errorf("%s, high %v: %q, want %q", c.kpi, c.high, got, c.want)
		}
	}
}

func TestASignalInWords(t *testing.T) {
	env := uitest.Env(metrics.EN)
	st := signalling(env, "uptime", false, metrics.SignalOutside, metrics.SignalRun)
	st.Process.Provisional = true
	word, why := env.SignalText(st)
	if word != "downwards" || !strings.HasPrefix(why, "outside a limit, eight on one side") || !strings.HasSuffix(why, "provisional") {
		t.Errorf("%q, %q", word, why)
	}
	st.Process.Signals = nil
	if word, why := env.SignalText(st); word != "none" || why == "" {
		t.Errorf("noise: %q, %q", word, why)
	}
	st.Process = metrics.Process{}
	if word, why := env.SignalText(st); word != "" || why != "" {
		t.Errorf("without limits: %q, %q", word, why)
	}
}
