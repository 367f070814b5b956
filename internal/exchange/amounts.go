package exchange

import (
	"slices"

	"kpitui/internal/metrics"
)

// Amounts of a template that has a currency mean nothing in another one: ¥150,000 is
// not $150,000, and kpitui knows no rates. What depends on them stays out.

// LeaveAmounts takes from definitions in another currency what is stated in the
// workspace's money: goals, of KPIs and of phases, thresholds, and alert rules that
// compare an amount. It returns the ids of the KPIs that lost something, in their order.
func LeaveAmounts(d *Definitions) (ids []string) {
	kpis := slices.Clone(d.KPIs)
	w := &metrics.Workspace{KPIs: kpis}
	poorer := map[string]bool{}
	d.Phases = slices.Clone(d.Phases)
	for i := range d.Phases {
		p := &d.Phases[i]
		p.Goals = slices.DeleteFunc(slices.Clone(p.Goals), func(g metrics.Goal) bool {
			amount := inMoney(w.KPI(g.KPI))
			poorer[g.KPI] = poorer[g.KPI] || amount
			return amount
		})
	}
	for i := range kpis {
		if leaveAmounts(&kpis[i], w.KPI) || poorer[kpis[i].ID] {
			ids = append(ids, kpis[i].ID)
		}
	}
	for i := range kpis {
		if slices.Contains(ids, kpis[i].ID) {
			withoutIdleRules(&kpis[i], d.Phases)
		}
	}
	d.KPIs = kpis
	return ids
}

// leaveAmounts takes the amounts from one KPI, and reports whether there were any.
// find returns the KPIs that its alert rules name.
func leaveAmounts(k *metrics.KPI, find func(string) *metrics.KPI) bool {
	goals, rules, limits := len(k.Goals), len(k.Alerts), k.Thresholds.IsZero()
	if inMoney(k) {
		k.Goals, k.Thresholds = nil, metrics.Thresholds{}
	}
	k.Alerts = slices.DeleteFunc(slices.Clone(k.Alerts), func(r metrics.AlertRule) bool { return comparesAmount(k, r, find) })
	return len(k.Goals) != goals || len(k.Alerts) != rules || k.Thresholds.IsZero() != limits
}

// inMoney reports whether a KPI is in the currency of whatever workspace it is in.
func inMoney(k *metrics.KPI) bool {
	return k != nil && k.Unit.Kind == metrics.UnitMoney && k.Unit.Currency == ""
}

func comparesAmount(k *metrics.KPI, rule metrics.AlertRule, find func(string) *metrics.KPI) bool {
	c, err := metrics.ParseCondition(rule.When)
	return err == nil && slices.ContainsFunc(c, func(c metrics.Clause) bool {
		return c.Subject == metrics.SubjectValue && inMoney(k) || c.Subject == metrics.SubjectKPI && inMoney(find(c.KPI))
	})
}

// withoutIdleRules takes from a KPI without any goal the alert rules that look at its
// attainment: they can never hold.
func withoutIdleRules(k *metrics.KPI, phases []metrics.Phase) {
	if len(k.Goals) > 0 || slices.ContainsFunc(phases, func(p metrics.Phase) bool {
		return slices.ContainsFunc(p.Goals, func(g metrics.Goal) bool { return g.KPI == k.ID })
	}) {
		return
	}
	k.Alerts = slices.DeleteFunc(slices.Clone(k.Alerts), func(r metrics.AlertRule) bool {
		c, err := metrics.ParseCondition(r.When)
		return err == nil && slices.ContainsFunc(c, func(c metrics.Clause) bool {
			return c.Subject == metrics.SubjectAttainment || c.Subject == metrics.SubjectAttainmentGoal
		})
	})
}
