package calc

import "kpitui/internal/metrics"

// NPSKPI is the id of the KPI whose goals [Options.Goals] are.
const NPSKPI = "nps"

// In returns a value in the unit of the KPI that is to hold it. Per cent and ratios
// turn into each other; everything else has to be of the same kind: a score of the
// same range, an amount of the workspace's currency. The error is a *[Problem], or
// says that the unit cannot have the value.
func In(v Value, u metrics.Unit) (float64, error) {
	from, n := v.Output.Unit, v.V
	switch {
	case isPercent(from.Kind) && u.Kind == metrics.UnitRatio:
		n /= 100
	case from.Kind == metrics.UnitRatio && isPercent(u.Kind):
		n *= 100
	case isPercent(from.Kind) && isPercent(u.Kind):
	case from.Kind != u.Kind, u.Currency != "", u.Kind == metrics.UnitScore && (from.Min != u.Min || from.Max != u.Max):
		return 0, &Problem{say(words.OtherUnit, from.Kind.Label(), u.Kind.Label())}
	}
	return n, metrics.CheckRange(n, u)
}

func isPercent(k metrics.UnitKind) bool { return k == metrics.UnitShare || k == metrics.UnitChange }
