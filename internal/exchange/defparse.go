package exchange

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/goccy/go-yaml/ast"

	"kpitui/internal/metrics"
)

// ParseDefinitions reads a definitions file. It is strict: an unknown key, a
// wrong type, an id given twice, a goal for a KPI that is not there are errors
// with their line and column. A key without a value counts as not given. name is
// the file's name, for the errors. The error is a [DefinitionErrors] with all
// that is wrong, not the first thing only; the domain's own validation is part
// of it once the file itself can be read.
//
// A file without phases or without KPIs is taken for a part of the definitions
// and then only checked in itself: its goals may name KPIs that it does not have.
func ParseDefinitions(data []byte, name string) (*Definitions, error) {
	r := &yamlReader{file: name, places: map[string]place{}}
	d := &Definitions{}
	if root := r.root(data); root != nil {
		r.definitions(root, d)
	}
	if len(r.errs) == 0 {
		r.validate(d)
	}
	if len(r.errs) > 0 {
		return nil, r.errs.sorted()
	}
	return d, nil
}

// Locate puts what the domain refuses to its place in a definitions file, as
// [DefinitionErrors]: what a file says of KPIs can be checked in full only together with
// those of the workspace. An error that is none of the domain's stays as it is.
func Locate(err error, data []byte, name string) error {
	fields := metrics.FieldErrors(err)
	if len(fields) == 0 {
		return err
	}
	r := &yamlReader{file: name, places: map[string]place{}}
	if root := r.root(data); root != nil {
		r.definitions(root, &Definitions{})
	}
	var errs DefinitionErrors
	for _, f := range fields {
		errs = append(errs, r.refusal(f))
	}
	return errs.sorted()
}

// sorted puts errors in the order of the file.
func (e DefinitionErrors) sorted() DefinitionErrors {
	slices.SortStableFunc(e, func(a, b *DefinitionError) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return e
}

func (r *yamlReader) definitions(n ast.Node, d *Definitions) {
	r.mapping(n, words.File, map[string]func(ast.Node){
		"schema":    func(n ast.Node) { r.schema(n) },
		"workspace": func(n ast.Node) { r.info(n, d) },
		"kpis": func(n ast.Node) {
			d.KPIs = []metrics.KPI{}
			r.list(n, "kpis", func(n ast.Node) {
				var k metrics.KPI
				r.kpi(n, &k)
				d.KPIs = append(d.KPIs, k)
			})
		},
		"phases": func(n ast.Node) {
			d.Phases = []metrics.Phase{}
			r.list(n, "phases", func(n ast.Node) {
				var p metrics.Phase
				r.phase(n, &p)
				d.Phases = append(d.Phases, p)
			})
		},
		"views": func(n ast.Node) {
			d.Views = []metrics.View{}
			r.list(n, "views", func(n ast.Node) {
				var v metrics.View
				r.view(n, &v)
				d.Views = append(d.Views, v)
			})
		},
	}, "schema")
}

func (r *yamlReader) schema(n ast.Node) {
	if s := r.text(n, "schema"); s != "" && s != Schema {
		r.fail(n, DefChoice, words.Schema, Schema, s)
	}
}

func (r *yamlReader) info(n ast.Node, d *Definitions) {
	i := &d.Info
	r.path = string(metrics.RecordInfo) + "//"
	r.mapping(n, "workspace", map[string]func(ast.Node){
		"name":     func(n ast.Node) { i.Name = r.bilingual(n, "name") },
		"tz":       func(n ast.Node) { i.TZ = r.text(n, "tz") },
		"currency": func(n ast.Node) { i.Currency = r.text(n, "currency") },
		"start":    func(n ast.Node) { i.Start = r.date(n, "start") },
		"fiscal_start": func(n ast.Node) {
			i.FiscalStart = time.Month(r.integer(n, "fiscal_start", 1, 12))
		},
		"north_star": func(n ast.Node) {
			i.NorthStar = r.text(n, "north_star")
			d.NoNorthStar = i.NorthStar == ""
		},
		"bands": func(n ast.Node) {
			r.mapping(n, "bands", map[string]func(ast.Node){
				"near":    func(n ast.Node) { i.Bands.Near = r.number(n, "near") },
				"caution": func(n ast.Node) { i.Bands.Caution = r.number(n, "caution") },
				"warning": func(n ast.Node) { i.Bands.Warning = r.number(n, "warning") },
			})
		},
	})
}

func (r *yamlReader) kpi(n ast.Node, k *metrics.KPI) {
	*k = metrics.KPI{Aggregation: metrics.Last}
	one := false
	r.enter(metrics.RecordKPI, n)
	r.mapping(n, words.AKPI, map[string]func(ast.Node){
		"id":          func(n ast.Node) { k.ID = r.text(n, "id") },
		"name":        func(n ast.Node) { k.Name = r.bilingual(n, "name") },
		"tier":        func(n ast.Node) { k.Tier = choice(r, n, "tier", metrics.Tiers[:]) },
		"layer":       func(n ast.Node) { k.Layer = choice(r, n, "layer", metrics.Layers[:]) },
		"group":       func(n ast.Node) { k.Group = r.bilingual(n, "group") },
		"unit":        func(n ast.Node) { k.Unit = r.unit(n) },
		"cadence":     func(n ast.Node) { k.Cadence = choice(r, n, "cadence", metrics.Cadences[:]) },
		"days":        func(n ast.Node) { k.Days = r.days(n) },
		"aggregation": func(n ast.Node) { k.Aggregation = choice(r, n, "aggregation", metrics.Aggregations[:]) },
		"per":         func(n ast.Node) { k.Per = periodOf(choice(r, n, "per", periodWords[1:])) },
		"method":      func(n ast.Node) { k.Method = r.bilingual(n, "method") },
		"owner":       func(n ast.Node) { k.Owner = r.text(n, "owner") },
		"unmeasured":  func(n ast.Node) { k.Unmeasured = r.bilingual(n, "unmeasured") },
		"today":       func(n ast.Node) { k.Today = r.yes(n, "today") },
		"archived":    func(n ast.Node) { k.Archived = r.yes(n, "archived") },
		"thresholds":  func(n ast.Node) { k.Thresholds = r.thresholds(n) },
		"definition":  func(n ast.Node) { k.Definition = r.bilingual(n, "definition") },
		"edge_cases":  func(n ast.Node) { k.EdgeCases = r.bilingual(n, "edge_cases") },
		"source":      func(n ast.Node) { k.Source = r.bilingual(n, "source") },
		"role":        func(n ast.Node) { k.Role = choice(r, n, "role", metrics.Roles[:]) },
		"horizon":     func(n ast.Node) { k.Horizon = choice(r, n, "horizon", metrics.Horizons[:]) },
		"direction":   func(n ast.Node) { k.Direction = choice(r, n, "direction", metrics.Directions[:]) },
		"formula":     func(n ast.Node) { k.Formula = r.text(n, "formula") },
		"fed_by":      func(n ast.Node) { k.FedBy = r.text(n, "fed_by") },
		"sample":      func(n ast.Node) { k.Sample = r.integer(n, "sample", 1, maxSample) },
		"agrees_with": func(n ast.Node) {
			r.list(n, "agrees_with", func(n ast.Node) { k.AgreesWith = append(k.AgreesWith, r.text(n, "agrees_with")) })
		},
		"baselines": func(n ast.Node) {
			r.list(n, "baselines", func(n ast.Node) { k.Baselines = append(k.Baselines, r.baseline(n)) })
		},
		"goal": func(n ast.Node) {
			if k.Goals != nil {
				r.fail(n, DefTwice, words.BothGoals)
			}
			one = true
			r.path = strings.TrimSuffix(r.path, "goal") + "goals[0]"
			r.places[r.path] = placeOf(n)
			k.Goals = []metrics.Goal{r.goal(n, false)}
		},
		"goals": func(n ast.Node) {
			if one {
				r.fail(n, DefTwice, words.BothGoals)
			}
			r.list(n, "goals", func(n ast.Node) { k.Goals = append(k.Goals, r.goal(n, false)) })
		},
		"alerts": func(n ast.Node) {
			r.list(n, "alerts", func(n ast.Node) { k.Alerts = append(k.Alerts, r.alert(n)) })
		},
	}, "id", "name", "tier", "unit", "cadence")
}

func (r *yamlReader) unit(n ast.Node) (u metrics.Unit) {
	if _, flat := scalar(n); flat {
		u.Kind = choice(r, n, "unit", metrics.UnitKinds[:])
		return u
	}
	r.mapping(n, "unit", map[string]func(ast.Node){
		"kind":     func(n ast.Node) { u.Kind = choice(r, n, "kind", metrics.UnitKinds[:]) },
		"currency": func(n ast.Node) { u.Currency = r.text(n, "currency") },
		"counter":  func(n ast.Node) { u.Counter = r.bilingual(n, "counter") },
		"min":      func(n ast.Node) { u.Min = r.number(n, "min") },
		"max":      func(n ast.Node) { u.Max = r.number(n, "max") },
	}, "kind")
	return u
}

func (r *yamlReader) goal(n ast.Node, ofPhase bool) (g metrics.Goal) {
	sides := 0
	side := func(c metrics.Comparator) { g.Comparator = c; sides++ }
	fields := map[string]func(ast.Node){
		"at_least": func(n ast.Node) { side(metrics.AtLeast); g.Value = r.number(n, "at_least") },
		"at_most":  func(n ast.Node) { side(metrics.AtMost); g.Value = r.number(n, "at_most") },
		"between": func(n ast.Node) {
			side(metrics.Between)
			var ends []float64
			r.list(n, "between", func(n ast.Node) { ends = append(ends, r.number(n, "between")) })
			if len(ends) != 2 {
				r.fail(n, DefType, words.Bounds)
				return
			}
			g.Value, g.High = ends[0], ends[1]
		},
		"due":  func(n ast.Node) { g.Due = r.date(n, "due") },
		"path": func(n ast.Node) { g.Path = choice(r, n, "path", metrics.Paths[:]) },
		"from": func(n ast.Node) {
			v := r.number(n, "from")
			g.From = &v
		},
		"stars": func(n ast.Node) { g.Stars = r.integer(n, "stars", 1, 3) },
		"since": func(n ast.Node) { g.Since = r.date(n, "since") },
		"until": func(n ast.Node) { g.Until = r.date(n, "until") },
	}
	required := []string{}
	if ofPhase {
		fields["kpi"] = func(n ast.Node) { g.KPI = r.text(n, "kpi") }
		required = append(required, "kpi")
	}
	if r.mapping(n, words.AGoal, fields, required...) && sides != 1 {
		r.fail(n, DefMissing, words.OneOf)
	}
	return g
}

func (r *yamlReader) thresholds(n ast.Node) (t metrics.Thresholds) {
	r.mapping(n, "thresholds", map[string]func(ast.Node){
		"caution":  func(n ast.Node) { t.Caution = r.threshold(n, "caution") },
		"warning":  func(n ast.Node) { t.Warning = r.threshold(n, "warning") },
		"critical": func(n ast.Node) { t.Critical = r.threshold(n, "critical") },
	})
	return t
}

// threshold reads a number, beyond which the level begins, or {value: 98,
// inclusive: true}, where the number itself has the level too.
func (r *yamlReader) threshold(n ast.Node, what string) *metrics.Threshold {
	t := &metrics.Threshold{}
	if _, flat := scalar(n); flat {
		t.Value = r.number(n, what)
		return t
	}
	r.mapping(n, what, map[string]func(ast.Node){
		"value":     func(n ast.Node) { t.Value = r.number(n, "value") },
		"inclusive": func(n ast.Node) { t.Inclusive = r.yes(n, "inclusive") },
	}, "value")
	return t
}

func (r *yamlReader) alert(n ast.Node) (a metrics.AlertRule) {
	r.mapping(n, words.AnAlert, map[string]func(ast.Node){
		"when":  func(n ast.Node) { a.When = r.text(n, "when") },
		"level": func(n ast.Node) { a.Level = metrics.Level(r.integer(n, "level", 1, 3)) },
		"name":  func(n ast.Node) { a.Name = r.bilingual(n, "name") },
	}, "when", "level")
	return a
}

func (r *yamlReader) phase(n ast.Node, p *metrics.Phase) {
	r.enter(metrics.RecordPhase, n)
	r.mapping(n, words.APhase, map[string]func(ast.Node){
		"id":    func(n ast.Node) { p.ID = r.text(n, "id") },
		"name":  func(n ast.Node) { p.Name = r.bilingual(n, "name") },
		"start": func(n ast.Node) { p.Start = r.date(n, "start") },
		"end":   func(n ast.Node) { p.End = r.date(n, "end") },
		"goals": func(n ast.Node) {
			r.list(n, "goals", func(n ast.Node) { p.Goals = append(p.Goals, r.goal(n, true)) })
		},
	}, "id", "name", "start", "end")
}

func (r *yamlReader) baseline(n ast.Node) (b metrics.Baseline) {
	var centre, meanRange float64
	r.mapping(n, words.ABaseline, map[string]func(ast.Node){
		"from":       func(n ast.Node) { b.From = r.date(n, "from") },
		"to":         func(n ast.Node) { b.To = r.date(n, "to") },
		"reason":     func(n ast.Node) { b.Reason = r.text(n, "reason") },
		"by":         func(n ast.Node) { b.By = r.text(n, "by") },
		"at":         func(n ast.Node) { b.At = r.moment(n, "at") },
		"n":          func(n ast.Node) { b.N = r.integer(n, "n", 0, maxSample) },
		"centre":     func(n ast.Node) { centre = r.number(n, "centre") },
		"mean_range": func(n ast.Node) { meanRange = r.number(n, "mean_range") },
		"trend": func(n ast.Node) {
			r.mapping(n, "trend", map[string]func(ast.Node){
				"start": func(n ast.Node) { b.Trend.Start = r.date(n, "start") },
				"level": func(n ast.Node) { b.Trend.Level = r.number(n, "level") },
				"slope": func(n ast.Node) { b.Trend.Slope = r.number(n, "slope") },
				"log":   func(n ast.Node) { b.Trend.Log = r.yes(n, "log") },
				"ratio": func(n ast.Node) { b.Trend.Ratio = r.yes(n, "ratio") },
			}, "start", "level", "slope")
		},
	}, "from", "to", "reason", "n", "centre", "mean_range")
	b.Limits = metrics.LimitsAround(centre, meanRange)
	return b
}

func (r *yamlReader) view(n ast.Node, v *metrics.View) {
	r.enter(metrics.RecordView, n)
	r.mapping(n, words.AView, map[string]func(ast.Node){
		"id":    func(n ast.Node) { v.ID = r.text(n, "id") },
		"name":  func(n ast.Node) { v.Name = r.bilingual(n, "name") },
		"about": func(n ast.Node) { v.About = r.bilingual(n, "about") },
		"kpis": func(n ast.Node) {
			r.list(n, "kpis", func(n ast.Node) { v.KPIs = append(v.KPIs, r.text(n, "kpis")) })
		},
	}, "id", "name", "kpis")
}

// maxSample is the largest sample that a file may name.
const maxSample = 1_000_000_000

// periodWords are the period kinds as the file names them.
var periodWords = []string{"", "day", "week", "month", "quarter", "year"}

func periodOf(word string) metrics.PeriodKind {
	return metrics.PeriodKind(max(0, slices.Index(periodWords, word)))
}
