package form

import (
	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
)

// NewExperiment returns the form of an experiment; one without an id is new, with
// what it names already filled in.
func NewExperiment(env *frame.Env, e metrics.Experiment) frame.Screen {
	return newScreen(env, newActionForm(env, metrics.Action{Title: e.Hypothesis}))
}
