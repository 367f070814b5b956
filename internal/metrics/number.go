package metrics

import (
	"errors"
	"math"
)

// ErrNumber is what every [NumberError] wraps.
var ErrNumber = errors.New("not a number for this KPI")

// Number is a number as it was understood.
type Number struct {
	Value float64
	// Computed says that Value does not stand in the input as it is, because it
	// is the result of arithmetic or of a fraction: worth showing before it is
	// saved.
	Computed bool
}

// NumberKind says why an input was refused.
type NumberKind uint8

// The reasons for which an input is refused.
const (
	NumberEmpty      NumberKind = iota + 1 // nothing was typed
	NumberText                             // not a number at all
	NumberNotFinite                        // nan, inf
	NumberHex                              // 0x10
	NumberUnderscore                       // 1_000
	NumberExponent                         // 1e5; Readings has its value
	NumberCurrency                         // the sign of another currency
	NumberUnit                             // the sign of another kind of unit
	NumberAmbiguous                        // 1.200 and 1,2; Readings has both
	NumberGrouping                         // 1,20,000; Readings has the value that it seems to mean
	NumberRange                            // outside the unit's possible range, Low to High
	NumberTooLarge                         // 1e15 and beyond
	NumberOutOf                            // 4/10 for a score out of 5
	NumberFraction                         // 4/5 for a unit that takes no fraction
	NumberDivision                         // division by zero
	NumberArithmetic                       // arithmetic that cannot be read, or lacks its =
	NumberChange                           // not a change as [ParseExpectation] takes it
)

// NumberError says why an input is no number for a unit. It wraps [ErrNumber].
type NumberError struct {
	Kind      NumberKind
	Input     string    // as typed; of arithmetic the part that was refused; empty where only a value is judged
	Sign      string    // the sign that does not belong, for NumberCurrency and NumberUnit
	Unit      Unit      // the unit that the number was for
	Currency  string    // ISO code of the currency in force, for money
	Readings  []float64 // what it could mean, or the value out of range
	Low, High float64   // the unit's possible range, infinite where it has no end, for NumberRange
}

// Error is the message in English.
func (e *NumberError) Error() string { return e.In(EN) }

// Unwrap returns [ErrNumber].
func (e *NumberError) Unwrap() error { return ErrNumber }

// valueLimit bounds the absolute value of everything that is stored.
const valueLimit = 1e15

// Range returns the range of values that the unit can have; infinite where it
// has no end of its own.
func (u Unit) Range() (low, high float64) {
	low, high = math.Inf(-1), math.Inf(1)
	switch u.Kind {
	case UnitShare:
		return 0, 100
	case UnitChange:
		return -100, high
	case UnitRank:
		return 1, high
	case UnitScore:
		if u.Min < u.Max {
			return u.Min, u.Max
		}
	}
	return low, high
}

// CheckRange reports, as a *[NumberError], a value that the unit cannot have: a
// share beyond 0 to 100, a change below -100, a rank below 1, a score outside its
// own range, and for every unit what is not finite or not below 1e15.
func CheckRange(v float64, u Unit) error {
	if e := checkRange(v, u); e != nil {
		return e
	}
	return nil
}

func checkRange(v float64, u Unit) *NumberError {
	low, high := u.Range()
	var kind NumberKind
	switch {
	case math.IsNaN(v):
		kind = NumberNotFinite
	case v < low || v > high:
		kind = NumberRange
	case math.Abs(v) >= valueLimit:
		kind = NumberTooLarge
	default:
		return nil
	}
	return &NumberError{Kind: kind, Unit: u, Readings: []float64{v}, Low: low, High: high}
}

// Unusual reports whether v is at least ten times, or at most a tenth of, the
// last value, whatever the signs: a slip of a digit, most likely, so entry asks
// for a second Enter. Exactly ten times is the commonest slip and counts. Zero
// after something else counts too; after zero nothing is unusual, because it has
// no tenth.
func Unusual(v, last float64) bool {
	a, b := math.Abs(v), math.Abs(last)
	if b == 0 {
		return false
	}
	ratio := a / b
	return ratio >= 10*(1-Tolerance) || ratio <= 0.1*(1+Tolerance)
}
