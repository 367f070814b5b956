package metrics

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// formulaAlone checks what can be seen of a formula without the KPIs that it names.
func (c *checker) formulaAlone(k *KPI) {
	if k.Formula == "" {
		return
	}
	c.check(k.Aggregation == Last, "aggregation", problems.FormulaOfPeriods, "")
	c.parsed("formula", k.Formula)
}

// parsed reads a formula; nil when it cannot be read, which it notes.
func (c *checker) parsed(field, source string) *Formula {
	f, err := ParseFormula(source)
	var cause *FormulaError
	if !errors.As(err, &cause) {
		return f
	}
	c.errs = append(c.errs, &FieldError{
		Record: c.record, ID: c.id, Field: field, Value: source, Err: ErrFormula, Cause: cause,
		Text: Text{JA: cause.In(JA), EN: cause.In(EN)},
	})
	return nil
}

// related checks what a definition says about other KPIs.
func (c *checker) related(k *KPI, info *Info, kpis map[string]*KPI) {
	c.formulaAmong(k, info, kpis)
	c.agreements(k, info, kpis)
	if k.FedBy == "" {
		return
	}
	switch flow := kpis[k.FedBy]; { // no circle can be left: what feeds is not fed
	case flow == nil:
		c.fail("fed_by", problems.NoKPI, k.FedBy)
	case k.FedBy == k.ID:
		c.fail("fed_by", problems.FedBySelf, k.FedBy)
	case k.Aggregation == Sum:
		c.fail("fed_by", problems.FedFlow, k.FedBy)
	case flow.Aggregation != Sum:
		c.fail("fed_by", problems.FedByFlow, k.FedBy)
	}
}

// formulaAmong checks a KPI's formula against the KPIs that it names.
func (c *checker) formulaAmong(k *KPI, info *Info, kpis map[string]*KPI) {
	f := readFormula(k.Formula) // of one that cannot be read it was said
	if f == nil || !c.named("formula", f, kpis) {
		return
	}
	if path := circle(k, kpis); path != nil {
		c.fail("formula", problems.FormulaCircle, strings.Join(path, " > "))
		return
	}
	kind := k.Cadence.PeriodKind()
	for _, r := range f.refs {
		in := kpis[r.KPI]
		longer := in.JudgedKind() > kind
		switch {
		case in.Archived && !k.Archived:
			c.fail("formula", problems.FormulaArchived, r.KPI)
		case longer && (in.Aggregation == Sum || r.Func == RefSum):
			c.fail("formula", problems.FormulaLonger, r.KPI)
		case r.Func == RefPlan && in.Aggregation == Sum && in.JudgedKind() != kind:
			c.fail("formula", problems.FormulaPlan, r.KPI)
		}
	}
	d, fine := c.units("formula", f, info, kpis)
	own := dimensionOf(k.Unit, info.Currency)
	if fine && !d.fits(own) {
		c.failText("formula", ErrConflict, formulaUnits.Result, d, own)
	}
}

// agreements checks the formulas that the goals of a KPI should agree with.
func (c *checker) agreements(k *KPI, info *Info, kpis map[string]*KPI) {
	for i, source := range k.AgreesWith {
		field := fmt.Sprintf("agrees_with[%d]", i)
		f := c.parsed(field, source)
		if f == nil || !c.named(field, f, kpis) {
			continue
		}
		d, fine := c.units(field, f, info, kpis)
		own := dimensionOf(k.Unit, info.Currency)
		if fine && !d.fits(own) {
			c.failText(field, ErrConflict, formulaUnits.Result, d, own)
		}
	}
}

// named reports whether there are all KPIs that a formula names.
func (c *checker) named(field string, f *Formula, kpis map[string]*KPI) bool {
	if id := f.hyphenated(func(id string) bool { return kpis[id] != nil }); id != "" {
		c.fail(field, problems.FormulaHyphen, id)
		return false
	}
	all := true
	for _, id := range f.Inputs() {
		if kpis[id] == nil {
			c.fail(field, problems.NoKPI, id)
			all = false
		}
	}
	return all
}

// units returns what a formula counts, and whether its parts fit together.
func (c *checker) units(field string, f *Formula, info *Info, kpis map[string]*KPI) (dimension, bool) {
	d, bad, _ := f.dimension(&f.root, func(id string) (dimension, bool) {
		return dimensionOf(kpis[id].Unit, info.Currency), true
	})
	switch {
	case bad == nil:
		return d, true
	case bad.currencies:
		c.failText(field, ErrConflict, formulaUnits.Currencies, bad.part, bad.left, bad.right)
	default:
		c.failText(field, ErrConflict, formulaUnits.Sum, bad.part, bad.left, bad.right)
	}
	return d, false
}

// failText notes a problem whose text holds more than one thing.
func (c *checker) failText(field string, err error, format Text, args ...any) {
	fill := func(lang Lang) string {
		in := make([]any, len(args))
		for i, a := range args {
			if d, ok := a.(dimension); ok {
				a = d.in(lang)
			}
			in[i] = a
		}
		return fmt.Sprintf(format.In(lang), in...)
	}
	c.errs = append(c.errs, &FieldError{Record: c.record, ID: c.id, Field: field, Err: err, Text: Text{JA: fill(JA), EN: fill(EN)}})
}

// circle returns the way by which a KPI is computed of itself, from its id back to
// it; nil when it is not.
func circle(k *KPI, kpis map[string]*KPI) []string {
	seen := map[string]bool{}
	var path []string
	var walk func(at *KPI) bool
	walk = func(at *KPI) bool {
		path = append(path, at.ID)
		f := readFormula(at.Formula)
		if f != nil && !seen[at.ID] {
			seen[at.ID] = true
			for _, r := range f.refs {
				if r.KPI == k.ID {
					path = append(path, k.ID)
					return true
				}
				if in := kpis[r.KPI]; in != nil && walk(in) {
					return true
				}
			}
		}
		path = path[:len(path)-1]
		return false
	}
	if !walk(k) {
		return nil
	}
	return slices.Clone(path)
}

// formulaUnits are the sentences about units; they take the part of the formula and
// what it counts.
var formulaUnits = struct{ Sum, Currencies, Result Text }{
	Sum:        Text{JA: "「%s」は、%sと%sという違う単位のものを足し引きしています", EN: "\"%s\" adds or compares %s and %s, which are different units"},
	Currencies: Text{JA: "「%s」には、%sと%sという違う通貨があります", EN: "\"%s\" mixes %s and %s"},
	Result:     Text{JA: "計算の結果は%sですが、このKPIの単位は%sです", EN: "the result is %s, and the KPI's unit is %s"},
}
