package report

import (
	"fmt"
	"strconv"
	"strings"

	"kpitui/internal/metrics"
)

// record says what became of a record.
func (j *Journal) record(r *metrics.RecordEdit) string {
	is := func(t, name metrics.Text) string { return fmt.Sprintf(j.t(t), j.t(name)) }
	switch r.Kind {
	case metrics.RecordAck:
		a, ok := r.After.(*metrics.Ack)
		if !ok {
			return j.KPI(r.ID) + "  " + j.t(journalWords.Unacked)
		}
		return strings.TrimSpace(fmt.Sprintf("%s  !%d %s  %s", j.KPI(r.ID), a.Level, j.t(a.Level.Label()), j.note(r.ID, a.Note)))
	case metrics.RecordInfo:
		return j.t(journalWords.Workspace) + j.touched(r)
	case metrics.RecordPhase:
		before, was := r.Before.(*metrics.Phase)
		after, stays := r.After.(*metrics.Phase)
		switch {
		case !was && stays:
			return is(journalWords.AddedPhase, after.Name)
		case stays:
			return is(journalWords.ChangedPhase, after.Name) + j.touched(r)
		case was:
			return is(journalWords.RemovedPhase, before.Name)
		}
	case metrics.RecordKPI:
		before, was := r.Before.(*metrics.KPI)
		after, stays := r.After.(*metrics.KPI)
		switch {
		case !was && stays:
			return is(journalWords.AddedKPI, after.Name)
		case stays && after.Archived && !before.Archived:
			return is(journalWords.ArchivedKPI, after.Name)
		case stays && before.Archived && !after.Archived:
			return is(journalWords.RestoredKPI, after.Name)
		case stays:
			return is(journalWords.ChangedKPI, after.Name) + j.touched(r)
		case was:
			return is(journalWords.RemovedKPI, before.Name)
		}
	}
	return r.ID
}

// touched names the fields that a change of a record touched: (目標, 担当).
func (j *Journal) touched(r *metrics.RecordEdit) string {
	fields := j.fields(r)
	if r.Before == nil || fields == nil {
		return ""
	}
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.Label
	}
	return " (" + strings.Join(names, ", ") + ")"
}

// fields returns the fields of a record that its change touched; every field that
// says something for a record that is new or gone.
func (j *Journal) fields(r *metrics.RecordEdit) []FieldChange {
	before, after := j.facts(r.Before), j.facts(r.After)
	if before == nil {
		before = make([]fact, len(after))
	}
	if after == nil {
		after = make([]fact, len(before))
	}
	var out []FieldChange
	for i, b := range before {
		a := after[i]
		change := b.value + " > " + a.value
		switch {
		case a.value == b.value:
			continue
		case b.value == "":
			change = a.value
		case a.value == "":
			change = b.value + " > " + j.t(journalWords.None)
		}
		label := a.label
		if label.IsZero() {
			label = b.label
		}
		out = append(out, FieldChange{j.t(label), change})
	}
	return out
}

// fact is one field of a record in words; without a value it says nothing.
type fact struct {
	label metrics.Text
	value string
}

// facts returns the fields of a record, for a kind of record always the same ones
// in the same order.
func (j *Journal) facts(r metrics.Record) []fact {
	words, t := &journalWords, j.t
	switch r := r.(type) {
	case *metrics.KPI:
		layer, days := "", ""
		if r.Layer != "" {
			layer = t(r.Layer.Label())
		}
		if r.Days != 0 {
			days = Weekdays(r.Days, j.Lang)
		}
		return []fact{
			{words.Name, both(r.Name)}, {words.Tier, t(r.Tier.Label())}, {words.Layer, layer}, {words.Group, both(r.Group)},
			{words.Unit, Unit(r.Unit, &j.Workspace.Info, j.Lang)}, {words.Cadence, t(r.Cadence.Label())}, {words.Days, days},
			{words.Aggregation, t(r.Aggregation.Label())}, {words.Per, t(r.Per.Label())},
			{words.Goals, j.goals(r.Goals, r)}, {words.Thresholds, j.thresholds(r)}, {words.Alerts, j.rules(r.Alerts)},
			{words.Method, both(r.Method)}, {words.Owner, r.Owner}, {words.Unmeasured, both(r.Unmeasured)},
			{words.Today, j.yes(r.Today)}, {words.Archived, j.yes(r.Archived)},
		}
	case *metrics.Phase:
		return []fact{{words.Name, both(r.Name)}, {words.Span, r.Start.String() + " - " + r.End.String()}, {words.Goals, j.goals(r.Goals, nil)}}
	case *metrics.Info:
		fiscal, bands := "", ""
		if r.FiscalStart != 0 {
			fiscal = strconv.Itoa(int(r.FiscalStart))
		}
		if b := r.Bands; b != (metrics.Bands{}) {
			bands = fmt.Sprintf("%g, %g, %g", b.Near, b.Caution, b.Warning)
		}
		return []fact{
			{words.Name, both(r.Name)}, {words.Zone, r.TZ}, {words.Currency, r.Currency}, {words.Start, r.Start.String()},
			{words.FiscalStart, fiscal}, {words.Bands, bands},
		}
	case *metrics.Ack:
		return []fact{{words.Note, r.Note}}
	}
	return nil
}

// both writes a name in both languages where they differ: a change may touch only
// the one that is not shown.
func both(name metrics.Text) string {
	if name.JA == "" || name.EN == "" || name.JA == name.EN {
		return name.In(metrics.EN)
	}
	return name.JA + " / " + name.EN
}

func (j *Journal) yes(b bool) string {
	if !b {
		return ""
	}
	return j.t(journalWords.Yes)
}

// goals lists the goals of a KPI, or with none given those of a phase with the
// names of their KPIs.
func (j *Journal) goals(goals []metrics.Goal, of *metrics.KPI) string {
	var out []string
	for i := range goals {
		g, k, name := &goals[i], of, ""
		if k == nil {
			if k = j.Workspace.KPI(g.KPI); k == nil {
				out = append(out, g.KPI)
				continue
			}
			name = j.t(k.Name) + " "
		}
		one := name + Goal(g, j.Lang, func(v float64) string { return j.write(v, k) })
		if g.Due != 0 {
			one += " " + g.Due.String()
		}
		if g.Stars > 0 {
			one += " " + strings.Repeat("*", g.Weight())
		}
		if g.Until != 0 {
			one += fmt.Sprintf(" (- %s)", g.Until)
		}
		out = append(out, one)
	}
	return strings.Join(out, ", ")
}

func (j *Journal) thresholds(k *metrics.KPI) string {
	var out []string
	for level, t := range [...]*metrics.Threshold{
		metrics.LevelCaution: k.Thresholds.Caution, metrics.LevelWarning: k.Thresholds.Warning, metrics.LevelCritical: k.Thresholds.Critical,
	} {
		if t == nil {
			continue
		}
		one := j.t(metrics.Level(level).Label()) + " " + j.write(t.Value, k)
		if t.Inclusive {
			one += " " + j.t(journalWords.Inclusive)
		}
		out = append(out, one)
	}
	return strings.Join(out, ", ")
}

func (j *Journal) rules(rules []metrics.AlertRule) string {
	var out []string
	for _, r := range rules {
		when := r.When
		if j.Masked {
			when = "***"
		}
		out = append(out, strings.TrimSpace(fmt.Sprintf("!%d %s  %s", r.Level, when, both(r.Name))))
	}
	return strings.Join(out, ", ")
}
