package exchange

import (
	"fmt"
	"slices"

	"kpitui/internal/metrics"
)

// DifferenceKind says what happens to a record or to one of its fields.
type DifferenceKind string

// The kinds of difference.
const (
	Added     DifferenceKind = "added"
	Changed   DifferenceKind = "changed"
	Archived  DifferenceKind = "archived"  // a KPI goes out of sight, its history stays
	Restored  DifferenceKind = "restored"  // an archived KPI comes back
	Removed   DifferenceKind = "removed"   // a phase or a view goes
	Reordered DifferenceKind = "reordered" // KPIs stand in another order
)

// Difference is one line of what applying definitions would change.
type Difference struct {
	Kind   DifferenceKind
	Record metrics.RecordKind
	ID     string       // the KPI's or phase's; empty for the workspace
	Name   metrics.Text // of the record
	Field  string       // the file's key, for Changed: "goal", "unit"
	Old    string       // as the file would write it; empty: was not there
	New    string       // likewise; empty: will not be there
}

// In says the difference in the language, on one line.
func (d Difference) In(lang metrics.Lang) string {
	if d.Record == metrics.RecordInfo {
		return fmt.Sprintf(words.DiffInfo.In(lang), d.Field, d.orNone(d.Old, lang), d.orNone(d.New, lang))
	}
	record := words.KPI
	switch d.Record {
	case metrics.RecordPhase:
		record = words.Phase
	case metrics.RecordView:
		record = words.View
	}
	args := []any{record.In(lang), d.Name.In(lang), d.ID}
	switch d.Kind {
	case Added:
		return fmt.Sprintf(words.DiffAdded.In(lang), args...)
	case Archived:
		return fmt.Sprintf(words.DiffArchived.In(lang), args...)
	case Restored:
		return fmt.Sprintf(words.DiffRestored.In(lang), args...)
	case Reordered:
		return words.DiffReordered.In(lang)
	case Removed:
		return fmt.Sprintf(words.DiffRemoved.In(lang), args...)
	}
	return fmt.Sprintf(words.DiffChanged.In(lang), append(args, d.Field, d.orNone(d.Old, lang), d.orNone(d.New, lang))...)
}

func (d Difference) orNone(s string, lang metrics.Lang) string {
	if s == "" {
		return words.Nothing.In(lang)
	}
	return s
}

// Diff lists what is different between two sets of definitions: the workspace
// first, then KPIs, phases and views in the order of after, then what is gone. A KPI
// that is gone counts as archived.
func Diff(before, after *Definitions) []Difference {
	list := diffFields(metrics.RecordInfo, "", after.Info.Name, infoFields(&before.Info), infoFields(&after.Info))
	for i := range after.KPIs {
		k := &after.KPIs[i]
		old := kpiOf(before, k.ID)
		if old == nil {
			list = append(list, Difference{Kind: Added, Record: metrics.RecordKPI, ID: k.ID, Name: k.Name})
			continue
		}
		if old.Archived != k.Archived {
			kind := Archived
			if old.Archived {
				kind = Restored
			}
			list = append(list, Difference{Kind: kind, Record: metrics.RecordKPI, ID: k.ID, Name: k.Name})
		}
		was, is := *old, *k
		was.Archived, is.Archived = false, false
		list = append(list, diffFields(metrics.RecordKPI, k.ID, k.Name, kpiFields(&was), kpiFields(&is))...)
	}
	for i := range before.KPIs {
		if k := &before.KPIs[i]; kpiOf(after, k.ID) == nil && !k.Archived {
			list = append(list, Difference{Kind: Archived, Record: metrics.RecordKPI, ID: k.ID, Name: k.Name})
		}
	}
	for i := range after.Phases {
		p := &after.Phases[i]
		if old := phaseOf(before, p.ID); old != nil {
			list = append(list, diffFields(metrics.RecordPhase, p.ID, p.Name, phaseFields(old), phaseFields(p))...)
		} else {
			list = append(list, Difference{Kind: Added, Record: metrics.RecordPhase, ID: p.ID, Name: p.Name})
		}
	}
	for i := range before.Phases {
		if p := &before.Phases[i]; phaseOf(after, p.ID) == nil {
			list = append(list, Difference{Kind: Removed, Record: metrics.RecordPhase, ID: p.ID, Name: p.Name})
		}
	}
	for i := range after.Views {
		v := &after.Views[i]
		if old := viewOf(before, v.ID); old != nil {
			list = append(list, diffFields(metrics.RecordView, v.ID, v.Name, viewFields(old), viewFields(v))...)
		} else {
			list = append(list, Difference{Kind: Added, Record: metrics.RecordView, ID: v.ID, Name: v.Name})
		}
	}
	for i := range before.Views {
		if v := &before.Views[i]; viewOf(after, v.ID) == nil {
			list = append(list, Difference{Kind: Removed, Record: metrics.RecordView, ID: v.ID, Name: v.Name})
		}
	}
	return list
}

func kpiOf(d *Definitions, id string) *metrics.KPI {
	if i := slices.IndexFunc(d.KPIs, func(k metrics.KPI) bool { return k.ID == id }); i >= 0 {
		return &d.KPIs[i]
	}
	return nil
}

func phaseOf(d *Definitions, id string) *metrics.Phase {
	if i := slices.IndexFunc(d.Phases, func(p metrics.Phase) bool { return p.ID == id }); i >= 0 {
		return &d.Phases[i]
	}
	return nil
}

func viewOf(d *Definitions, id string) *metrics.View {
	if i := slices.IndexFunc(d.Views, func(v metrics.View) bool { return v.ID == id }); i >= 0 {
		return &d.Views[i]
	}
	return nil
}

// diffFields compares records as the file would write them. One goal and several
// are the same field.
func diffFields(kind metrics.RecordKind, id string, name metrics.Text, was, is fields) (list []Difference) {
	key := func(k string) string {
		if k == "goal" {
			return "goals"
		}
		return k
	}
	value := func(fs fields, k string) string {
		for _, f := range fs {
			if key(f.key) == k {
				return f.value()
			}
		}
		return ""
	}
	var keys []string
	for _, f := range slices.Concat(is, was) {
		if k := key(f.key); !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	for _, k := range keys {
		if a, b := value(was, k), value(is, k); a != b {
			list = append(list, Difference{Kind: Changed, Record: kind, ID: id, Name: name, Field: k, Old: a, New: b})
		}
	}
	return list
}

// Plan is what applying a definitions file does.
type Plan struct {
	After       *Definitions // the definitions as they will be
	Differences []Difference // empty: nothing to do
	Change      metrics.Change
}

// PlanApply works out what applying file to the definitions before does on the
// day today.
//
// A KPI missing from the file is archived, never deleted; a phase missing from it
// is removed; a part that the file does not have at all stays as it is. A goal
// that the file gives without a since, and that was not there before, counts from
// today on when its KPI has a history (measured reports it): the goal it replaces
// ends yesterday, so that earlier periods stay judged by it. An explicit since
// wins. Goals that have ended are kept. Applying the same file twice changes
// nothing.
func PlanApply(before, file *Definitions, today metrics.Date, measured func(kpi string) bool) Plan {
	m := merger{today: today, measured: measured}
	after := &Definitions{Info: mergeInfo(before.Info, file), KPIs: before.KPIs, Phases: before.Phases, Views: before.Views}
	if file.KPIs != nil {
		after.KPIs = m.kpis(before, file)
	}
	if file.Phases != nil {
		after.Phases = m.phases(before, file)
	}
	if file.Views != nil {
		after.Views = views(before, file)
	}
	plan := Plan{After: after, Differences: Diff(before, after), Change: metrics.Change{Kind: metrics.ChangeDefine}}
	seen := map[string]bool{}
	if moved(before, after) {
		plan.Differences = append(plan.Differences, Difference{Kind: Reordered, Record: metrics.RecordKPI})
	}
	for _, d := range plan.Differences {
		if d.Kind == Reordered {
			continue // the records follow below
		}
		if at := string(d.Record) + "/" + d.ID; !seen[at] {
			seen[at] = true
			plan.Change.Records = append(plan.Change.Records, edit(after, d))
		}
	}
	for i := range after.KPIs {
		k := after.KPIs[i]
		if old := kpiOf(before, k.ID); old != nil && old.Order != k.Order && !seen[string(metrics.RecordKPI)+"/"+k.ID] {
			plan.Change.Records = append(plan.Change.Records, metrics.RecordEdit{Kind: metrics.RecordKPI, ID: k.ID, After: &k})
		}
	}
	for i := range after.Views {
		v := after.Views[i]
		if old := viewOf(before, v.ID); old != nil && old.Order != v.Order && !seen[string(metrics.RecordView)+"/"+v.ID] {
			plan.Change.Records = append(plan.Change.Records, metrics.Put(&v))
		}
	}
	return plan
}

// edit writes the record of a difference as it will be.
func edit(after *Definitions, d Difference) metrics.RecordEdit {
	e := metrics.RecordEdit{Kind: d.Record, ID: d.ID}
	switch d.Record {
	case metrics.RecordInfo:
		info := after.Info
		e.After = &info
	case metrics.RecordKPI:
		k := *kpiOf(after, d.ID)
		e.After = &k
	case metrics.RecordView:
		if v := viewOf(after, d.ID); v != nil {
			copied := *v
			e.After = &copied
		}
	default:
		if old := phaseOf(after, d.ID); old != nil {
			p := *old
			e.After = &p
		}
	}
	return e
}

// mergeInfo takes from the file what it says.
func mergeInfo(info metrics.Info, d *Definitions) metrics.Info {
	file := &d.Info
	if !file.Name.IsZero() {
		info.Name = file.Name
	}
	if file.TZ != "" {
		info.TZ = file.TZ
	}
	if file.Currency != "" {
		info.Currency = file.Currency
	}
	if !file.Start.IsZero() {
		info.Start = file.Start
	}
	if file.FiscalStart != 0 {
		info.FiscalStart = file.FiscalStart
	}
	if file.NorthStar != "" || d.NoNorthStar {
		info.NorthStar = file.NorthStar
	}
	if file.Bands != (metrics.Bands{}) {
		info.Bands = file.Bands
	}
	return info
}
