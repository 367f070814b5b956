package report

import (
	"io"

	"kpitui/internal/metrics"
	"kpitui/internal/metrics/calc"
)

// CalcSchema names the shape of [WriteCalcJSON]. It is a promise: fields are only
// ever added.
const CalcSchema = "kpitui.calc/1"

type calcJSON struct {
	Schema     string       `json:"schema"`
	Calculator string       `json:"calculator"`
	AsOf       metrics.Date `json:"as_of"`
	Rows       int          `json:"rows"`
	Results    []calcValue  `json:"results"`
	Detail     any          `json:"detail"`
	Notes      []string     `json:"notes"`
}

// calcValue is one result of one period.
type calcValue struct {
	ID     string           `json:"id"`
	Name   string           `json:"name"`
	Unit   metrics.UnitKind `json:"unit"` // shares and changes are in per cent, durations in hours
	Period *string          `json:"period"`
	Value  calc.Number      `json:"value"`
	Reason string           `json:"reason,omitempty"` // why it is null
}

// WriteCalcJSON writes all numbers that a calculator found, every period of them.
func WriteCalcJSON(out io.Writer, r *calc.Result, lang metrics.Lang) error {
	doc := calcJSON{
		Schema: CalcSchema, Calculator: r.Calculator.ID, AsOf: r.Options.Today, Rows: r.Rows,
		Results: []calcValue{}, Detail: r.Detail, Notes: []string{},
	}
	for _, v := range r.Values {
		one := calcValue{ID: v.Output.ID, Name: v.Output.Name.In(lang), Unit: v.Output.Unit.Kind, Value: v.Number, Reason: v.Reason.In(lang)}
		if !v.Period.IsZero() {
			one.Period = ptr(metrics.Calendar{}.Label(v.Period))
		}
		doc.Results = append(doc.Results, one)
	}
	for _, n := range r.Notes {
		doc.Notes = append(doc.Notes, n.In(lang))
	}
	return WriteJSON(out, doc)
}
