package review

import (
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// cardStop goes through KPIs one by one: the exceptions of a week, all KPIs of a
// month, the strategic ones of a quarter, the KPI system of a year.
type cardStop struct {
	list
	s          *Screen
	step       metrics.ReviewStep
	exceptions map[string]metrics.Exception
	ids        map[string]string       // of the actions that cards would make, by KPI
	names      map[string]metrics.Text // of the KPIs that have been here
	chart      chartCache
	whole      map[string]*metrics.Series // histories that were read for an annual review
}

func (st *cardStop) refresh() {
	env := st.s.env
	st.chart = chartCache{}
	st.exceptions = map[string]metrics.Exception{}
	if st.names == nil {
		st.names = map[string]metrics.Text{}
	}
	var ids, rest []string
	for _, e := range env.Workspace.Exceptions(env.Assessed, st.s.period) {
		st.exceptions[e.Status.KPI.ID] = e
		if st.wants(e.Status.KPI) {
			ids = append(ids, e.Status.KPI.ID)
		}
	}
	if st.step != metrics.StepExceptions {
		for i := range env.Assessed.KPIs {
			k := env.Assessed.KPIs[i].KPI
			if _, ok := st.exceptions[k.ID]; !ok && st.wants(k) {
				rest = append(rest, k.ID)
			}
		}
	}
	ids = st.withTyped(append(ids, rest...))
	for _, id := range ids {
		if k := env.Workspace.KPI(id); k != nil {
			st.names[id] = k.Name
		}
	}
	for _, section := range st.step.Sections() {
		ids = append(ids, sectionItem(section))
	}
	st.set(ids)
}

// wants reports whether the step is about a KPI.
func (st *cardStop) wants(k *metrics.KPI) bool {
	return st.step != metrics.StepStrategic || k.Tier == metrics.Strategic
}

// withTyped adds to the KPIs of the step those about which somebody is writing, or
// has and did not keep it, where they stood: a card must not change under who types
// in it.
func (st *cardStop) withTyped(ids []string) []string {
	var typed []string
	if f := st.s.fields; f != nil && f.step == st.step {
		typed = append(typed, f.item)
	}
	for _, key := range slices.Sorted(maps.Keys(st.s.draft.texts)) {
		if rest, ok := strings.CutPrefix(key, string(st.step)+"/"); ok && strings.Contains(rest, "/") {
			typed = append(typed, rest[:strings.LastIndex(rest, "/")])
		}
	}
	for _, item := range typed {
		id := strings.TrimPrefix(item, newItem)
		if _, section := sectionOf(id); section || slices.Contains(ids, id) {
			continue
		}
		at := slices.Index(st.items, id)
		if at < 0 {
			at = len(ids)
		}
		ids = slices.Insert(ids, min(at, len(ids)), id)
	}
	return ids
}

// about returns the KPI of a card; archived ones, and of one that was removed what is
// still known.
func (st *cardStop) about(id string) *metrics.KPI {
	if k := st.s.env.Workspace.KPI(id); k != nil {
		return k
	}
	return &metrics.KPI{ID: id, Name: st.names[id]}
}

func (st *cardStop) kpi() string {
	if st.s.env.Status(st.item()) == nil {
		return ""
	}
	return st.item()
}

// tally counts the exceptions about which something is written: they alone ask for
// words. In an annual review every KPI asks for a verdict.
func (st *cardStop) tally() (done, all int) {
	if st.s.review == nil {
		return 0, len(st.items)
	}
	for _, id := range st.items {
		_, odd := st.exceptions[id]
		f := st.s.review.Finding(id)
		switch {
		case st.s.env.Status(id) == nil:
			continue
		case st.step == metrics.StepSystem:
			all++
			if f.Verdict != "" {
				done++
			}
		case odd:
			all++
			if !f.IsZero() || st.made(id) != nil {
				done++
			}
		}
	}
	return done, all
}

// made returns the open action of this review that the card of a KPI is about: the
// one that was written in it, else the oldest; nil: there is none.
func (st *cardStop) made(kpi string) *metrics.Action {
	list := st.s.env.Workspace.Actions
	var first *metrics.Action
	for i := range list {
		a := &list[i]
		if a.KPI != kpi || a.Review != metrics.ReviewID(st.s.period) || a.Status != metrics.ActionOpen {
			continue
		}
		if a.ID == st.ids[kpi] {
			return a
		}
		if first == nil {
			first = a
		}
	}
	return first
}

func (st *cardStop) do(a keys.Action) (tea.Cmd, bool) {
	s, id := st.s, st.item()
	if id == "" {
		return nil, false
	}
	switch a {
	case keys.Open:
		return s.open(id, ""), true
	case keys.Add:
		if st.kpi() != "" {
			return s.open(newItem+id, "title"), true
		}
	case keys.Edit:
		if made := st.made(id); made != nil {
			return frame.Ask(frame.EditAction{Action: *made}), true
		}
		return s.open(id, "title"), true
	case keys.Enter:
		if st.kpi() != "" {
			return frame.Ask(frame.EnterValue{KPI: id}), true
		}
	}
	return nil, false
}

func (st *cardStop) write(id, field string) *fields {
	s := st.s
	if section, ok := sectionOf(id); ok {
		return s.writeSection(st.step, section)
	}
	if kpi, ok := strings.CutPrefix(id, newItem); ok { // the card's own fields are of the action that is there
		return s.writeAction(st.step, id, metrics.Action{KPI: kpi, Owner: st.about(kpi).Owner}, false)
	}
	if s.review == nil {
		return nil
	}
	return st.writeCard(st.about(id))
}

// writeCard makes the fields of a KPI: note, cause, and an action with its owner
// and due date; in an annual review the verdict and a note.
func (st *cardStop) writeCard(k *metrics.KPI) *fields {
	s, kept := st.s, st.s.review.Finding(k.ID)
	note := &field{key: "note", label: words.Note, in: s.area(kept.Note, words.NoteHint)}
	if st.step == metrics.StepSystem {
		verdict := &choice{env: s.env, values: []string{""}, labels: []metrics.Text{{}}}
		for _, u := range [...]metrics.Usefulness{metrics.KeepKPI, metrics.ChangeKPI, metrics.RetireKPI} {
			verdict.values, verdict.labels = append(verdict.values, string(u)), append(verdict.labels, u.Label())
		}
		verdict.set(string(kept.Verdict))
		return st.kept(k, nil, &field{key: "verdict", label: words.Verdict, in: verdict}, note)
	}
	act := st.action(k)
	list := []*field{note, {key: "cause", label: words.Cause, in: s.area(kept.Cause, words.CauseHint)}}
	return st.kept(k, &act, append(list, s.actionFields(act)...)...)
}

// action returns the action that the card of a KPI is about: the one that it has
// made, or a new one, which keeps its id until it is there.
func (st *cardStop) action(k *metrics.KPI) metrics.Action {
	if made := st.made(k.ID); made != nil {
		return *made
	}
	if id := st.ids[k.ID]; id == "" || st.s.env.Workspace.Action(id) != nil {
		st.ids[k.ID] = frame.NewID()
	}
	return metrics.Action{ID: st.ids[k.ID], KPI: k.ID, Owner: k.Owner}
}

// kept makes the fields that are kept as the finding about a KPI and an action.
func (st *cardStop) kept(k *metrics.KPI, act *metrics.Action, list ...*field) *fields {
	s, period := st.s, st.s.period
	f := s.newFields(st.step, k.ID, list...)
	f.about = []string{k.ID}
	finding := func(was metrics.Finding) metrics.Finding {
		was.KPI, was.Note = k.ID, f.get("note")
		if fd := f.find("cause"); fd != nil {
			was.Cause = fd.value()
		}
		if fd := f.find("verdict"); fd != nil {
			was.Verdict = metrics.Usefulness(fd.value())
		}
		return was
	}
	asked := func() error {
		return metrics.ValidateReview(s.env.Workspace, &metrics.Review{Period: period, Findings: []metrics.Finding{finding(metrics.Finding{})}})
	}
	f.check = func() bool {
		if !s.blameFor(f, asked(), map[string]string{"findings[0].note": "note", "findings[0].cause": "cause"}) {
			return false
		}
		return act == nil || s.checkAction(f)
	}
	found := func() metrics.Change {
		r := s.edited(period)
		now := finding(r.Finding(k.ID))
		if now == r.Finding(k.ID) {
			return s.change()
		}
		r.Findings = withFinding(r.Findings, now)
		return s.change(r)
	}
	f.part = &part{keys: []string{"note", "cause", "verdict"}, sound: func() bool { return asked() == nil }, build: found}
	f.build = func() metrics.Change {
		if act == nil {
			return found()
		}
		return s.withAction(found(), f, *act, metrics.ReviewID(period))
	}
	return f
}

// withFinding puts a finding in the place of the one about its KPI; an empty one
// leaves none.
func withFinding(list []metrics.Finding, f metrics.Finding) []metrics.Finding {
	i := slices.IndexFunc(list, func(o metrics.Finding) bool { return o.KPI == f.KPI })
	switch {
	case f.IsZero() && i >= 0:
		return slices.Delete(list, i, i+1)
	case f.IsZero():
		return list
	case i >= 0:
		list[i] = f
		return list
	}
	return append(list, f)
}
