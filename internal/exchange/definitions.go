package exchange

import (
	"errors"
	"fmt"
	"strings"

	"kpitui/internal/metrics"
)

// Schema is the first line of a definitions file, and only ever counts up.
const Schema = "kpitui.definitions/1"

// ErrDefinitions is wrapped by every error of [ParseDefinitions].
var ErrDefinitions = errors.New("definitions not usable")

// Definitions is what a definitions file says: the workspace, its KPIs, its phases
// and its views. A part that the file does not have is left out, not empty: KPIs,
// Phases and Views are nil then, and the fields of Info zero. [PlanApply] leaves what is
// left out as it is.
type Definitions struct {
	Info   metrics.Info
	KPIs   []metrics.KPI
	Phases []metrics.Phase
	Views  []metrics.View
	// NoNorthStar says that the file takes the north star off: an empty text, where
	// leaving the key out leaves it on.
	NoNorthStar bool
}

// DefinitionsOf returns the definitions of a workspace, archived KPIs included.
func DefinitionsOf(w *metrics.Workspace) *Definitions {
	return &Definitions{Info: w.Info, KPIs: w.KPIs, Phases: w.Phases, Views: w.Views}
}

// Workspace returns a workspace with these definitions and no history.
func (d *Definitions) Workspace() *metrics.Workspace {
	return &metrics.Workspace{
		Info: d.Info, KPIs: d.KPIs, Phases: d.Phases, Views: d.Views,
		Series: map[string]*metrics.Series{}, Acks: map[string]metrics.Ack{},
	}
}

// Records returns the edits that write all definitions into a new workspace.
func (d *Definitions) Records() []metrics.RecordEdit {
	info := d.Info
	edits := []metrics.RecordEdit{{Kind: metrics.RecordInfo, After: &info}}
	for i := range d.KPIs {
		k := d.KPIs[i]
		k.Order = i + 1
		edits = append(edits, metrics.RecordEdit{Kind: metrics.RecordKPI, ID: k.ID, After: &k})
	}
	for i := range d.Phases {
		edits = append(edits, metrics.RecordEdit{Kind: metrics.RecordPhase, ID: d.Phases[i].ID, After: &d.Phases[i]})
	}
	for i := range d.Views {
		v := d.Views[i]
		v.Order = i + 1
		edits = append(edits, metrics.Put(&v))
	}
	return edits
}

// DefinitionKind says what is wrong with a place in a definitions file.
type DefinitionKind uint8

// What can be wrong.
const (
	DefSyntax     DefinitionKind = iota + 1 // not YAML, too large, too deep, not UTF-8
	DefUnknownKey                           // a key that does not exist there
	DefType                                 // a text where a number should be, and the like
	DefTwice                                // a key given twice
	DefMissing                              // a key that must be there
	DefChoice                               // a word that is not one of the choices
	DefInvalid                              // what the domain refuses: see [DefinitionError.Err]
)

// DefinitionError is one thing in a definitions file that cannot be taken.
type DefinitionError struct {
	File         string
	Line, Column int // from 1; 0 where the error has no place
	Kind         DefinitionKind
	Problem      metrics.Text
	Err          error // for DefInvalid: the domain's *metrics.FieldError
}

// Error says where and what in English.
func (e *DefinitionError) Error() string { return e.In(metrics.EN) }

// In says where and what in the language: "kpis.yaml:12:5: …".
func (e *DefinitionError) In(lang metrics.Lang) string {
	if e.Line == 0 {
		return e.File + ": " + e.Problem.In(lang)
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Problem.In(lang))
}

// Unwrap returns the domain's error, or [ErrDefinitions].
func (e *DefinitionError) Unwrap() error {
	if e.Err != nil {
		return e.Err
	}
	return ErrDefinitions
}

// DefinitionErrors are all of the errors of one file, by line. It wraps
// [ErrDefinitions].
type DefinitionErrors []*DefinitionError

// Error gives all errors in English, one per line.
func (e DefinitionErrors) Error() string { return e.In(metrics.EN) }

// In gives all errors in the language, one per line.
func (e DefinitionErrors) In(lang metrics.Lang) string {
	lines := make([]string, len(e))
	for i, one := range e {
		lines[i] = one.In(lang)
	}
	return strings.Join(lines, "\n")
}

// Unwrap makes errors.Is and errors.As find [ErrDefinitions] and each error.
func (e DefinitionErrors) Unwrap() []error {
	all := []error{ErrDefinitions}
	for _, one := range e {
		all = append(all, one)
	}
	return all
}
