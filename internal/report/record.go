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
	case metrics.RecordView:
		before, was := r.Before.(*metrics.View)
		after, stays := r.After.(*metrics.View)
		switch {
		case !was && stays:
			return is(journalWords.AddedView, after.Name)
		case stays:
			return is(journalWords.ChangedView, after.Name) + j.touched(r)
		case was:
			return is(journalWords.RemovedView, before.Name)
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
	return j.reviewed(r)
}

// touched names the fields that a change of a record touched: （目標、担当）.
func (j *Journal) touched(r *metrics.RecordEdit) string {
	fields := j.fields(r)
	if r.Before == nil || fields == nil {
		return ""
	}
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.Label
	}
	return beside(j.Lang, names...)
}

// fields returns the fields of a record that its change touched; every field that
// says something for a record that is new or gone.
func (j *Journal) fields(r *metrics.RecordEdit) []FieldChange {
	var out []FieldChange
	for _, pair := range aligned(j.facts(r.Before), j.facts(r.After)) {
		b, a := pair[0].value, pair[1].value
		if a == b {
			continue
		}
		then := " > "
		switch {
		case !pair[0].long && !pair[1].long:
		case j.Whole:
			then = "\n> "
		default:
			b, a = excerpts(b, a)
		}
		change := b + then + a
		switch {
		case b == "":
			change = a
		case a == "":
			change = b + then + j.t(journalWords.None)
		}
		out = append(out, FieldChange{j.t(pair[1].label), change})
	}
	return out
}

// fact is one field of a record in words; without a value it says nothing.
type fact struct {
	label metrics.Text
	of    string // tells facts with the same label apart
	value string
	long  bool // a text of any length, shown in excerpts
}

// aligned puts the facts of a record before and after a change side by side, in the
// order in which they stand now, and those that are gone behind them.
func aligned(before, after []fact) [][2]fact {
	key := func(f fact) fact { return fact{label: f.label, of: f.of} }
	was := make(map[fact]fact, len(before))
	for _, b := range before {
		was[key(b)] = b
	}
	out := make([][2]fact, 0, max(len(before), len(after)))
	for _, a := range after {
		out = append(out, [2]fact{was[key(a)], a})
		delete(was, key(a))
	}
	for _, b := range before {
		if _, gone := was[key(b)]; gone {
			out = append(out, [2]fact{b, key(b)})
		}
	}
	return out
}

// facts returns the fields of a record in their order.
func (j *Journal) facts(r metrics.Record) []fact {
	words := &journalWords
	switch r := r.(type) {
	case *metrics.KPI:
		return j.kpiFacts(r)
	case *metrics.View:
		names := make([]string, len(r.KPIs))
		for i, id := range r.KPIs {
			names[i] = j.KPI(id)
		}
		return []fact{{label: words.Name, value: both(r.Name)}, {label: words.About, value: both(r.About)}, {label: words.KPI, value: Commas(j.Lang, names)}}
	case *metrics.Phase:
		return []fact{{label: words.Name, value: both(r.Name)}, {label: words.Span, value: r.Start.String() + " - " + r.End.String()}, {label: words.Goals, value: j.goals(r.Goals, nil)}}
	case *metrics.Info:
		fiscal, bands := "", ""
		if r.FiscalStart != 0 {
			fiscal = strconv.Itoa(int(r.FiscalStart))
		}
		if b := r.Bands; b != (metrics.Bands{}) {
			bands = fmt.Sprintf("%g, %g, %g", b.Near, b.Caution, b.Warning)
		}
		return []fact{
			{label: words.Name, value: both(r.Name)}, {label: words.Zone, value: r.TZ}, {label: words.Currency, value: r.Currency}, {label: words.Start, value: r.Start.String()},
			{label: words.FiscalStart, value: fiscal}, {label: words.Bands, value: bands}, {label: words.NorthStar, value: j.star(r.NorthStar)},
		}
	case *metrics.Ack:
		return []fact{{label: words.Note, value: r.Note}}
	case *metrics.Review:
		return j.reviewFacts(r)
	case *metrics.Minutes:
		return []fact{{label: words.Minutes, value: j.note("", r.Text), long: true}}
	case *metrics.Action:
		return j.actionFacts(r)
	case *metrics.Experiment:
		return j.experimentFacts(r)
	case *metrics.Note:
		return []fact{{label: words.KPI, value: j.KPI(r.KPI)}, {label: words.Date, value: r.Date.String()}, {label: words.Note, value: j.note(r.KPI, r.Text), long: true}}
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
		one := name + Goal(g, k, j.Lang, func(v float64) string { return j.write(v, k) })
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
	return Commas(j.Lang, out)
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
	return Commas(j.Lang, out)
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
	return Commas(j.Lang, out)
}
