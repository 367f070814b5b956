package journal

import (
	"fmt"
	"strings"

	"kpitui/internal/metrics"
)

// fact is one field of a definition in words; difference is one that changed.
type fact struct{ label, value string }

type difference struct{ label, before, after string }

// differences returns the fields of a record that its change touched; every
// field that has a value for a record that is new or gone.
func (s *Screen) differences(r *metrics.RecordEdit) []difference {
	before, after := s.facts(r.Before), s.facts(r.After)
	if before == nil {
		before = make([]fact, len(after))
	}
	if after == nil {
		after = make([]fact, len(before))
	}
	var out []difference
	for i := range before {
		label := after[i].label
		if label == "" {
			label = before[i].label
		}
		if before[i].value != after[i].value {
			out = append(out, difference{label, before[i].value, after[i].value})
		}
	}
	return out
}

// facts returns the fields of a record, always the same ones in the same order.
func (s *Screen) facts(r metrics.Record) []fact {
	t := s.env.T
	both := func(name metrics.Text) string {
		if name.JA == "" || name.EN == "" || name.JA == name.EN {
			return name.In(s.env.Lang)
		}
		return name.JA + " / " + name.EN
	}
	switch r := r.(type) {
	case *metrics.KPI:
		archived := ""
		if r.Archived {
			archived = t(words.Yes)
		}
		layer := ""
		if r.Layer != "" {
			layer = t(r.Layer.Label())
		}
		return []fact{
			{t(words.Name), both(r.Name)}, {t(words.Tier), t(r.Tier.Label())}, {t(words.Layer), layer}, {t(words.Group), both(r.Group)},
			{t(words.Unit), s.unit(r.Unit)}, {t(words.Cadence), t(r.Cadence.Label())}, {t(words.Aggregation), t(r.Aggregation.Label())},
			{t(words.Goals), s.goals(r.Goals, r)}, {t(words.Thresholds), s.thresholds(r)}, {t(words.Alerts), rules(r.Alerts)},
			{t(words.Method), both(r.Method)}, {t(words.Owner), r.Owner}, {t(words.Archived), archived},
		}
	case *metrics.Phase:
		return []fact{
			{t(words.Name), both(r.Name)}, {t(words.Span), r.Start.String() + " - " + r.End.String()}, {t(words.Goals), s.goals(r.Goals, nil)},
		}
	case *metrics.Info:
		return []fact{
			{t(words.Name), both(r.Name)}, {t(words.Zone), r.TZ}, {t(words.Currency), r.Currency}, {t(words.Start), r.Start.String()},
		}
	case *metrics.Ack:
		return []fact{{t(words.Note), r.Note}}
	}
	return nil
}

func (s *Screen) unit(u metrics.Unit) string {
	return strings.TrimSpace(s.env.T(u.Kind.Label()) + " " + s.env.T(u.Counter) + " " + u.Currency)
}

// goals lists the goals of a KPI, or with none given those of a phase with the
// names of their KPIs.
func (s *Screen) goals(goals []metrics.Goal, of *metrics.KPI) string {
	var out []string
	for i := range goals {
		g, k, name := &goals[i], of, ""
		if k == nil {
			if k = s.env.Workspace.KPI(g.KPI); k == nil {
				out = append(out, g.KPI)
				continue
			}
			name = s.env.T(k.Name) + " "
		}
		one := name + s.env.Goal(g, k)
		if g.Due != 0 {
			one += " " + g.Due.String()
		}
		if g.Stars > 0 {
			one += " " + strings.Repeat("*", min(3, g.Stars))
		}
		if g.Until != 0 {
			one += fmt.Sprintf(" (- %s)", g.Until)
		}
		out = append(out, one)
	}
	return strings.Join(out, ", ")
}

func (s *Screen) thresholds(k *metrics.KPI) string {
	var out []string
	for i, t := range []*metrics.Threshold{k.Thresholds.Caution, k.Thresholds.Warning, k.Thresholds.Critical} {
		if t != nil {
			out = append(out, s.env.T(metrics.Level(i+1).Label())+" "+s.env.Value(metrics.Some(t.Value), k))
		}
	}
	return strings.Join(out, ", ")
}

func rules(rules []metrics.AlertRule) string {
	var out []string
	for _, r := range rules {
		out = append(out, fmt.Sprintf("%s !%d", r.When, r.Level))
	}
	return strings.Join(out, ", ")
}
