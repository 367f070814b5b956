package metrics

// Computation is how one period of a computed KPI comes about.
type Computation struct {
	Formula string
	Period  Period
	Value   Maybe
	Inputs  []FormulaInput // in the order of the formula, each once
	Problem *Gap           // why it cannot be computed; nil: it can
}

// FormulaInput is a number that a formula takes from a KPI.
type FormulaInput struct {
	Text   string // as it stands in the formula: "revenue_month", "previous(nps)"
	KPI    string
	Period Period // the input's own
	Value  Maybe
}

// GapKind says why a period of a computed KPI has no value.
type GapKind uint8

// The reasons.
const (
	GapMissing    GapKind = iota + 1 // an input has no value
	GapZero                          // a divisor is zero
	GapOpen                          // a period of an input is not over
	GapRange                         // the result is impossible in the KPI's unit
	GapNoPlan                        // an input has no plan
	GapDefinition                    // the formula does not fit the definitions of today
)

// Gap is why a period of a computed KPI has no value.
type Gap struct {
	Kind   GapKind
	KPI    string // the input that it is about; empty for a result
	Text   string // the part of the formula that it is about
	Period Period // the input's
}

// Explain returns how the KPI's formula comes to its value of a period, with the
// numbers filled in.
func Explain(w *Workspace, k *KPI, p Period) Computation { return Computation{} }

// Compute computes the histories of the KPIs with a formula that depend on the
// changed ones, or of all without any.
func (w *Workspace) Compute(changed ...string) {}
