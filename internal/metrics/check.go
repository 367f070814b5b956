package metrics

// CheckKind is what goals contradict.
type CheckKind string

// The kinds of contradiction.
const (
	CheckFlow        CheckKind = "flow"        // a stock against the flow that feeds it
	CheckParts       CheckKind = "parts"       // a computed KPI against the goals of its inputs
	CheckYear        CheckKind = "year"        // a year against its months
	CheckAgrees      CheckKind = "agrees"      // a KPI against what it should agree with
	CheckDueEarly    CheckKind = "due_early"   // a goal due before its phase ends
	CheckGrowth      CheckKind = "growth"      // compound growth above 20 % a month
	CheckUnreachable CheckKind = "unreachable" // not at any pace seen so far
	CheckRule        CheckKind = "rule"        // an alert rule that never or always holds
	CheckSample      CheckKind = "sample"      // goals that the sample cannot tell apart
)

// GoalCheck is one thing in the goals that does not fit the others or the
// arithmetic.
type GoalCheck struct {
	Kind  CheckKind
	KPI   string
	Phase string // the phase whose goal it is; empty: the KPI's own
	Text  Text   // what does not fit, with its numbers
	Hint  Text   // what to do about it
}

// CheckGoals returns what in the goals of a workspace contradicts itself, the
// others or the arithmetic, in the order of the KPIs.
func CheckGoals(w *Workspace, as *Assessment) []GoalCheck { return nil }
