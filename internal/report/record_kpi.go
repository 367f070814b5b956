package report

import (
	"fmt"
	"strconv"

	"kpitui/internal/metrics"
)

// kpiFacts returns the fields of a KPI's definition in their order.
func (j *Journal) kpiFacts(k *metrics.KPI) []fact {
	words, t := &journalWords, j.t
	labelled := func(v interface{ Label() metrics.Text }, some bool) string {
		if !some {
			return ""
		}
		return t(v.Label())
	}
	days, sample := "", ""
	if k.Days != 0 {
		days = Weekdays(k.Days, j.Lang)
	}
	if k.Sample != 0 {
		sample = strconv.Itoa(k.Sample)
	}
	return []fact{
		{label: words.Name, value: both(k.Name)},
		{label: words.Tier, value: t(k.Tier.Label())},
		{label: words.Layer, value: labelled(k.Layer, k.Layer != "")},
		{label: words.Role, value: labelled(k.Role, k.Role != "")},
		{label: words.Horizon, value: labelled(k.Horizon, k.Horizon != "")},
		{label: words.Group, value: both(k.Group)},
		{label: words.Unit, value: Unit(k.Unit, &j.Workspace.Info, j.Lang)},
		{label: words.Cadence, value: t(k.Cadence.Label())},
		{label: words.Days, value: days},
		{label: words.Aggregation, value: t(k.Aggregation.Label())},
		{label: words.Per, value: t(k.Per.Label())},
		{label: words.Direction, value: labelled(k.Direction, k.Direction != "")},
		{label: words.Formula, value: k.Formula},
		{label: words.FedBy, value: j.star(k.FedBy)},
		{label: words.AgreesWith, value: Commas(j.Lang, k.AgreesWith)},
		{label: words.Sample, value: sample},
		{label: words.Goals, value: j.goals(k.Goals, k)},
		{label: words.Thresholds, value: j.thresholds(k)},
		{label: words.Alerts, value: j.rules(k.Alerts)},
		{label: words.Baselines, value: j.baselines(k)},
		{label: words.Definition, value: both(k.Definition)},
		{label: words.Method, value: both(k.Method)},
		{label: words.EdgeCases, value: both(k.EdgeCases)},
		{label: words.Source, value: both(k.Source)},
		{label: words.Owner, value: k.Owner},
		{label: words.Unmeasured, value: both(k.Unmeasured)},
		{label: words.Today, value: j.yes(k.Today)},
		{label: words.Archived, value: j.yes(k.Archived)},
	}
}

// star names the KPI that a definition points to; nothing where it points to none.
func (j *Journal) star(id string) string {
	if id == "" {
		return ""
	}
	return j.KPI(id)
}

// baselines lists the spans that were frozen, with their centre and why.
func (j *Journal) baselines(k *metrics.KPI) string {
	var out []string
	for i := range k.Baselines {
		b := &k.Baselines[i]
		out = append(out, fmt.Sprintf("%s - %s  %s", b.From, b.To, j.note(k.ID, b.Reason)))
	}
	return Commas(j.Lang, out)
}
