package metrics

import "time"

// Maybe is a number that may be missing. Missing is not zero.
type Maybe struct {
	V  float64
	OK bool
}

// Some returns a number that is there.
func Some(v float64) Maybe { return Maybe{v, true} }

// Level is a warning level.
type Level uint8

// The levels.
const (
	LevelNone Level = iota
	LevelCaution
	LevelWarning
	LevelCritical
)

// State is the one word for how a KPI stands. Every KPI is in exactly one.
type State string

// The states.
const (
	Reached         State = "reached"
	Near            State = "near"
	Caution         State = "caution"
	Warning         State = "warning"
	Critical        State = "critical"
	Early           State = "early"
	NoGoal          State = "no_goal"
	StateUnmeasured State = "unmeasured"
)

// States lists the states in their order on screen.
var States = [...]State{Reached, Near, Caution, Warning, Critical, Early, NoGoal, StateUnmeasured}

// Freshness says whether the values that should be there are there.
type Freshness string

// The freshnesses.
const (
	Current    Freshness = "current"    // the open period or the last closed one has a value
	Due        Freshness = "due"        // neither has
	Stale      Freshness = "stale"      // nor has the closed one before
	Unmeasured Freshness = "unmeasured" // there never was a value
)

// Assessment is what is shown: the pure result of [Assess].
type Assessment struct {
	AsOf      Date
	Closed    Date // the last day that a period may end on to be over: the day before AsOf; AsOf itself after [AssessEnd]
	Now       time.Time
	Week      Period
	Phase     *PhaseStatus // the phase that contains AsOf; nil: none
	Phases    []PhaseStatus
	KPIs      []Status // in the order of definition, without archived ones
	Counts    Counts
	Health    Health
	Tiers     map[Tier]Health
	Alerts    []Alert // worst first
	NorthStar *Status // the KPI that stands for value delivered; nil: none is named
	info      Info    // by which it was judged
}

// Status is how one KPI stands.
type Status struct {
	KPI       *KPI
	Freshness Freshness
	State     State
	Level     Level // 0 where State gives none; see LevelKnown
	Reasons   []Reason

	// The judged value, its period and the day for which it speaks. Value is
	// missing when nothing was ever measured, or no period has closed yet.
	Value  Maybe
	Period Period
	At     Date
	// Days of Of expected days have values, where a sum or mean has gaps; Of is 0 else.
	Days, Of int

	Goal           *GoalInForce // nil: none in force
	AttainmentGoal Maybe
	AttainmentPlan Maybe
	Early          bool // the path is too young for attainment to give a level; a rule may still give one

	Previous   Comparison // with the previous period
	YearBefore Comparison // with the same period a year before
	SoFar      *SoFar     // the open period of a sum or mean; nil: none

	Computed *Computation // of the newest period of a KPI with a formula; nil: it is entered
	Process  Process      // what its process limits say
	Outlook  *Outlook     // of the goal in force; nil: no due date ahead

	Asks  []Period // periods that entry should ask for, oldest first: due, stale, just closed
	Alert *Alert   // the open alert; nil: none
}

// LevelKnown reports whether Level says something: false for unmeasured KPIs.
func (s *Status) LevelKnown() bool { return s.State != StateUnmeasured }

// GoalInForce is the goal by which a period is judged.
type GoalInForce struct {
	Goal  Goal
	Phase *Phase // the phase that owns it; nil: the KPI's own
	// Plan is the value that should be reached by the day judged: the goal's own
	// for a level to hold (the lower bound of Between). It is missing for a
	// growing goal whose path has no start yet, because nothing was measured.
	Plan Maybe
	// The path of a growing goal runs from AnchorValue on Anchor to the goal's
	// value on its due date. Both are zero for a step, after the due date, and
	// while the path has no start.
	Anchor      Date
	AnchorValue float64
}

// ChangeUnit says in what a comparison is expressed.
type ChangeUnit string

// The units of change.
const (
	ByRatio      ChangeUnit = "ratio"      // 0.032 is +3.2 %
	ByPoints     ChangeUnit = "points"     // percentage points, score points, ranks
	ByDifference ChangeUnit = "difference" // in the KPI's unit, where a ratio has no base
)

// Comparison is a value beside an earlier one.
type Comparison struct {
	Base   Maybe // the earlier value
	Period Period
	Change Maybe // missing: "no comparison"
	Unit   ChangeUnit
	Better int // +1 the change is for the better, -1 for the worse, 0 neither or unknown
}

// SoFar is the state of an open period: never judged, never coloured.
type SoFar struct {
	Period  Period
	Value   float64
	Elapsed float64 // share of the period's days that are over or running, 0 to 1
}

// Health is how well a group of KPIs stands, in per cent, with how many count.
type Health struct {
	Percent  Maybe // 0 to 100; missing when no KPI counts
	Measured int   // KPIs that have a value
	Total    int
}

// Counts are the KPIs by state; Due and Stale are counted beside them.
type Counts struct {
	Reached, Near, Caution, Warning, Critical, Early, NoGoal, Unmeasured int
	Due, Stale                                                           int
}

// PhaseStatus is how a phase stands.
type PhaseStatus struct {
	Phase   *Phase
	Elapsed float64 // share of its time that is over, 0 to 1
	Health  Health
	Goals   []PhaseGoal
}

// PhaseGoal is how one goal of a phase stands.
type PhaseGoal struct {
	Goal   *Goal
	KPI    *KPI // nil: the goal names a KPI that is not there
	Value  Maybe
	Period Period
	Plan   Maybe // of this goal on the day judged
	// Attainment is that of the plan of this goal, whether or not it is in force.
	Attainment Maybe
	State      State // early for a phase that has not begun
	Level      Level // by bands or thresholds, without alert rules
	Progress   Maybe // (A - S)/(T - S) on a path, attainment for a step
	TimeUsed   Maybe // share of the path's time that is over; missing for a step
	InForce    bool
	Outlook    *Outlook // nil: no value, or not due ahead
	fresh      Freshness
}

// Alert is the unbroken run of judged periods with a level, up to now. It is
// derived from the history, never stored.
type Alert struct {
	KPI     *KPI
	Level   Level  // now
	Worst   Level  // in the run
	Since   Period // first period of the run
	Periods int    // judged periods in the run
	Open    bool   // the run may have begun before the loaded history
	Reasons []Reason
	Acked   *Ack // nil: not acknowledged, or risen above the acknowledgement
}

// Judgement is one period of a KPI, judged by the goal of its time.
type Judgement struct {
	Period         Period
	Value          Maybe
	At             Date
	Goal           *GoalInForce
	AttainmentGoal Maybe
	AttainmentPlan Maybe
	State          State
	Level          Level
	Early          bool // as in Status
	Closed         bool // false: the open period, "so far" for sums and means
	// Partial says that a sum or mean covers only a part of its period: the
	// period is still open, or measuring began in the middle of it. Value is
	// shown then but never judged: State is unmeasured, Level 0.
	Partial  bool
	Days, Of int // as in Status
	Reasons  []Reason
}
