package metrics

// ReasonKind is one way in which a level or a state came about.
type ReasonKind uint8

// The kinds of reason.
const (
	ReasonPlan       ReasonKind = iota + 1 // judged by bands against the plan of a path
	ReasonGoal                             // judged by bands against a level to hold
	ReasonThreshold                        // judged by thresholds in the KPI's unit
	ReasonRule                             // an alert rule holds
	ReasonEarly                            // the path has just begun: attainment gives no level
	ReasonNoGoal                           // no goal in force
	ReasonUnmeasured                       // no value yet, with the KPI's own words
	ReasonNotClosed                        // values, but no whole period has closed yet
	ReasonGaps                             // Days of Of expected values are there
	ReasonStale                            // the value is of Period, and newer ones are missing
)

// Reason is one step of the explanation of a level: kept as facts, put into
// words by [Reason.In] only when somebody reads it.
type Reason struct {
	Kind       ReasonKind
	Level      Level // the level that it gives; 0 for none
	KPI        *KPI
	Value      Maybe
	Target     float64 // the plan, goal or threshold that Value is held against
	Attainment Maybe   // of the plan
	Low, High  Maybe   // the band that Attainment lies in; missing where it is open
	Goal       *GoalInForce
	Rule       *AlertRule
	Inclusive  bool   // Target itself has the threshold's level
	Days, Of   int    // for ReasonGaps
	Period     Period // of Value
}

// In puts the reason into words and numbers.
func (r Reason) In(lang Lang, info *Info) string { return "" }
