package metrics

import (
	"errors"
	"strconv"
)

// ErrNumber is what every [NumberError] wraps.
var ErrNumber = errors.New("not a number for this KPI")

// Number is a number as it was understood.
type Number struct {
	Value float64
	// Computed says that Value does not stand in the input as it is, because it
	// is the result of arithmetic or of a fraction: worth showing before it is saved.
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
	NumberGrouping                         // 1,20,000; Readings has the value without separators
	NumberRange                            // outside the unit's possible range, Low to High
	NumberTooLarge                         // 1e15 and beyond
	NumberOutOf                            // 4/10 for a score out of 5
	NumberFraction                         // 4/5 for a unit that takes no fraction
	NumberDivision                         // division by zero
	NumberArithmetic                       // arithmetic that cannot be read, or lacks its =
)

// NumberError says why an input is no number for a unit.
type NumberError struct {
	Kind      NumberKind
	Input     string    // the part that was refused, as typed; empty where only a value is judged
	Sign      string    // the foreign sign, for NumberCurrency and NumberUnit
	Unit      Unit      // the unit that the number was for
	Currency  string    // ISO code of the currency in force, for money
	Readings  []float64 // what it could mean; two for NumberAmbiguous
	Low, High float64   // the unit's possible range; infinite where it has no end
}

// Error is the English message.
func (e *NumberError) Error() string { return e.In(EN) }

// Unwrap returns [ErrNumber].
func (e *NumberError) Unwrap() error { return ErrNumber }

// In says in one short sentence what is wrong and what to type instead.
func (e *NumberError) In(lang Lang) string { return "" }

// ParseNumber reads a number as people write it, in either language, for a
// value of unit u. Money without a currency of its own is in currency (ISO
// 4217). Errors are of type *[NumberError].
func ParseNumber(input string, u Unit, currency string) (Number, error) {
	v, err := strconv.ParseFloat(input, 64)
	return Number{Value: v}, err
}

// CheckRange reports, as a *[NumberError], a value that the unit cannot have.
func CheckRange(v float64, u Unit) error { return nil }

// Unusual reports whether v is at least ten times, or at most a tenth of, the
// last value, whatever the signs: then entry asks for a second Enter.
func Unusual(v, last float64) bool { return false }
