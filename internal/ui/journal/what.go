package journal

import (
	"fmt"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
)

// what says what a change did, in as few words as it takes.
func (s *Screen) what(e *frame.JournalEntry) string {
	var parts []string
	add := func(p string) {
		if p != "" {
			parts = append(parts, p)
		}
	}
	if e.Undoes != 0 {
		add(fmt.Sprintf("#%d", e.Undoes))
	}
	c := &e.Change
	if one, ok := onlyValue(c); ok {
		add(s.value(one))
		if one.after != nil {
			add(one.after.Note)
		}
		return strings.Join(parts, "  ")
	}
	if c.Kind == metrics.ChangeImport || c.Kind == metrics.ChangeInit {
		add(c.Label)
	}
	if e.Values > 0 {
		add(fmt.Sprintf(s.env.T(words.Values), e.Values) + " " + s.countKPIs(e.KPIs))
	}
	switch n := len(c.Records); {
	case n == 1:
		add(s.record(&c.Records[0]))
	case n > 1 && c.Kind == metrics.ChangeInit:
		add(fmt.Sprintf(s.env.T(words.Definitions), n))
	case n > 1:
		add(s.record(&c.Records[0]) + " " + fmt.Sprintf(s.env.T(words.Others), n-1))
	case c.Kind != metrics.ChangeInit && len(e.KPIs) <= 3:
		add(s.names(e.KPIs))
	}
	return strings.Join(parts, "  ")
}

// edit is one value before and after a change.
type edit struct {
	kpi           string
	period        metrics.Period
	clock         int32
	before, after *metrics.Snapshot
}

// edits returns the values that a change to a history touched, in its order.
func edits(e *metrics.SeriesEdit) []edit {
	before := map[metrics.Slot]*metrics.Snapshot{}
	for i := range e.Replaced {
		before[e.Replaced[i].Slot] = &e.Replaced[i]
	}
	out := make([]edit, 0, len(e.Put)+len(e.Drop))
	for i := range e.Put {
		p := &e.Put[i]
		out = append(out, edit{e.KPI, p.Period, p.Clock, before[p.Slot], p})
	}
	for _, d := range e.Drop {
		out = append(out, edit{e.KPI, d.Period, d.Clock, before[d], nil})
	}
	return out
}

// onlyValue returns the value that a change touched, if that is all it did.
func onlyValue(c *metrics.Change) (edit, bool) {
	if len(c.Series) != 1 || len(c.Records) > 0 || len(c.Series[0].Put)+len(c.Series[0].Drop) != 1 {
		return edit{}, false
	}
	return edits(&c.Series[0])[0], true
}

// value writes an edit: MRR 2026-11-20 150万円 > 152万円.
func (s *Screen) value(e edit) string {
	return fmt.Sprintf("%s %s  %s", s.name(e.kpi), s.slot(e), s.change(e))
}

func (s *Screen) slot(e edit) string {
	out := s.env.Info().Label(e.period)
	if e.clock > 0 {
		sec := e.clock - 1
		out += fmt.Sprintf(" %02d:%02d", sec/3600, sec/60%60)
	}
	return out
}

// change writes what a value was and what it became. A new one stands alone.
func (s *Screen) change(e edit) string {
	switch {
	case e.before == nil && e.after == nil:
		return ""
	case e.before == nil:
		return s.amount(e.kpi, e.after)
	default:
		return s.amount(e.kpi, e.before) + " > " + s.amount(e.kpi, e.after)
	}
}

func (s *Screen) amount(kpi string, p *metrics.Snapshot) string {
	if p == nil {
		return s.env.T(words.NoValue)
	}
	k := s.env.Workspace.KPI(kpi)
	if k == nil { // of a KPI that is gone only the number is known
		k = &metrics.KPI{Unit: metrics.Unit{Kind: metrics.UnitCount}}
	}
	return s.env.Value(metrics.Some(p.Value), k)
}

func (s *Screen) name(kpi string) string {
	if k := s.env.Workspace.KPI(kpi); k != nil {
		return s.env.T(k.Name)
	}
	return kpi
}

func (s *Screen) names(kpis []string) string {
	out := make([]string, len(kpis))
	for i, id := range kpis {
		out[i] = s.name(id)
	}
	return strings.Join(out, ", ")
}

// countKPIs says how many KPIs a change touched; storage names the first few.
func (s *Screen) countKPIs(kpis []string) string {
	const named = 8
	if len(kpis) >= named {
		return fmt.Sprintf(s.env.T(words.MoreKPIs), len(kpis))
	}
	return fmt.Sprintf(s.env.T(words.KPIs), len(kpis))
}

// record says what became of a record.
func (s *Screen) record(r *metrics.RecordEdit) string {
	is := func(t metrics.Text, name metrics.Text) string { return fmt.Sprintf(s.env.T(t), s.env.T(name)) }
	switch r.Kind {
	case metrics.RecordAck:
		a, ok := r.After.(*metrics.Ack)
		if !ok {
			return s.name(r.ID) + "  " + s.env.T(words.Unacked)
		}
		mark := s.env.Theme.Level(a.Level).Glyph + " " + s.env.T(a.Level.Label())
		return strings.TrimSpace(s.name(r.ID) + "  " + mark + "  " + a.Note)
	case metrics.RecordInfo:
		return s.env.T(words.Workspace)
	case metrics.RecordPhase:
		before, was := r.Before.(*metrics.Phase)
		after, is2 := r.After.(*metrics.Phase)
		switch {
		case !was && is2:
			return is(words.AddedPhase, after.Name)
		case is2:
			return is(words.ChangedPhase, after.Name) + s.changed(r)
		case was:
			return is(words.RemovedPhase, before.Name)
		}
	case metrics.RecordKPI:
		before, was := r.Before.(*metrics.KPI)
		after, is2 := r.After.(*metrics.KPI)
		switch {
		case !was && is2:
			return is(words.AddedKPI, after.Name)
		case is2 && after.Archived && !before.Archived:
			return is(words.ArchivedKPI, after.Name)
		case is2 && before.Archived && !after.Archived:
			return is(words.RestoredKPI, after.Name)
		case is2:
			return is(words.ChangedKPI, after.Name) + s.changed(r)
		case was:
			return is(words.RemovedKPI, before.Name)
		}
	}
	return r.ID
}

// changed names the fields that a change of a definition touched: (目標, 担当).
func (s *Screen) changed(r *metrics.RecordEdit) string {
	var names []string
	for _, d := range s.differences(r) {
		names = append(names, d.label)
	}
	if names == nil {
		return ""
	}
	return " (" + strings.Join(names, ", ") + ")"
}
