package entry

import (
	"fmt"

	"kpitui/internal/metrics"
	"kpitui/internal/report"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
)

// Refused says why a value that is asked for is not entered: a formula computes it.
// Empty: it may be.
func Refused(env *frame.Env, request frame.EnterValue) string {
	k := env.Workspace.KPI(request.KPI)
	if request.Walk || k == nil || k.Formula == "" {
		return ""
	}
	return computed(env, k, periodOf(env, request))
}

// computed names what to enter in the place of a period that a formula computes;
// empty for one that it cannot.
func computed(env *frame.Env, k *metrics.KPI, p metrics.Period) string {
	c := metrics.Explain(env.Workspace, k, p, env.Assessed)
	if !c.Value.OK {
		return ""
	}
	inputs := env.Workspace.EnteredInputs(k)
	names := make([]string, len(inputs))
	for i, in := range inputs {
		names[i] = text.Printable(env.T(in.Name))
	}
	filled := c.Filled(func(kpi string, v float64) string { return env.Value(metrics.Some(v), env.Workspace.KPI(kpi)) })
	return fmt.Sprintf(env.T(words.Computed), text.Printable(env.T(k.Name)), frame.ShortPeriod(p, env), filled, report.Commas(env.Lang, names))
}
