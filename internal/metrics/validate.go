package metrics

import (
	"errors"
	"fmt"
)

// The conditions that validation finds. Each comes wrapped in a [FieldError].
var (
	ErrMissing  = errors.New("missing")
	ErrID       = errors.New("not an id")               // ^[a-z][a-z0-9_-]{0,39}$
	ErrTwice    = errors.New("given twice")             // an id, a phase's goal for one KPI
	ErrUnknown  = errors.New("not one of the choices")  // a tier, cadence, comparator …
	ErrNoSuch   = errors.New("names what is not there") // a goal's KPI, a condition's KPI
	ErrRange    = errors.New("out of range")            // a number outside the unit's range, stars, bands
	ErrOrder    = errors.New("in the wrong order")      // end before start, high below low, thresholds
	ErrConflict = errors.New("does not go together")    // a path without due date, days for a weekly KPI
)

// FieldError is one thing wrong in a definition.
type FieldError struct {
	Record RecordKind
	ID     string // the KPI's or phase's; empty for Info
	Field  string // as the definitions file names it: "goals[1].due", "alerts[0].when", "unit.max"
	Value  string // what stands there, as far as it helps
	Err    error  // one of the sentinels, or what a part's own parser said
}

// Error names the place and the condition in English.
func (e *FieldError) Error() string {
	return fmt.Sprintf("%s %s: %s: %v", e.Record, e.ID, e.Field, e.Err)
}

// Unwrap returns the condition.
func (e *FieldError) Unwrap() error { return e.Err }

// In says what is wrong in the language.
func (e *FieldError) In(lang Lang) string { return e.Error() }

// ValidateInfo checks a workspace's record. The error joins [FieldError]s.
func ValidateInfo(i *Info) error { return nil }

// ValidateKPI checks a definition by itself. The error joins [FieldError]s.
func ValidateKPI(k *KPI) error { return nil }

// ValidatePhase checks a phase by itself. The error joins [FieldError]s.
func ValidatePhase(p *Phase) error { return nil }

// Validate checks all definitions, each by itself and against each other. The
// error joins [FieldError]s.
func Validate(w *Workspace) error { return nil }

// FieldErrors returns the field errors that an error joins, in their order.
func FieldErrors(err error) []*FieldError { return nil }
