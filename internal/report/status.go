// Package report writes assessments for readers outside the cockpit: as JSON for
// scripts, as text for a shell, and with later parts of the program as Markdown
// and HTML. It computes no figure; package metrics did.
package report

import (
	"encoding/json"
	"io"
	"math"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
)

// StatusSchema names the shape of [WriteStatus]. It is a promise: fields are only
// ever added.
const StatusSchema = "kpitui.status/1"

// Status is the shape of `status --json`. Missing numbers are null, never 0.
type Status struct {
	Schema    string       `json:"schema"`
	Workspace string       `json:"workspace"`
	AsOf      metrics.Date `json:"as_of"`
	Week      string       `json:"week"`
	Phase     *PhaseNow    `json:"phase"`
	Health    number       `json:"health"` // per cent
	Measured  int          `json:"measured"`
	Counts    Counts       `json:"counts"`
	NorthStar *string      `json:"north_star"` // a KPI's id
	KPIs      []KPIStatus  `json:"kpis"`
}

// PhaseNow is the phase that contains the day.
type PhaseNow struct {
	ID      string       `json:"id"`
	Name    string       `json:"name"`
	Start   metrics.Date `json:"start"`
	End     metrics.Date `json:"end"`
	Elapsed number       `json:"elapsed"` // (today - start) / (end - start)
}

// Counts are the KPIs by state, and beside them what is due and stale.
type Counts struct {
	Reached    int `json:"reached"`
	Near       int `json:"near"`
	Caution    int `json:"caution"`
	Warning    int `json:"warning"`
	Critical   int `json:"critical"`
	Early      int `json:"early"`
	NoGoal     int `json:"no_goal"`
	Unmeasured int `json:"unmeasured"`
	Due        int `json:"due"`
	Stale      int `json:"stale"`
}

// KPIStatus is one KPI. Attainments are ratios, percentages are in per cent.
type KPIStatus struct {
	ID             string       `json:"id"`
	Name           string       `json:"name"`
	Tier           metrics.Tier `json:"tier"`
	Unit           string       `json:"unit"`
	Value          number       `json:"value"`
	Period         *string      `json:"period"`
	Freshness      string       `json:"freshness"`
	Goal           number       `json:"goal"`
	GoalDue        *string      `json:"goal_due"`
	Plan           number       `json:"plan"`
	AttainmentGoal number       `json:"attainment_goal"`
	AttainmentPlan number       `json:"attainment_plan"`
	Level          *int         `json:"level"` // null for an unmeasured KPI
	State          string       `json:"state"`
	Reasons        []string     `json:"reasons"`
	Previous       number       `json:"previous"`
	Change         number       `json:"change"`
	ChangeUnit     *string      `json:"change_unit"`
	SoFar          *SoFar       `json:"so_far"`
	Layer          *string      `json:"layer"`
	Role           *string      `json:"role"`
	Horizon        *string      `json:"horizon"`
	Formula        *string      `json:"formula"` // null for a KPI that is entered
	// Signals are the rules of the process limits whose signal ends in the newest
	// closed period: outside, range, near, run. Process is one of the four states,
	// null without a goal or limits.
	Signals []string `json:"signals"`
	Process *string  `json:"process"`
	Outlook *Outlook `json:"outlook"` // null without a goal that is due ahead
}

// SoFar is the open period of a sum or mean.
type SoFar struct {
	Period  string `json:"period"`
	Value   number `json:"value"`
	Elapsed number `json:"elapsed"`
}

// number is a figure or null.
type number metrics.Maybe

// MarshalJSON writes the figure or null.
func (n number) MarshalJSON() ([]byte, error) {
	if !n.OK || math.IsNaN(n.V) || math.IsInf(n.V, 0) {
		return []byte("null"), nil
	}
	return json.Marshal(n.V)
}

// rounded returns a computed figure with so many decimals: more than it means
// would only be noise to its reader. What was entered stays exact.
func rounded(m metrics.Maybe, decimals int) number {
	scale := math.Pow10(decimals)
	if r := math.Round(m.V*scale) / scale; !math.IsInf(r, 0) {
		m.V = r
	}
	return number(m)
}

// attained rounds an attainment to four decimals, or to six (towards zero) where
// four would lift it to a round per cent, at which a band may begin: 0.89996 has a
// level that 0.9 has not.
func attained(m metrics.Maybe) number {
	r := rounded(m, 4)
	if edge := math.Round(r.V*20) / 20; m.V < edge-metrics.Tolerance && math.Abs(r.V-edge) < metrics.Tolerance {
		return number{V: math.Trunc(m.V*1e6) / 1e6, OK: m.OK}
	}
	return r
}

// planned rounds a plan: to two decimals from 100 on, to four below.
func planned(m metrics.Maybe) number {
	if math.Abs(m.V) >= 100 {
		return rounded(m, 2)
	}
	return rounded(m, 4)
}

// NewStatus puts an assessment into the shape of `status --json`.
func NewStatus(w *metrics.Workspace, a *metrics.Assessment, lang metrics.Lang) *Status {
	s := &Status{
		Schema: StatusSchema, Workspace: text.Printable(w.Info.Name.In(lang)), AsOf: a.AsOf, Week: w.Info.Label(a.Week),
		Health: rounded(a.Health.Percent, 1), Measured: a.Health.Measured, KPIs: []KPIStatus{},
		Counts: Counts(a.Counts), NorthStar: word(w.Info.NorthStar),
	}
	if a.Phase != nil {
		p := a.Phase.Phase
		s.Phase = &PhaseNow{p.ID, text.Printable(p.Name.In(lang)), p.Start, p.End, rounded(metrics.Some(a.Phase.Elapsed), 3)}
	}
	for i := range a.KPIs {
		s.KPIs = append(s.KPIs, NewKPIStatus(w, &a.KPIs[i], lang))
	}
	return s
}

// NewKPIStatus puts one KPI into the shape of `status --json`.
func NewKPIStatus(w *metrics.Workspace, st *metrics.Status, lang metrics.Lang) KPIStatus {
	k := st.KPI
	out := KPIStatus{
		ID: k.ID, Name: text.Printable(k.Name.In(lang)), Tier: k.Tier, Unit: string(k.Unit.Kind),
		Value: number(st.Value), Freshness: string(st.Freshness), State: string(st.State), Reasons: []string{},
		AttainmentGoal: attained(st.AttainmentGoal), AttainmentPlan: attained(st.AttainmentPlan),
		Previous: number(st.Previous.Base), Change: rounded(st.Previous.Change, 4),
		Layer: word(k.Layer), Role: word(k.Role), Horizon: word(k.Horizon), Formula: word(k.Formula),
		Signals: []string{}, Process: word(st.Process.State), Outlook: newOutlook(st.Outlook),
	}
	for _, r := range st.Process.Signals {
		out.Signals = append(out.Signals, string(r))
	}
	if !st.Period.IsZero() {
		out.Period = ptr(w.Info.Label(st.Period))
	}
	if g := st.Goal; g != nil {
		out.Goal, out.Plan = number(metrics.Some(g.Goal.Value)), planned(g.Plan)
		if !g.Goal.Due.IsZero() {
			out.GoalDue = ptr(g.Goal.Due.String())
		}
	}
	if st.LevelKnown() {
		out.Level = ptr(int(st.Level))
	}
	if st.Previous.Change.OK {
		out.ChangeUnit = ptr(string(st.Previous.Unit))
	}
	for _, r := range st.Reasons {
		out.Reasons = append(out.Reasons, text.Printable(r.In(lang, &w.Info)))
	}
	if so := st.SoFar; so != nil {
		out.SoFar = &SoFar{w.Info.Label(so.Period), number(metrics.Some(so.Value)), rounded(metrics.Some(so.Elapsed), 3)}
	}
	return out
}

func ptr[T any](v T) *T { return &v }

// WriteStatus writes an assessment as JSON.
func WriteStatus(out io.Writer, w *metrics.Workspace, a *metrics.Assessment, lang metrics.Lang) error {
	return WriteJSON(out, NewStatus(w, a, lang))
}
