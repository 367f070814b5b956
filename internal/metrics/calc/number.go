package calc

import (
	"encoding/json"
	"math"

	"kpitui/internal/metrics"
)

// Number is a result that may be missing. Missing is not zero: as JSON it is null.
type Number metrics.Maybe

// MarshalJSON writes the number, or null.
func (n Number) MarshalJSON() ([]byte, error) {
	if !n.OK {
		return []byte("null"), nil
	}
	return json.Marshal(n.V)
}

// some returns a number that is there, unless it is none: not finite, or beyond
// what metrics stores.
func some(v float64) Number {
	if math.IsNaN(v) || math.Abs(v) >= 1e15 {
		return Number{}
	}
	return Number{V: v, OK: true}
}

// ratio returns a / b, missing when b is 0.
func ratio(a, b float64) Number {
	if b == 0 {
		return Number{}
	}
	return some(a / b)
}

// percent returns 100 a / b, missing when b is 0.
func percent(a, b float64) Number { return ratio(100*a, b) }

// z95 is the normal quantile of a two-sided interval of 95 %.
const z95 = 1.959963984540054
