package form

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/text/width"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
)

// kpiForm is the form of a KPI.
type kpiForm struct {
	env *frame.Env
	old *metrics.KPI // a copy of what is edited; nil: a new one

	name, id                           *entry
	tier                               *choice[metrics.Tier]
	kind                               *choice[metrics.UnitKind]
	currency, counter, lowest, highest *entry
	cadence                            *choice[metrics.Cadence]
	goal                               *goalRows
	goals                              []*goalRows // those after the first
	removed                            []*goalRows // taken out of the form
	applies                            *choice[bool]
	meaning                            *meaningRows
	group, method, owner, unmeasured   *entry
	aggregation                        *choice[metrics.Aggregation]
	per                                *choice[metrics.PeriodKind]
	days                               *choice[metrics.Weekdays]
	today, archived, limits            *choice[bool]
	caution, warning, critical         *entry
	alerts                             []*alertRows

	top, middle, definition, warnings []*row // the rows around the goals, which come and go
	headGoal, headPath, headGoals     *row
	adder                             *row
}

const (
	wide  = 44 // columns of a field for a sentence
	short = 18 // and of one for a word
)

func newKPIForm(env *frame.Env, id string) *kpiForm {
	f := &kpiForm{env: env}
	k := metrics.KPI{
		Tier: metrics.Business, Unit: metrics.Unit{Kind: metrics.UnitMoney}, Cadence: metrics.Monthly, Aggregation: metrics.Last,
	}
	if found := env.Workspace.KPI(id); found != nil {
		k = *found
		f.old = &k
	}
	f.basics(&k)
	f.rest(&k)
	current := -1
	for i := range k.Goals {
		if g := &k.Goals[i]; g.Until != 0 && g.Until < env.Today {
			continue
		}
		rows := newGoalRows(f.spec(&k.Goals[i], i))
		if current < 0 {
			f.goal, current = rows, i
			continue
		}
		f.goals = append(f.goals, rows)
	}
	if f.goal == nil {
		f.goal = newGoalRows(f.spec(nil, -1))
		if f.old != nil {
			f.goal.comparator.set("")
			f.goal.comparator.start = f.goal.comparator.at
		}
	}
	f.arrange()
	return f
}

func (f *kpiForm) spec(was *metrics.Goal, at int) goalSpec {
	return goalSpec{
		env: f.env, was: was, at: at, optional: was == nil,
		unit:     func(string) metrics.Unit { return f.unit() },
		dueEmpty: func() string { return f.env.T(words.NoDue) },
	}
}

func (f *kpiForm) basics(k *metrics.KPI) {
	f.name = inLang(f.env, k.Name, wide)
	f.tier = newChoice(k.Tier, labelled(metrics.Tiers[:]...)...)
	f.kind = newChoice(k.Unit.Kind, labelled(metrics.UnitKinds[:]...)...)
	f.currency = newEntry(k.Unit.Currency, short)
	f.currency.empty = func() string { return fmt.Sprintf(f.env.T(words.OfWorkspace), f.env.Info().Currency) }
	f.counter = inLang(f.env, k.Unit.Counter, short)
	f.lowest, f.highest = newNumber(f.env, nil, plain), newNumber(f.env, nil, plain)
	if k.Unit.Kind == metrics.UnitScore {
		f.lowest, f.highest = newNumber(f.env, &k.Unit.Min, plain), newNumber(f.env, &k.Unit.Max, plain)
	}
	f.cadence = newChoice(k.Cadence, labelled(metrics.Cadences[:]...)...)
}

// ascii folds what an input method makes of letters that can only be ASCII.
func ascii(s string) string { return strings.TrimSpace(width.Fold.String(s)) }

// plain is the unit of a number without a unit.
func plain() metrics.Unit { return metrics.Unit{Kind: metrics.UnitRatio} }

func (f *kpiForm) rest(k *metrics.KPI) {
	f.applies = newChoice(true, option[bool]{true, words.FromToday}, option[bool]{false, words.FromStart})
	f.id = newEntry("", short*2)
	f.id.empty = f.autoID
	f.meaning = newMeaningRows(f.env, k)
	f.group = inLang(f.env, k.Group, wide)
	f.method = inLang(f.env, k.Method, wide)
	f.owner = newEntry(k.Owner, short*2)
	f.unmeasured = inLang(f.env, k.Unmeasured, wide)
	f.aggregation = newChoice(k.Aggregation, labelled(metrics.Aggregations[:]...)...)
	f.per = newChoice(k.Per, append([]option[metrics.PeriodKind]{{0, words.AsCadence}},
		labelled(metrics.Day, metrics.Week, metrics.Month, metrics.Quarter, metrics.Year)...)...)
	const monFri = metrics.Weekdays(0b0111110)
	f.days = newChoice(k.Days, option[metrics.Weekdays]{0, words.EveryDay}, option[metrics.Weekdays]{monFri, words.Weekdays})
	if k.Days != 0 && k.Days != monFri {
		f.days.options = append(f.days.options, option[metrics.Weekdays]{k.Days, words.SomeDays})
		f.days.at, f.days.start = 2, 2
	}
	f.today = yesNo(k.Today)
	f.archived = yesNo(k.Archived)
	f.limits = yesNo(!k.Thresholds.IsZero())
	f.caution, f.warning, f.critical = f.threshold(k.Thresholds.Caution, k), f.threshold(k.Thresholds.Warning, k), f.threshold(k.Thresholds.Critical, k)
	for i := range max(leastAlerts, len(k.Alerts)+1) {
		var was metrics.AlertRule
		if i < len(k.Alerts) {
			was = k.Alerts[i]
		}
		f.alerts = append(f.alerts, f.alert(was, i))
	}
}

func yesNo(start bool) *choice[bool] {
	return newChoice(start, option[bool]{false, words.No}, option[bool]{true, words.Yes})
}

// arrange lays the rows out: the first screenful is what a new KPI needs, the
// rest is reached by going on.
func (f *kpiForm) arrange() {
	is := func(kinds ...metrics.UnitKind) func() bool {
		return func() bool { return slices.Contains(kinds, f.kind.value()) }
	}
	daily := func() bool { return f.cadence.value().PeriodKind() == metrics.Day }
	entered := func() bool { return f.meaning.formula.value() == "" }
	flows := func() bool { return entered() && f.aggregation.value() != metrics.Last }
	limited := func() bool { return f.limits.value() }
	f.top = []*row{
		{key: "name", text: words.Name, control: f.name},
		{key: "tier", text: words.Tier, control: f.tier},
		{key: "unit.kind", text: words.Unit, control: f.kind},
		{key: "unit.currency", text: words.Currency, control: f.currency, shown: is(metrics.UnitMoney)},
		{key: "unit.counter", text: words.Counter, control: f.counter, shown: is(metrics.UnitCount)},
		{key: "unit.min", text: words.Min, control: f.lowest, shown: is(metrics.UnitScore)},
		{key: "unit.max", text: words.Max, control: f.highest, shown: is(metrics.UnitScore)},
		{key: "cadence", text: words.Cadence, control: f.cadence},
	}
	f.middle = []*row{{key: "applies", text: words.Applies, control: f.applies, shown: f.asksSince}}
	f.headGoal, f.headPath, f.headGoals = heading(words.HeadGoal), heading(words.HeadPath), heading(words.HeadGoals)
	f.adder = &row{text: field{Hint: words.AddGoalHint}, control: &button{words.AddGoal}, shown: func() bool { return !f.goal.blank() }}
	var id control = f.id
	if f.old != nil {
		id = fixed(f.old.ID)
	}
	f.definition = []*row{
		heading(words.HeadDefinition),
		{key: "id", text: words.ID, control: id},
		{key: "definition", text: words.Definition, control: f.meaning.definition},
		{key: "formula", text: words.Formula, control: f.meaning.formula},
		{key: "aggregation", text: words.Aggregation, control: f.aggregation, shown: entered},
		{key: "per", text: words.Per, control: f.per, shown: flows},
		{key: "days", text: words.Days, control: f.days, shown: daily},
		{key: "group", text: words.Group, control: f.group},
		{key: "layer", text: words.Layer, control: f.meaning.layer},
		{key: "role", text: words.Role, control: f.meaning.role},
		{key: "horizon", text: words.Horizon, control: f.meaning.horizon},
		{key: "direction", text: words.Better, control: f.meaning.direction, shown: func() bool { return f.goal.blank() }},
		{key: "method", text: words.Method, control: f.method},
		{key: "owner", text: words.Owner, control: f.owner},
		{key: "sample", text: words.Sample, control: f.meaning.sample, shown: is(metrics.UnitScore, metrics.UnitShare)},
		{key: "today", text: words.Today, control: f.today},
		{key: "unmeasured", text: words.Unmeasured, control: f.unmeasured, shown: entered},
	}
	f.warnings = []*row{
		heading(words.HeadWarnings),
		{key: "thresholds", text: words.Thresholds, control: f.limits},
		{key: "thresholds.caution", text: words.Caution, control: f.caution, shown: limited},
		{key: "thresholds.warning", text: words.Warning, control: f.warning, shown: limited},
		{key: "thresholds.critical", text: words.Critical, control: f.critical, shown: limited},
	}
	for _, a := range f.alerts {
		f.warnings = append(f.warnings, a.rows...)
	}
	if f.old != nil {
		f.definition = append(f.definition, &row{key: "archived", text: words.Archived, control: f.archived})
	}
}

func (f *kpiForm) rows(saveAbove, saveBelow *row) []*row {
	out := slices.Concat(f.top, []*row{f.headGoal}, f.goal.main)
	if f.old != nil {
		out = append(out, f.middle...)
	}
	out = slices.Concat(append(out, saveAbove, f.headPath), f.goal.more, f.definition, f.warnings, []*row{f.headGoals})
	for _, g := range f.goals {
		out = append(out, g.foldable()...)
	}
	return append(out, f.adder, saveBelow)
}

func (f *kpiForm) title() metrics.Text {
	if f.old == nil {
		return words.AddKPI
	}
	return words.EditKPI
}

func (f *kpiForm) subtitle() string {
	if f.old == nil {
		return ""
	}
	return f.env.T(f.old.Name)
}

// pressed implements [subject]: the one button adds an empty goal.
func (f *kpiForm) pressed(*row) *row {
	g := newGoalRows(f.spec(nil, -1))
	f.goals = append(f.goals, g)
	return g.main[0]
}

// remove takes the goal of a row out of the form.
func (f *kpiForm) remove(g *goalRows) *row {
	f.goals = slices.DeleteFunc(f.goals, func(o *goalRows) bool { return o == g })
	if g.was != nil {
		f.removed = append(f.removed, g)
	}
	return f.adder
}

func (f *kpiForm) restructured() bool { return len(f.removed) > 0 }

func (f *kpiForm) all() []*goalRows { return append([]*goalRows{f.goal}, f.goals...) }

func (f *kpiForm) goalsChanged() bool {
	return f.restructured() || slices.ContainsFunc(f.all(), (*goalRows).changed)
}

// asksSince reports whether it matters from when on changed goals hold: there
// are values that the goals of until now have judged.
func (f *kpiForm) asksSince() bool {
	return f.old != nil && len(f.env.Series(f.old.ID).Points) > 0 && f.goalsChanged()
}

func (f *kpiForm) unit() metrics.Unit {
	u := metrics.Unit{Kind: f.kind.value()}
	switch u.Kind {
	case metrics.UnitMoney:
		u.Currency = strings.ToUpper(ascii(f.currency.value()))
	case metrics.UnitCount:
		if f.old != nil {
			u.Counter = f.old.Unit.Counter
		}
		u.Counter = put(u.Counter, f.env.Lang, f.counter.value())
	case metrics.UnitScore:
		low, _ := metrics.ParseNumber(f.lowest.value(), plain(), "")
		high, _ := metrics.ParseNumber(f.highest.value(), plain(), "")
		u.Min, u.Max = low.Value, high.Value
	}
	return u
}

func (f *kpiForm) taken(id string) bool { return f.env.Workspace.KPI(id) != nil }

func (f *kpiForm) autoID() string { return freeID(f.name.value(), "kpi", f.taken) }

// stored returns the record as it stands in the workspace now, and as it stood
// when the form was opened.
func (f *kpiForm) stored() (now, then metrics.Record) {
	if f.old == nil {
		return nil, nil
	}
	if k := f.env.Workspace.KPI(f.old.ID); k != nil {
		return k, f.old
	}
	return nil, f.old
}

// build makes the record of what the rows say and puts what is wrong on them.
func (f *kpiForm) build() (metrics.RecordEdit, string) {
	var k metrics.KPI
	if f.old != nil {
		k = *f.old
	} else {
		k.ID = strings.ToLower(ascii(f.id.value()))
		if k.ID == "" {
			k.ID = f.autoID()
		}
		for i := range f.env.Workspace.KPIs {
			k.Order = max(k.Order, f.env.Workspace.KPIs[i].Order+1)
		}
	}
	lang := f.env.Lang
	k.Name = put(k.Name, lang, f.name.value())
	k.Tier, k.Cadence, k.Unit = f.tier.value(), f.cadence.value(), f.unit()
	k.Group, k.Method, k.Unmeasured = put(k.Group, lang, f.group.value()), put(k.Method, lang, f.method.value()), put(k.Unmeasured, lang, f.unmeasured.value())
	k.Owner, k.Today, k.Archived = f.owner.value(), f.today.value(), f.archived.value()
	k.Aggregation = f.aggregation.value()
	k.Days, k.Per = 0, 0
	if k.Cadence.PeriodKind() == metrics.Day {
		k.Days = f.days.value()
	}
	if k.Aggregation != metrics.Last {
		k.Per = f.per.value()
	}
	f.meaning.put(&k)
	k.Thresholds = f.thresholds()
	k.Alerts = f.rules()
	goals := f.edits()
	var since metrics.Date
	if f.asksSince() && f.applies.value() {
		since = f.env.Today
	}
	now := goals.inPlace()
	k.Goals = now.goals
	problem := f.judge(&k, now.owners)
	k.Goals = goals.since(since, func(string) metrics.Maybe {
		return metrics.ValueOn(f.env.Workspace, &k, f.env.Series(k.ID), f.env.Today)
	})
	if f.old != nil && reflect.DeepEqual(k, *f.old) {
		return metrics.RecordEdit{}, problem
	}
	return metrics.RecordEdit{Kind: metrics.RecordKPI, ID: k.ID, After: &k}, problem
}

// edits collects what the goals' rows say.
func (f *kpiForm) edits() goalEdits {
	e := goalEdits{}
	if f.old != nil {
		e.old = f.old.Goals
	}
	for _, g := range f.all() {
		e.add(g, 0)
	}
	for _, g := range f.removed {
		e.drop(g)
	}
	return e
}

// judge validates the KPI in its workspace and puts what is wrong on the rows.
func (f *kpiForm) judge(k *metrics.KPI, owners []*goalRows) string {
	w := *f.env.Workspace
	w.KPIs = slices.Clone(w.KPIs)
	if f.old == nil {
		w.KPIs = append(w.KPIs, *k)
	} else if i := slices.IndexFunc(w.KPIs, func(o metrics.KPI) bool { return o.ID == k.ID }); i >= 0 {
		w.KPIs[i] = *k
	}
	rows := slices.Concat(f.top, f.definition, f.warnings)
	for i, a := range slices.DeleteFunc(slices.Clone(f.alerts), func(a *alertRows) bool { return a.when.value() == "" }) {
		for j, name := range []string{"when", "level", "name"} { // empty rules between are left out
			a.rows[j].key = fmt.Sprintf("alerts[%d].%s", i, name)
		}
	}
	return blame(f.env, &w, metrics.RecordKPI, k.ID, rows, owners)
}
