package metrics

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"
)

// The conditions that validation finds. Each comes wrapped in a [FieldError];
// conditions of alert rules come with a [ConditionError], values out of their
// unit's range with a [NumberError] beside it.
var (
	ErrMissing  = errors.New("missing")
	ErrID       = errors.New("not an id")               // see [IsID]
	ErrTwice    = errors.New("given twice")             // an id, a goal for the same time
	ErrUnknown  = errors.New("not one of the choices")  // a tier, cadence, comparator, zone
	ErrNoSuch   = errors.New("names what is not there") // a goal's KPI, a condition's KPI
	ErrRange    = errors.New("out of range")            // a number outside what it may be
	ErrOrder    = errors.New("in the wrong order")      // end before start, high below low
	ErrConflict = errors.New("does not go together")    // a path without a due date
)

// FieldError is one thing wrong in a definition.
type FieldError struct {
	Record RecordKind
	ID     string // the KPI's or phase's; empty for Info
	Field  string // as the definitions file names it: "goals[1].due", "alerts[0].when", "unit.max"
	Value  string // what stands there, as far as it helps
	Err    error  // one of the sentinels
	Cause  error  // *[ConditionError], *[NumberError] or nil
	Text   Text   // what is wrong, without the place
}

// Error names the place and the condition in English.
func (e *FieldError) Error() string { return e.In(EN) }

// Unwrap returns the condition and what a part's own parser said.
func (e *FieldError) Unwrap() []error {
	if e.Cause == nil {
		return []error{e.Err}
	}
	return []error{e.Err, e.Cause}
}

// FieldErrors returns the field errors that an error joins, in their order.
func FieldErrors(err error) (list []*FieldError) {
	switch e := err.(type) { //nolint:errorlint // it walks the tree of wrapped errors itself
	case *FieldError:
		return []*FieldError{e}
	case interface{ Unwrap() []error }:
		for _, one := range e.Unwrap() {
			list = append(list, FieldErrors(one)...)
		}
	case interface{ Unwrap() error }:
		return FieldErrors(e.Unwrap())
	}
	return list
}

// checker collects what is wrong with one record.
type checker struct {
	record RecordKind
	id     string
	errs   []error
}

// fail notes a problem of a field.
func (c *checker) fail(field string, p problem, value string) {
	c.errs = append(c.errs, &FieldError{Record: c.record, ID: c.id, Field: field, Value: value, Err: p.err, Text: p.text.with(value)})
}

func (c *checker) check(ok bool, field string, p problem, value string) {
	if !ok {
		c.fail(field, p, value)
	}
}

// number refuses a value that the unit cannot have.
func (c *checker) number(field string, v float64, u Unit) {
	var cause *NumberError
	if errors.As(CheckRange(v, u), &cause) {
		c.errs = append(c.errs, &FieldError{
			Record: c.record, ID: c.id, Field: field, Value: exact(v), Err: ErrRange, Cause: cause,
			Text: Text{JA: cause.In(JA), EN: cause.In(EN)},
		})
	}
}

func (c *checker) err() error { return errors.Join(c.errs...) }

func exact(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// choice checks a value against the list of what it may be.
func choice[T ~string](c *checker, field string, v T, list []T) {
	c.check(slices.Contains(list, v), field, problems.Choice, string(v))
}

// ValidateInfo checks a workspace's record. The error joins [FieldError]s.
func ValidateInfo(i *Info) error {
	c := &checker{record: RecordInfo}
	c.check(!i.Name.IsZero(), "name", problems.Empty, "")
	_, err := i.Location()
	c.check(err == nil && i.TZ != "" && i.TZ != "Local", "tz", problems.Zone, i.TZ)
	c.check(isCurrency(i.Currency), "currency", problems.Currency, i.Currency)
	c.check(i.FiscalStart >= 0 && i.FiscalStart <= time.December, "fiscal_start", problems.Month, strconv.Itoa(int(i.FiscalStart)))
	b := i.Bands.orDefault()
	c.check(b.Near <= 1 && b.Caution < b.Near && b.Warning < b.Caution && b.Warning > 0, "bands", problems.Bands, "")
	return c.err()
}

func isCurrency(code string) bool {
	return len(code) == 3 && !slices.ContainsFunc([]byte(code), func(b byte) bool { return b < 'A' || b > 'Z' })
}

// ValidateKPI checks a definition by itself. The error joins [FieldError]s.
func ValidateKPI(k *KPI) error {
	c := &checker{record: RecordKPI, id: k.ID}
	c.check(IsID(k.ID), "id", problems.ID, k.ID)
	c.check(!k.Name.IsZero(), "name", problems.Empty, "")
	choice(c, "tier", k.Tier, Tiers[:])
	if k.Layer != "" {
		choice(c, "layer", k.Layer, Layers[:])
	}
	c.meaning(k)
	c.unit(k.Unit)
	choice(c, "cadence", k.Cadence, Cadences[:])
	choice(c, "aggregation", k.Aggregation, Aggregations[:])
	sub := k.Cadence.PeriodKind()
	c.check(k.Days == 0 || sub == Day && k.Days < 1<<7, "days", problems.DaysOfCadence, "")
	c.check(k.Per <= Year, "per", problems.Choice, strconv.Itoa(int(k.Per)))
	c.check(k.Per == 0 || k.Aggregation != Last, "per", problems.PerOfLast, "")
	c.check(k.Per == 0 || k.Per >= sub, "per", problems.PerShort, "")
	c.formulaAlone(k)
	for i := range k.Goals {
		field := fmt.Sprintf("goals[%d]", i)
		c.check(k.Goals[i].KPI == "" || k.Goals[i].KPI == k.ID, field+".kpi", problems.ForeignGoal, k.Goals[i].KPI)
		c.goal(field, &k.Goals[i])
		c.inUnit(field, &k.Goals[i], k.Unit)
		c.check(!doubled(k.Goals[:i], &k.Goals[i]), field, problems.SameGoal, "")
	}
	c.thresholds(k)
	for i := range k.Alerts {
		c.alert(fmt.Sprintf("alerts[%d]", i), &k.Alerts[i])
	}
	c.baselines(k.JudgedKind(), k.Baselines)
	return c.err()
}

// meaning checks what a KPI tells about itself beside its numbers.
func (c *checker) meaning(k *KPI) {
	if k.Role != "" {
		choice(c, "role", k.Role, Roles[:])
	}
	if k.Horizon != "" {
		choice(c, "horizon", k.Horizon, Horizons[:])
	}
	if k.Direction != "" {
		choice(c, "direction", k.Direction, Directions[:])
	}
	c.check(k.Sample >= 0, "sample", problems.Sample, strconv.Itoa(k.Sample))
}

func (c *checker) unit(u Unit) {
	choice(c, "unit.kind", u.Kind, UnitKinds[:])
	c.check(u.Currency == "" || isCurrency(u.Currency), "unit.currency", problems.Currency, u.Currency)
	if u.Kind == UnitScore {
		c.check(u.Min < u.Max, "unit.max", problems.ScoreRange, exact(u.Max))
	}
}

// goal checks what can be said of a goal without its KPI.
func (c *checker) goal(field string, g *Goal) {
	choice(c, field, g.Comparator, Comparators[:])
	if g.Path != "" {
		choice(c, field+".path", g.Path, Paths[:])
	}
	c.check(g.Comparator != Between || g.Value <= g.High, field+".between", problems.Bounds, "")
	grows := g.Path == Linear || g.Path == Geometric
	c.check(!grows || g.Due != 0, field+".due", problems.PathDue, "")
	c.check(!grows || g.Comparator != Between, field+".path", problems.PathBetween, "")
	c.check(g.From == nil || g.Grows(), field+".from", problems.FromPath, "")
	c.check(g.Stars >= 0 && g.Stars <= 3, field+".stars", problems.Stars, strconv.Itoa(g.Stars))
	c.check(g.Since == 0 || g.Until == 0 || g.Since <= g.Until, field+".until", problems.SinceUntil, g.Until.String())
}

// inUnit checks a goal's numbers against the unit of its KPI.
func (c *checker) inUnit(field string, g *Goal, u Unit) {
	c.number(field+"."+string(g.Comparator), g.Value, u)
	if g.Comparator == Between {
		c.number(field+"."+string(g.Comparator), g.High, u)
	}
	if g.From != nil {
		c.number(field+".from", *g.From, u)
	}
}

// doubled reports whether one of the goals before g is for the same KPI, due on
// the same day, of the same manner, and set at the same time: which of the two
// is meant nobody can tell.
func doubled(before []Goal, g *Goal) bool {
	return slices.ContainsFunc(before, func(o Goal) bool {
		apart := o.Until != 0 && g.Since > o.Until || g.Until != 0 && o.Since > g.Until
		return o.KPI == g.KPI && o.Due == g.Due && o.Grows() == g.Grows() && !apart
	})
}

func (c *checker) thresholds(k *KPI) {
	var values []float64
	for _, t := range []struct {
		name string
		*Threshold
	}{{"caution", k.Thresholds.Caution}, {"warning", k.Thresholds.Warning}, {"critical", k.Thresholds.Critical}} {
		if t.Threshold != nil {
			c.number("thresholds."+t.name, t.Value, k.Unit)
			values = append(values, t.Value)
		}
	}
	falling := slices.IsSortedFunc(values, func(a, b float64) int { return cmp.Compare(b, a) })
	rising := slices.IsSortedFunc(values, cmp.Compare[float64])
	for i := range k.Goals {
		switch k.Goals[i].Comparator {
		case AtLeast:
			rising = false
		case AtMost:
			falling = false
		case Between:
			c.check(len(values) == 0, "thresholds", problems.ThresholdsBetween, "")
			return
		}
	}
	c.check(len(values) == 0 || rising || falling, "thresholds", problems.ThresholdsOrder, "")
}

func (c *checker) alert(field string, a *AlertRule) {
	if _, err := ParseCondition(a.When); err != nil {
		var cause *ConditionError
		errors.As(err, &cause)
		c.errs = append(c.errs, &FieldError{
			Record: c.record, ID: c.id, Field: field + ".when", Value: a.When, Err: ErrCondition, Cause: cause,
			Text: Text{JA: cause.In(JA), EN: cause.In(EN)},
		})
	}
	c.check(a.Level >= LevelCaution && a.Level <= LevelCritical, field+".level", problems.Level, strconv.Itoa(int(a.Level)))
}

// ValidatePhase checks a phase by itself. The error joins [FieldError]s.
func ValidatePhase(p *Phase) error {
	c := &checker{record: RecordPhase, id: p.ID}
	c.check(IsID(p.ID), "id", problems.ID, p.ID)
	c.check(!p.Name.IsZero(), "name", problems.Empty, "")
	c.check(p.Start != 0, "start", problems.Empty, "")
	c.check(p.End != 0, "end", problems.Empty, "")
	c.check(p.Start == 0 || p.End == 0 || p.Start <= p.End, "end", problems.PhaseEnd, p.End.String())
	for i := range p.Goals {
		field, g := fmt.Sprintf("goals[%d]", i), &p.Goals[i]
		c.check(g.KPI != "", field+".kpi", problems.Empty, "")
		c.check(g.Due == 0 || g.Due >= p.Start, field+".due", problems.DueBefore, g.Due.String())
		c.goal(field, g)
		c.check(!doubled(p.Goals[:i], g), field, problems.SameGoal, g.KPI)
	}
	return c.err()
}

// Validate checks all definitions, each by itself and against each other. The
// error joins [FieldError]s.
func Validate(w *Workspace) error {
	errs := []error{ValidateInfo(&w.Info)}
	kpis := make(map[string]*KPI, len(w.KPIs))
	for i := range w.KPIs {
		k := &w.KPIs[i]
		c := &checker{record: RecordKPI, id: k.ID}
		c.check(kpis[k.ID] == nil, "id", problems.SameID, k.ID)
		kpis[k.ID] = k
		errs = append(errs, c.err(), ValidateKPI(k))
	}
	for i := range w.KPIs {
		c := &checker{record: RecordKPI, id: w.KPIs[i].ID}
		for j, a := range w.KPIs[i].Alerts {
			when, _ := ParseCondition(a.When) // reported above
			for _, id := range when.KPIs() {
				c.check(kpis[id] != nil, fmt.Sprintf("alerts[%d].when", j), problems.NoKPI, id)
			}
		}
		c.related(&w.KPIs[i], &w.Info, kpis)
		errs = append(errs, c.err())
	}
	phases := make(map[string]bool, len(w.Phases))
	for i := range w.Phases {
		p := &w.Phases[i]
		c := &checker{record: RecordPhase, id: p.ID}
		c.check(!phases[p.ID], "id", problems.SameID, p.ID)
		phases[p.ID] = true
		for j := range p.Goals {
			field, g := fmt.Sprintf("goals[%d]", j), &p.Goals[j]
			if k := kpis[g.KPI]; k != nil {
				c.inUnit(field, g, k.Unit)
			} else if g.KPI != "" {
				c.fail(field+".kpi", problems.NoKPI, g.KPI)
			}
		}
		errs = append(errs, c.err(), ValidatePhase(p))
	}
	errs = append(errs, w.validateViews())
	return errors.Join(errs...)
}
