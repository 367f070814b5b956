package report

import (
	"kpitui/internal/metrics"
)

// DocumentSchema names the shape of [WriteDocumentJSON]. It is a promise: fields are
// only ever added.
const DocumentSchema = "kpitui.report/1"

// Input is what a report is made of.
type Input struct {
	// Workspace is what was known at the state that the report is of. Its histories
	// may be tails; [Histories] names those that are better whole.
	Workspace *metrics.Workspace
	Assessed  *metrics.Assessment // of that workspace, at that state
	Period    metrics.Period      // its kind makes the report weekly, monthly, quarterly or annual
	// Review is that of the period, open or closed; nil: that of the workspace, if
	// it has one. A closed one makes the report frozen.
	Review *metrics.Review
	Lang   metrics.Lang
}

// Document is the report of a period, as `report --format json` prints it. Missing
// numbers are null, never 0; what people wrote is Markdown. A part that the kind of
// report does not have, or in which there is nothing, is empty.
type Document struct {
	Schema    string       `json:"schema"`
	Kind      string       `json:"kind"` // weekly, monthly, quarterly, annual
	Lang      metrics.Lang `json:"lang"`
	Workspace string       `json:"workspace"`
	Title     string       `json:"title"`
	Period    string       `json:"period"` // 2026-W47
	Start     metrics.Date `json:"start"`
	End       metrics.Date `json:"end"`
	AsOf      metrics.Date `json:"as_of"`  // the day by which everything is judged
	Frozen    bool         `json:"frozen"` // the state that a closed review left
	Review    *Meeting     `json:"review"` // null: none was opened

	Phase    *PhaseNow `json:"phase"`
	Health   number    `json:"health"` // per cent
	Measured int       `json:"measured"`
	Total    int       `json:"total"`
	Counts   Counts    `json:"counts"`
	Headline []string  `json:"headline"` // sentences

	NorthStar   *KPILine     `json:"north_star"` // null: none is named
	Exceptions  []Exception  `json:"exceptions"` // worst first
	Actions     []ActionLine `json:"actions"`
	PhaseGoals  []PhaseGoal  `json:"phase_goals"`
	Experiments []Experiment `json:"experiments"`
	Texts       []TextLine   `json:"texts"`
	Voices      []VoiceLine  `json:"voices"`
	Budget      []Budget     `json:"budget"`
	KPIs        []KPILine    `json:"kpis"`  // by tier
	Goals       []GoalChange `json:"goals"` // of the next quarter or year
	System      []KPIUse     `json:"system"`
	PDCA        *PDCA        `json:"pdca"` // annual reports; null else

	in Input
}

// Meeting is the review that the report belongs to.
type Meeting struct {
	Opened   string `json:"opened"` // RFC 3339
	OpenedBy string `json:"opened_by"`
	Closed   string `json:"closed"` // empty: still open
	ClosedBy string `json:"closed_by"`
	Spent    []Step `json:"spent"` // in the order of the steps
}

// Step is the time that a step of the meeting took.
type Step struct {
	Step    metrics.ReviewStep `json:"step"`
	Seconds int                `json:"seconds"`
}

// Exception is a KPI that asks for something.
type Exception struct {
	KPIStatus
	Kinds    []metrics.ExceptionKind `json:"kinds"`
	Was      *int                    `json:"was"`      // the level last time; null: there was none
	Response string                  `json:"response"` // what the level asks for; empty: nothing
	Last     *Finding                `json:"last"`     // what was written last time
	Now      *Finding                `json:"now"`      // what this review wrote

	status *metrics.Status
}

// Finding is what a review wrote about a KPI.
type Finding struct {
	Period  string             `json:"period"`
	Note    string             `json:"note"`
	Cause   string             `json:"cause"`
	Verdict metrics.Usefulness `json:"verdict,omitempty"`
}

// ActionLine is an action with what became of it in the period.
type ActionLine struct {
	ID     string               `json:"id"`
	Title  string               `json:"title"`
	KPI    string               `json:"kpi"`
	Owner  string               `json:"owner"`
	Due    *string              `json:"due"`
	Status metrics.ActionStatus `json:"status"`
	State  ActionState          `json:"state"`
	Why    string               `json:"why"`   // a word on how it ended, or why it was moved
	Moved  *string              `json:"moved"` // the due date before; null: it was not moved
	Ended  *string              `json:"ended"`
}

// ActionState is what a report says of an action.
type ActionState string

// The states, in their order in a report.
const (
	ActionNew      ActionState = "new" // made by this review or in this period
	ActionLate     ActionState = "overdue"
	ActionRunning  ActionState = "open"
	ActionFinished ActionState = "done"
	ActionGivenUp  ActionState = "dropped"
)

// PhaseGoal is how a goal of the phase stands.
type PhaseGoal struct {
	KPI        string        `json:"kpi"`
	Name       string        `json:"name"`
	Stars      int           `json:"stars"`
	Goal       number        `json:"goal"`
	Due        *string       `json:"due"`
	Value      number        `json:"value"`
	Plan       number        `json:"plan"`
	Attainment number        `json:"attainment"` // of the plan, a ratio
	Progress   number        `json:"progress"`   // share of the way, a ratio
	State      metrics.State `json:"state"`
	Outlook    *Outlook      `json:"outlook"` // null without a value, or when it is not due ahead

	goal *metrics.PhaseGoal
}

// Experiment is one that ran, ended or was concluded in the period.
type Experiment struct {
	ID         string          `json:"id"`
	Hypothesis string          `json:"hypothesis"`
	Stage      metrics.Stage   `json:"stage"`
	Start      metrics.Date    `json:"start"`
	End        *string         `json:"end"`
	Owner      string          `json:"owner"`
	Lever      *Effect         `json:"lever"`
	Outcome    *Effect         `json:"outcome"`
	Did        string          `json:"did"`
	Ends       bool            `json:"ends"`    // its run ends in the period, or ended before without a verdict
	Verdict    metrics.Verdict `json:"verdict"` // empty: none yet
	Learned    string          `json:"learned"`
}

// Effect is what was expected of a KPI, and what became of it.
type Effect struct {
	KPI      string  `json:"kpi"`
	Expected number  `json:"expected"`
	Before   number  `json:"before"`
	After    number  `json:"after"`
	Change   number  `json:"change"`
	Unit     *string `json:"change_unit"`

	kpi      *metrics.KPI
	expected metrics.Expectation
	measured metrics.Effect
}

// TextLine is a text of this review, or of a shorter one in the period.
type TextLine struct {
	Section metrics.Section `json:"section"`
	Period  string          `json:"period"`
	Text    string          `json:"text"`
}

// VoiceLine is what a customer said.
type VoiceLine struct {
	Period string `json:"period"`
	KPI    string `json:"kpi"`
	Who    string `json:"who"`
	Text   string `json:"text"`
}

// Budget is what a month brought beside what was planned for it.
type Budget struct {
	KPI        string `json:"kpi"`
	Name       string `json:"name"`
	Period     string `json:"period"`
	Value      number `json:"value"`
	Plan       number `json:"plan"`
	Attainment number `json:"attainment"` // value / plan

	kpi *metrics.KPI
}

// KPILine is one KPI with its last periods.
type KPILine struct {
	KPIStatus
	YearBefore     number   `json:"year_before"`
	YearChange     number   `json:"year_change"`
	YearChangeUnit *string  `json:"year_change_unit"`
	History        []Period `json:"history"` // oldest first; one without a value is null
	Remarks        []Remark `json:"remarks"` // noted on a day of the period

	status *metrics.Status
	year   metrics.Comparison
	judged []metrics.Judgement
}

// Remark is a note on a KPI and a day.
type Remark struct {
	Date metrics.Date `json:"date"`
	Text string       `json:"text"`
}

// GoalChange is the goal of a KPI at the end of the period and of the next one.
type GoalChange struct {
	KPI     string  `json:"kpi"`
	Name    string  `json:"name"`
	Old     *string `json:"old"` // in words; null: none
	New     *string `json:"new"` // in words; null: none any more
	Changed bool    `json:"changed"`
	Plan    number  `json:"plan"` // at the end of the next period

	kpi *metrics.KPI
}

// KPIUse is how a KPI served through a year.
type KPIUse struct {
	KPI      string             `json:"kpi"`
	Name     string             `json:"name"`
	Tier     metrics.Tier       `json:"tier"`
	Measured int                `json:"measured"` // periods with a value
	Expected int                `json:"expected"` // periods in which one was expected
	Judged   int                `json:"judged"`
	Levels   [4]int             `json:"levels"` // judged periods by level, from 0 to 3
	Changes  int                `json:"goals_changed"`
	Verdict  metrics.Usefulness `json:"verdict"`
	Note     string             `json:"note"`
}

// PDCA counts what was planned, done, checked and acted upon through a year.
type PDCA struct {
	GoalsSet           int `json:"goals_set"`
	ActionsMade        int `json:"actions_made"`
	ExperimentsStarted int `json:"experiments_started"`
	WeeksReviewed      int `json:"weeks_reviewed"` // closed weekly reviews
	WeeksPossible      int `json:"weeks"`
	Concluded          int `json:"experiments_concluded"`
	Supported          int `json:"experiments_supported"`
	ActionsDone        int `json:"actions_done"`
	ActionsDropped     int `json:"actions_dropped"`
}
