package metrics

import "errors"

// ErrCondition is wrapped by every error of [ParseCondition].
var ErrCondition = errors.New("not a condition")

// ParseCondition reads the condition of an alert rule.
func ParseCondition(s string) (Condition, error) { return nil, nil }

// Condition is a parsed [AlertRule].When: all of its clauses must hold.
type Condition []Clause

// Clause compares one subject with one number or freshness.
type Clause struct {
	Subject Subject
	KPI     string // for SubjectKPI
	Op      Op
	Number  float64   // attainments as ratios
	Fresh   Freshness // for SubjectFreshness
}

// Subject is what a clause looks at.
type Subject uint8

// The subjects.
const (
	SubjectValue          Subject = iota + 1 // the judged value
	SubjectAttainment                        // attainment to plan
	SubjectAttainmentGoal                    // attainment to the goal
	SubjectFreshness
	SubjectKPI // another KPI's judged value
)

// Op is a comparison.
type Op string

// The comparisons.
const (
	Below     Op = "<"
	AtOrBelow Op = "<="
	Above     Op = ">"
	AtOrAbove Op = ">="
	Equal     Op = "=="
	NotEqual  Op = "!="
)
