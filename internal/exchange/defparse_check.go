package exchange

import (
	"errors"
	"strings"

	"kpitui/internal/metrics"
)

// validate lets the domain check what the file says, and finds the place of what
// it complains about.
func (r *yamlReader) validate(d *Definitions) {
	var err error
	if d.KPIs != nil && d.Phases != nil && !d.Info.Name.IsZero() {
		err = metrics.Validate(d.Workspace())
	} else {
		err = validateParts(d)
	}
	for _, f := range metrics.FieldErrors(err) {
		r.errs = append(r.errs, r.refusal(f))
	}
}

func (r *yamlReader) refusal(f *metrics.FieldError) *DefinitionError {
	at := r.placeOf(f)
	return &DefinitionError{
		File: r.file, Line: at.line, Column: at.column, Kind: DefInvalid, Err: f,
		Problem: metrics.Text{JA: f.In(metrics.JA), EN: f.In(metrics.EN)},
	}
}

// placeOf returns the place of a field: of its key, or of the nearest thing
// around it that stands in the file.
func (r *yamlReader) placeOf(f *metrics.FieldError) place {
	path := string(f.Record) + "/" + f.ID + "/" + f.Field
	for path != "" {
		if at, ok := r.places[path]; ok {
			return at
		}
		cut := strings.LastIndexAny(path, ".[/")
		path = path[:max(0, cut)]
	}
	return place{}
}

// validateParts checks what stands in a file that is not the whole of the
// definitions.
func validateParts(d *Definitions) error {
	var errs []error
	for i := range d.KPIs {
		errs = append(errs, metrics.ValidateKPI(&d.KPIs[i]))
	}
	for i := range d.Phases {
		errs = append(errs, metrics.ValidatePhase(&d.Phases[i]))
	}
	for i := range d.Views {
		errs = append(errs, metrics.ValidateView(&d.Views[i]))
	}
	return errors.Join(errs...)
}
