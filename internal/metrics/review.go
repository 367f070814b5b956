package metrics

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// Review is the record of one meeting: that of a week, a month, a quarter or a
// year. There is one per period, made when it is first opened. Actions and
// experiments that it makes are records of their own and name it; the texts that
// are being typed are a [Draft] until they are kept.
type Review struct {
	Period   Period             `json:"period"`
	Opened   time.Time          `json:"opened"`
	By       string             `json:"by,omitempty"`       // who opened it
	Findings []Finding          `json:"findings,omitempty"` // one per KPI, in the order of writing
	Voices   []Voice            `json:"voices,omitempty"`
	Texts    map[Section]string `json:"texts,omitempty"` // Markdown
	Closing  *Closing           `json:"closing,omitempty"`
}

// Finding is what a meeting wrote about one KPI.
type Finding struct {
	KPI     string     `json:"kpi"`
	Note    string     `json:"note,omitempty"`    // Markdown
	Cause   string     `json:"cause,omitempty"`   // Markdown
	Verdict Usefulness `json:"verdict,omitempty"` // annual reviews: what becomes of the KPI
}

// IsZero reports whether nothing was written.
func (f Finding) IsZero() bool { return f == Finding{KPI: f.KPI} }

// Usefulness is what an annual review says about a KPI itself.
type Usefulness string

// What an annual review may say of a KPI; empty: nothing yet.
const (
	KeepKPI   Usefulness = "keep"
	ChangeKPI Usefulness = "change" // its goal, its method, its cadence
	RetireKPI Usefulness = "retire" // nobody acts on it
)

// Usefulnesses lists them in their order on screen.
var Usefulnesses = [...]Usefulness{KeepKPI, ChangeKPI, RetireKPI}

// Voice is what a customer said: feedback that is no number, tied to the KPI that
// it explains.
type Voice struct {
	KPI  string `json:"kpi,omitempty"`
	Who  string `json:"who,omitempty"`
	Text string `json:"text"` // Markdown
}

// Section is a text of a review that is not about one KPI.
type Section string

// The sections.
const (
	Highlights   Section = "highlights"
	Decisions    Section = "decisions"
	Market       Section = "market"        // competitors and market
	Proposals    Section = "proposals"     // to the stakeholders
	BusinessPlan Section = "business_plan" // what of it stands, what changes
	KPISystem    Section = "kpi_system"    // what the year taught about the KPIs themselves
)

// Sections lists them in their order.
var Sections = [...]Section{Highlights, Decisions, Market, Proposals, BusinessPlan, KPISystem}

// Closing is the end of a review. From then on it is frozen: whoever opens it sees
// the state that journal entry Seq left, judged at the time At.
type Closing struct {
	At     time.Time          `json:"at"`
	By     string             `json:"by,omitempty"`
	Seq    uint64             `json:"seq"`              // newest journal entry before the closing
	Levels map[string]Level   `json:"levels,omitempty"` // by KPI, where a level was known
	Spent  map[ReviewStep]int `json:"spent,omitempty"`  // seconds
}

// ReviewStep is one station of a review.
type ReviewStep string

// The steps.
const (
	StepActions     ReviewStep = "actions"     // last time's actions: done, moved, dropped
	StepDue         ReviewStep = "due"         // numbers still due, entered on the spot
	StepExceptions  ReviewStep = "exceptions"  // KPI by KPI, worst first, and only those
	StepPhases      ReviewStep = "phases"      // phase goals: ahead or behind plan
	StepExperiments ReviewStep = "experiments" // that end in the period
	StepVoices      ReviewStep = "voices"      // highlights, customer voices, decisions
	StepKPIs        ReviewStep = "kpis"        // KPI by KPI, all of them
	StepMarket      ReviewStep = "market"      // competitors and market, proposals
	StepStrategic   ReviewStep = "strategic"   // strategic KPIs, KPI by KPI
	StepPlan        ReviewStep = "plan"        // the business plan revisited
	StepGoals       ReviewStep = "goals"       // the goals of the next period
	StepSystem      ReviewStep = "system"      // the KPI system: which KPIs to keep, change, retire
	StepClose       ReviewStep = "close"       // freeze it, write the minutes
)

// ReviewSteps returns the way of a review of a period of the kind, in order.
func ReviewSteps(kind PeriodKind) []ReviewStep {
	switch kind {
	case Week:
		return []ReviewStep{StepActions, StepDue, StepExceptions, StepPhases, StepExperiments, StepVoices, StepClose}
	case Month:
		return []ReviewStep{StepActions, StepDue, StepKPIs, StepPhases, StepMarket, StepClose}
	case Quarter:
		return []ReviewStep{StepActions, StepDue, StepStrategic, StepPhases, StepPlan, StepGoals, StepClose}
	case Year:
		return []ReviewStep{StepActions, StepDue, StepSystem, StepPlan, StepGoals, StepClose}
	default:
		return nil
	}
}

// Sections returns the texts that a step asks for, in order.
func (s ReviewStep) Sections() []Section {
	switch s {
	case StepVoices:
		return []Section{Highlights, Decisions}
	case StepMarket:
		return []Section{Market, Proposals}
	case StepPlan:
		return []Section{BusinessPlan, Decisions}
	case StepSystem:
		return []Section{KPISystem}
	default:
		return nil
	}
}

// Reviewed are the kinds of period that have reviews.
var Reviewed = [...]PeriodKind{Week, Month, Quarter, Year}

// ReviewID returns the id of the review of a period: "week-2026-11-16".
func ReviewID(p Period) string { return p.Kind.name() + "-" + p.Start.String() }

func (k PeriodKind) name() string {
	return [...]string{Day: "day", Week: "week", Month: "month", Quarter: "quarter", Year: "year"}[k]
}

// ID returns the review's id.
func (r *Review) ID() string { return ReviewID(r.Period) }

// Closed reports whether the review is frozen.
func (r *Review) Closed() bool { return r.Closing != nil }

// Finding returns what was written about a KPI; a zero one when nothing was.
func (r *Review) Finding(kpi string) Finding {
	for _, f := range r.Findings {
		if f.KPI == kpi {
			return f
		}
	}
	return Finding{KPI: kpi}
}

// Minutes is the text that a review left: Markdown, in the language of the
// meeting. It is a record of its own so that opening a workspace does not read
// the minutes of ten years.
type Minutes struct {
	Review string `json:"review"` // its id
	Lang   Lang   `json:"lang"`
	Text   string `json:"text"`
}

// Draft is where an open review stands and what has been typed in it but not kept
// yet. It is no part of the journal: it is written over every second, and goes
// when the review is closed. Several may write in one review: a draft to be saved
// has only the texts that its writer changed, empty ones where it took them out.
type Draft struct {
	Review string             `json:"review"` // its id
	Step   ReviewStep         `json:"step"`
	Item   string             `json:"item,omitempty"`  // the KPI, action or experiment under the cursor
	Field  string             `json:"field,omitempty"` // that has the focus; empty: none
	Texts  map[string]string  `json:"texts,omitempty"` // typed and not kept, by field
	Spent  map[ReviewStep]int `json:"spent,omitempty"` // seconds
	At     time.Time          `json:"at"`
}

// SortReviews puts reviews in their order: by the last day of their period, a
// shorter one first.
func SortReviews(list []Review) {
	slices.SortFunc(list, func(a, b Review) int {
		return cmp.Or(cmp.Compare(a.Period.End(), b.Period.End()), cmp.Compare(a.Period.Kind, b.Period.Kind))
	})
}

// Review returns the review of a period, or nil.
func (w *Workspace) Review(p Period) *Review {
	for i := range w.Reviews {
		if w.Reviews[i].Period == p {
			return &w.Reviews[i]
		}
	}
	return nil
}

// ReviewByID returns the review with the id, as [ReviewID] makes them, or nil.
func (w *Workspace) ReviewByID(id string) *Review {
	kind, day, _ := strings.Cut(id, "-")
	start, err := ParseDate(day)
	for i := range w.Reviews {
		// Not the ids: making those of ten years takes longer than a frame may.
		if p := w.Reviews[i].Period; err == nil && p.Start == start && p.Kind.name() == kind {
			return &w.Reviews[i]
		}
	}
	return nil
}

// LastReview returns the last closed review of periods of the kind before p, or nil.
func (w *Workspace) LastReview(p Period) *Review {
	for i := len(w.Reviews) - 1; i >= 0; i-- {
		if r := &w.Reviews[i]; r.Period.Kind == p.Kind && r.Period.Start < p.Start && r.Closed() {
			return r
		}
	}
	return nil
}
