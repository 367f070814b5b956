package review

import (
	"fmt"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/theme"
)

// figure is a number and what it is.
type figure struct {
	label, value string
	style        theme.Style
}

// figuresOf returns the numbers of a KPI in the order in which they matter.
func figuresOf(env *frame.Env, st *metrics.Status) []figure {
	th, k := env.Theme, st.KPI
	mark := th.State(st.State)
	label := env.T(words.Actual)
	if !st.Period.IsZero() {
		label += " " + frame.ShortPeriod(st.Period, env)
	}
	value := figure{label, env.T(metrics.StateUnmeasured.Label()), th.Muted}
	if st.Value.OK {
		value.value, value.style = env.Value(st.Value, k), mark.Style.Bold()
		if st.Freshness == metrics.Stale {
			value.style = th.Stale
		}
	}
	out := []figure{value}
	if g := st.Goal; g != nil {
		if g.Goal.Grows() {
			out = append(out, figure{env.T(words.Plan), env.Value(g.Plan, k), th.Title})
		}
		if st.AttainmentPlan.OK {
			out = append(out, figure{env.T(words.OfPlan), metrics.FormatPercent(st.AttainmentPlan.V, 0), mark.Style})
		}
		goal := env.T(words.Goal)
		if g.Goal.Due != 0 {
			goal += " " + env.Day(g.Goal.Due)
		}
		out = append(out, figure{goal, env.Goal(&g.Goal, k), th.Text})
	}
	for _, c := range [...]struct {
		label metrics.Text
		metrics.Comparison
	}{{words.Change, st.Previous}, {words.YearBefore, st.YearBefore}} {
		if c.Change.OK {
			out = append(out, figure{env.T(c.label), env.Change(c.Comparison, k), better(th, c.Better)})
		}
	}
	if so := st.SoFar; so != nil {
		out = append(out, figure{fmt.Sprintf(env.T(words.SoFar), frame.ShortPeriod(so.Period, env)), env.Value(metrics.Some(so.Value), k), th.Text})
	}
	return out
}

// better returns the look of a change for the better or the worse.
func better(th *theme.Theme, way int) theme.Style {
	switch way {
	case 1:
		return th.Better
	case -1:
		return th.Worse
	}
	return th.Text
}
