package exchange

import "kpitui/internal/metrics"

// DifferenceKind says what happens to a record or to one of its fields.
type DifferenceKind string

// The kinds of difference.
const (
	Added    DifferenceKind = "added"
	Changed  DifferenceKind = "changed"
	Archived DifferenceKind = "archived" // a KPI goes out of sight, its history stays
	Restored DifferenceKind = "restored" // an archived KPI comes back
	Removed  DifferenceKind = "removed"  // a phase goes
)

// Difference is one line of what applying definitions would change.
type Difference struct {
	Kind   DifferenceKind
	Record metrics.RecordKind
	ID     string       // the KPI's or phase's; empty for the workspace
	Name   metrics.Text // of the record
	Field  string       // the file's key, for Changed: "goal", "unit"
	Old    string       // as the file would write it; empty: was not there
	New    string
}

// In says the difference in the language, on one line.
func (d Difference) In(lang metrics.Lang) string { return "" }

// Diff lists what is different between two sets of definitions, the workspace
// first, then KPIs and phases in their order.
func Diff(before, after *Definitions) []Difference { return nil }

// Plan is what applying a definitions file does.
type Plan struct {
	After       *Definitions // the definitions as they will be
	Differences []Difference // empty: nothing to do
	Change      metrics.Change
}

// PlanApply works out what applying file to the definitions before does on the
// day today.
//
// A KPI missing from the file is archived, never deleted; a phase missing from it
// is removed; a part that the file does not have at all stays as it is. A goal
// that the file gives without a since, and that was not there before, counts from
// today on when its KPI has a history (measured reports it): the goal it replaces
// ends yesterday, so that earlier periods stay judged by it. An explicit since
// wins. Goals that have ended are kept. Applying the same file twice changes
// nothing.
func PlanApply(before, file *Definitions, today metrics.Date, measured func(kpi string) bool) Plan {
	return Plan{}
}
