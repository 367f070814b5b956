package metrics

import (
	"cmp"
	"slices"
	"time"
)

// Tier is the level of the company at which a KPI stands.
type Tier string

// The tiers, from the top of the company down.
const (
	Strategic  Tier = "strategic"
	Business   Tier = "business"
	Operations Tier = "operations"
	Customer   Tier = "customer"
)

// Tiers lists the tiers in their order on screen.
var Tiers = [...]Tier{Strategic, Business, Operations, Customer}

// Layer is the layer of an AI product that a KPI measures; empty for others.
type Layer string

// The layers, from the machine to the market.
const (
	LayerModel    Layer = "model"
	LayerProduct  Layer = "product"
	LayerBusiness Layer = "business"
)

// Layers lists the layers in their order on screen.
var Layers = [...]Layer{LayerModel, LayerProduct, LayerBusiness}

// Role is what a KPI tells on a dashboard; empty for KPIs without one.
type Role string

// The roles.
const (
	RoleOutcome    Role = "outcome"    // what was won
	RoleBehaviour  Role = "behaviour"  // what users do
	RoleExperience Role = "experience" // what they feel
	RoleLearning   Role = "learning"   // how model and product get better
)

// Roles lists the roles in their order on screen.
var Roles = [...]Role{RoleOutcome, RoleBehaviour, RoleExperience, RoleLearning}

// Horizon is how soon a KPI moves; empty for KPIs without one.
type Horizon string

// The horizons.
const (
	HorizonShort Horizon = "short" // 1 to 4 weeks
	HorizonMid   Horizon = "mid"   // 1 to 3 months
	HorizonLong  Horizon = "long"  // 6 months and more
)

// Horizons lists the horizons in their order on screen.
var Horizons = [...]Horizon{HorizonShort, HorizonMid, HorizonLong}

// Direction says which way a KPI's value is better; empty: neither, or its goal
// says it.
type Direction string

// The directions.
const (
	Higher Direction = "higher"
	Lower  Direction = "lower"
)

// Directions lists the directions in their order on screen.
var Directions = [...]Direction{Higher, Lower}

// Cadence is how often a KPI is measured.
type Cadence string

// The cadences, shortest first.
const (
	Realtime  Cadence = "realtime"
	Daily     Cadence = "daily"
	Weekly    Cadence = "weekly"
	Monthly   Cadence = "monthly"
	Quarterly Cadence = "quarterly"
)

// Cadences lists the cadences in their order on screen.
var Cadences = [...]Cadence{Realtime, Daily, Weekly, Monthly, Quarterly}

// PeriodKind returns the period in which one snapshot is expected; realtime
// counts as daily.
func (c Cadence) PeriodKind() PeriodKind {
	switch c {
	case Weekly:
		return Week
	case Monthly:
		return Month
	case Quarterly:
		return Quarter
	default:
		return Day
	}
}

// Aggregation says how the snapshots of a period become the period's value.
type Aggregation string

// The aggregations.
const (
	Last Aggregation = "last" // a stock, a rate, a score: the latest value counts
	Sum  Aggregation = "sum"  // a flow: values add up
	Mean Aggregation = "mean" // values are averaged
)

// Aggregations lists the aggregations in their order on screen.
var Aggregations = [...]Aggregation{Last, Sum, Mean}

// UnitKind is what a number counts.
type UnitKind string

// The kinds of unit with their possible ranges.
const (
	UnitMoney    UnitKind = "money"    // an amount of Currency
	UnitCount    UnitKind = "count"    // a number of Counter
	UnitShare    UnitKind = "share"    // per cent, 0 to 100
	UnitChange   UnitKind = "change"   // per cent, -100 and up (growth, NRR)
	UnitScore    UnitKind = "score"    // Min to Max
	UnitRank     UnitKind = "rank"     // 1 is best
	UnitRatio    UnitKind = "ratio"    // a plain quotient
	UnitDuration UnitKind = "duration" // a length of time in hours
)

// UnitKinds lists the kinds of unit in their order on screen.
var UnitKinds = [...]UnitKind{UnitMoney, UnitCount, UnitShare, UnitChange, UnitScore, UnitRank, UnitRatio, UnitDuration}

// Unit is the unit of a KPI's values. All values are finite and below 1e15 in
// absolute value.
type Unit struct {
	Kind     UnitKind `json:"kind"`
	Currency string   `json:"currency,omitempty"` // ISO 4217; empty: the workspace's
	Counter  Text     `json:"counter,omitzero"`   // 名, people; for Count
	Min      float64  `json:"min,omitempty"`      // for UnitScore
	Max      float64  `json:"max,omitempty"`      // for UnitScore
}

// Weekdays is a set of days of the week on which a value is expected; bit
// time.Sunday is 1<<0. The zero set means every day.
type Weekdays uint8

// Has reports whether a value is expected on the day of the week.
func (w Weekdays) Has(d time.Weekday) bool { return w&0x7f == 0 || w&(1<<d) != 0 }

// KPI is the definition of one key performance indicator.
type KPI struct {
	ID          string      `json:"id"` // ^[a-z][a-z0-9_-]{0,39}$
	Name        Text        `json:"name"`
	Tier        Tier        `json:"tier"`
	Layer       Layer       `json:"layer,omitempty"`
	Group       Text        `json:"group,omitzero"`
	Unit        Unit        `json:"unit"`
	Cadence     Cadence     `json:"cadence"`
	Days        Weekdays    `json:"days,omitempty"` // for daily and realtime KPIs
	Aggregation Aggregation `json:"aggregation"`
	Per         PeriodKind  `json:"per,omitempty"`       // the period that a Sum or Mean is stated over; 0: the cadence's
	Definition  Text        `json:"definition,omitzero"` // what it says, in a sentence
	Method      Text        `json:"method,omitzero"`     // how it is measured
	EdgeCases   Text        `json:"edge_cases,omitzero"` // what to count, and what not, where that is open
	Source      Text        `json:"source,omitzero"`     // who uses it, and where it is described
	Role        Role        `json:"role,omitempty"`
	Horizon     Horizon     `json:"horizon,omitempty"`
	Direction   Direction   `json:"direction,omitempty"` // which way is better, for a KPI without a goal
	// Formula computes the KPI from others (see [ParseFormula]); empty: it is entered.
	Formula string `json:"formula,omitempty"`
	// FedBy is the flow that a stock grows by, one to one: new students a month for
	// all students. Goals of both are checked against each other.
	FedBy string `json:"fed_by,omitempty"`
	// AgreesWith are formulas over other KPIs that the goals of this one should
	// agree with: "mrr * 12" for the annual revenue.
	AgreesWith []string `json:"agrees_with,omitempty"`
	// Sample is how many answers a value of a survey rests on; 0: not a survey.
	Sample     int         `json:"sample,omitempty"`
	Baselines  []Baseline  `json:"baselines,omitempty"` // of its process limits, by From
	Owner      string      `json:"owner,omitempty"`
	Unmeasured Text        `json:"unmeasured,omitzero"` // why there is no value yet: "before first sales"
	Today      bool        `json:"today,omitempty"`     // stands in the Today view
	Goals      []Goal      `json:"goals,omitempty"`     // its own, old ones included; phases own others
	Thresholds Thresholds  `json:"thresholds,omitzero"`
	Alerts     []AlertRule `json:"alerts,omitempty"`
	Archived   bool        `json:"archived,omitempty"` // out of sight, its history kept
	// Order is the KPI's place in the list: KPIs stand by Order, then by ID
	// ([SortKPIs]), so that the order of a definitions file survives storage.
	Order int `json:"order,omitempty"`
}

// SortKPIs puts KPIs in their order: by Order, then by ID.
func SortKPIs(kpis []KPI) {
	slices.SortFunc(kpis, func(a, b KPI) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.ID, b.ID))
	})
}

// JudgedKind returns the kind of period for which the KPI's value is stated and
// judged: Per for sums and means, the cadence's period otherwise.
func (k *KPI) JudgedKind() PeriodKind {
	if k.Aggregation != Last && k.Per != 0 {
		return k.Per
	}
	return k.Cadence.PeriodKind()
}

// Comparator says which side of a goal's value is good.
type Comparator string

// The comparators. Equal to the goal is reached in each.
const (
	AtLeast Comparator = "at_least"
	AtMost  Comparator = "at_most"
	Between Comparator = "between"
)

// Comparators lists the comparators in their order on screen.
var Comparators = [...]Comparator{AtLeast, AtMost, Between}

// Path says how a goal is approached.
type Path string

// The paths.
const (
	Step      Path = "step"      // a level to hold at all times
	Linear    Path = "linear"    // a value to grow into, the same amount every day
	Geometric Path = "geometric" // a value to grow into, by the same factor every day
)

// Paths lists the paths in their order on screen.
var Paths = [...]Path{Step, Linear, Geometric}

// Goal is a value to reach or to hold. Since and Until say on which days the
// goal counts as set: a goal that is changed from a date on becomes two, the
// old one with Until and the new one with Since, so that earlier periods stay
// judged by the earlier goal.
type Goal struct {
	KPI        string     `json:"kpi,omitempty"` // for the goals of a phase
	Comparator Comparator `json:"comparator"`
	Value      float64    `json:"value"`           // the target; the lower bound of Between
	High       float64    `json:"high,omitempty"`  // the upper bound of Between
	Due        Date       `json:"due,omitzero"`    // zero: standing
	Path       Path       `json:"path,omitempty"`  // empty: Step without a due date, Linear with one
	From       *float64   `json:"from,omitempty"`  // where the path starts; nil: the first snapshot
	Stars      int        `json:"stars,omitempty"` // importance 1 to 3; 0 counts as 1
	Since      Date       `json:"since,omitzero"`  // first day on which it is set; zero: always was
	Until      Date       `json:"until,omitzero"`  // last day on which it is set; zero: still is
}

// Weight returns the goal's importance, 1 to 3.
func (g *Goal) Weight() int { return max(1, min(3, g.Stars)) }

// Grows reports whether the goal is a value to grow into.
func (g *Goal) Grows() bool {
	return !g.Due.IsZero() && g.Comparator != Between && (g.Path == Linear || g.Path == Geometric || g.Path == "")
}

// SetOn reports whether the goal counts as set on d.
func (g *Goal) SetOn(d Date) bool {
	return (g.Since == 0 || d >= g.Since) && (g.Until == 0 || d <= g.Until)
}

// Thresholds replace the bands by limits in the KPI's own unit: a value on the
// bad side of one (or equal to it, where Inclusive says so) has that level. The
// bad side follows from the goal's comparator. Nil means no such threshold.
type Thresholds struct {
	Caution  *Threshold `json:"caution,omitempty"`
	Warning  *Threshold `json:"warning,omitempty"`
	Critical *Threshold `json:"critical,omitempty"`
}

// Threshold is one limit in the KPI's unit.
type Threshold struct {
	Value     float64 `json:"value"`
	Inclusive bool    `json:"inclusive,omitempty"` // the limit itself has the level too
}

// IsZero reports whether there is no threshold.
func (t Thresholds) IsZero() bool { return t == Thresholds{} }

// AlertRule raises a level by itself while its condition holds.
type AlertRule struct {
	When  string `json:"when"` // "value <= 50", "attainment < 80%", "freshness == stale", "other_id > 3"
	Level Level  `json:"level"`
	Name  Text   `json:"name,omitzero"`
}

// Phase is a named span of time that owns goals. Both ends belong to it.
type Phase struct {
	ID    string `json:"id"`
	Name  Text   `json:"name"`
	Start Date   `json:"start"`
	End   Date   `json:"end"`
	Goals []Goal `json:"goals,omitempty"`
}

// Contains reports whether d lies in the phase.
func (p *Phase) Contains(d Date) bool { return d >= p.Start && d <= p.End }

// Elapsed returns the share of the phase that is over on d, 0 to 1:
// (d - start) / (end - start).
func (p *Phase) Elapsed(d Date) float64 {
	if p.End <= p.Start {
		return 1
	}
	return max(0, min(1, float64(d-p.Start)/float64(p.End-p.Start)))
}
