package metrics

import (
	"slices"
	"strings"
	"time"
)

// Reassess judges the workspace as [Assess] does, after nothing has changed since
// before but values and acknowledgements of the KPIs changed: these are judged anew,
// with all that is computed of them, the KPIs whose alert rules look at one of them,
// and the phases that have goals for them; everything else is carried over as it was
// judged before. Health and counts are added up again.
//
// It assesses in full when the day is another one, when the workspace says something
// else about itself, or when KPIs or phases were defined anew ([Workspace.Apply]
// replaces them). The assessment of before stays as it was.
func Reassess(w *Workspace, before *Assessment, changed []string, now time.Time) *Assessment {
	today := DateOf(now)
	if before == nil || before.AsOf != today || before.Closed != today-1 || !before.of(w) {
		return Assess(w, now)
	}
	a := &assessor{w: w, today: today, closed: today - 1, before: before, changed: w.reached(changed)}
	a.find = w.KPI
	return a.assess(now)
}

// of reports whether the assessment is of the definitions that the workspace has now.
func (as *Assessment) of(w *Workspace) bool {
	if as.info != w.Info || len(as.Phases) != len(w.Phases) {
		return false
	}
	n := 0
	for i := range w.KPIs {
		k := &w.KPIs[i]
		if k.Archived {
			continue
		}
		if n == len(as.KPIs) || as.KPIs[n].KPI != k {
			return false
		}
		n++
	}
	for i := range w.Phases {
		if as.Phases[i].Phase != &w.Phases[i] {
			return false
		}
	}
	return n == len(as.KPIs)
}

// reached returns the KPIs on whose status the values of the changed ones have a
// bearing.
func (w *Workspace) reached(changed []string) map[string]bool {
	ids := make(map[string]bool, len(changed))
	for _, id := range changed {
		ids[id] = true
	}
	for more := true; more; { // once, and once more to see it, unless formulas stand before their inputs
		more = false
		for i := range w.KPIs {
			if k := &w.KPIs[i]; !ids[k.ID] && dependsOn(k, ids) {
				ids[k.ID], more = true, true
			}
		}
	}
	var watchers []string // whose values stay: nothing comes of them
	for i := range w.KPIs {
		k := &w.KPIs[i]
		if !ids[k.ID] && slices.ContainsFunc(k.Alerts, func(a AlertRule) bool { return a.watches(ids) }) {
			watchers = append(watchers, k.ID)
		}
	}
	for _, id := range watchers {
		ids[id] = true
	}
	return ids
}

// watches reports whether the rule's condition looks at one of the KPIs.
func (a *AlertRule) watches(ids map[string]bool) bool {
	for id := range ids {
		if strings.Contains(a.When, id) { // which is rare, and reading the condition dear
			when, _ := ParseCondition(a.When)
			return slices.ContainsFunc(when.KPIs(), func(id string) bool { return ids[id] })
		}
	}
	return false
}

// Values returns the KPIs of whose values or acknowledgements a change is, for
// [Reassess]; all is true for one of definitions, or of what the workspace says about
// itself, which calls for an assessment in full.
func (c *Change) Values() (kpis []string, all bool) {
	for i := range c.Series {
		kpis = append(kpis, c.Series[i].KPI)
	}
	for _, r := range c.Records {
		switch r.Kind {
		case RecordAck:
			kpis = append(kpis, r.ID)
		case RecordInfo, RecordKPI, RecordPhase:
			return nil, true
		}
	}
	return kpis, false
}
