package metrics

import (
	"cmp"
	"slices"
	"time"
)

// Experiment is a hypothesis about two KPIs, what was done to test it, what was
// measured and what was learned. Ended ones are the improvement log.
type Experiment struct {
	ID         string      `json:"id"`
	Hypothesis string      `json:"hypothesis"`
	Lever      Expectation `json:"lever"`         // what is moved
	Outcome    Expectation `json:"outcome"`       // what should follow
	Did        string      `json:"did,omitempty"` // what is done; Markdown
	Owner      string      `json:"owner,omitempty"`
	Start      Date        `json:"start"`
	End        Date        `json:"end,omitzero"` // last day of the run
	Stage      Stage       `json:"stage"`
	Verdict    Verdict     `json:"verdict,omitempty"`  // empty: none yet
	Learned    string      `json:"learned,omitempty"`  // Markdown
	Measured   *Effects    `json:"measured,omitempty"` // frozen with the verdict
	Ended      Date        `json:"ended,omitzero"`     // the day of the verdict; zero: still running
	Review     string      `json:"review,omitempty"`   // id of the review that made it
	Created    time.Time   `json:"created"`
	Score      Score       `json:"score,omitzero"`
}

// Expectation is a KPI with the change that is expected of it, as its comparisons
// are written: a ratio for volumes and money (0.1 is +10 %), points for
// percentages, scores and ranks.
type Expectation struct {
	KPI    string  `json:"kpi,omitempty"`
	Change float64 `json:"change,omitempty"`
}

// Side is one of the two KPIs of an experiment.
type Side string

// The sides.
const (
	Lever   Side = "lever"   // the KPI that is moved
	Outcome Side = "outcome" // the KPI that should follow
)

// Effect is what became of an expectation: the KPI before and after the run.
type Effect struct {
	Before       Maybe      `json:"before,omitzero"`
	BeforePeriod Period     `json:"before_period,omitzero"`
	After        Maybe      `json:"after,omitzero"`
	AfterPeriod  Period     `json:"after_period,omitzero"`
	Change       Maybe      `json:"change,omitzero"`
	Unit         ChangeUnit `json:"unit,omitempty"`
}

// Effects are those of the lever and of the outcome.
type Effects struct {
	Lever   Effect `json:"lever,omitzero"`
	Outcome Effect `json:"outcome,omitzero"`
}

// Stage is where an experiment stands in the cycle of plan, do, check, act.
type Stage string

// The stages.
const (
	StagePlan  Stage = "plan"
	StageDo    Stage = "do"
	StageCheck Stage = "check"
	StageAct   Stage = "act"
)

// Stages lists them in their order.
var Stages = [...]Stage{StagePlan, StageDo, StageCheck, StageAct}

// Verdict is what an experiment said about its hypothesis.
type Verdict string

// The verdicts.
const (
	Supported Verdict = "supported"
	Refuted   Verdict = "refuted"
	Unclear   Verdict = "unclear"
)

// Verdicts lists them in their order on screen.
var Verdicts = [...]Verdict{Supported, Refuted, Unclear}

// SortExperiments puts experiments in their order: by start, then by ID.
func SortExperiments(list []Experiment) {
	slices.SortFunc(list, func(a, b Experiment) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.ID, b.ID))
	})
}

// Experiment returns the experiment with the id, or nil.
func (w *Workspace) Experiment(id string) *Experiment {
	for i := range w.Experiments {
		if w.Experiments[i].ID == id {
			return &w.Experiments[i]
		}
	}
	return nil
}
