package metrics

import (
	"errors"
	"fmt"
	"maps"
	"runtime"
	"runtime/debug"
	"sync"
	"time"
)

// assessor holds what the judgements of one assessment share, and the memory
// that their results lie in: a handful of allocations for any number of KPIs.
type assessor struct {
	w      *Workspace
	today  Date
	closed Date // the last day that a period may end on to be over
	phased map[string][]candidate
	kpis   map[string]*KPI      // made when somebody asks
	find   func(id string) *KPI // kpi
	goals  []GoalInForce
	words  []Reason
	points []point // of the KPI at hand, for its limits and its outlook

	samples  []sample // of the KPI at hand
	outlooks []Outlook
	ahead    map[string]*Outlook // of the goals of phases that are in force, by KPI

	fitting fitting
	values  []float64 // what limits are computed of
	signals []Signal
	marks   []SignalRule

	before  *Assessment     // carried over as far as it is not about changed KPIs; nil: nothing is
	changed map[string]bool // see [Reassess]
}

func newAssessor(w *Workspace, today Date) *assessor {
	a := &assessor{w: w, today: today, closed: today - 1, phased: map[string][]candidate{}}
	a.find = a.kpi
	for i := range w.Phases {
		p := &w.Phases[i]
		for j := range p.Goals {
			id := p.Goals[j].KPI
			a.phased[id] = append(a.phased[id], candidate{&p.Goals[j], p})
		}
	}
	return a
}

func (a *assessor) subject(k *KPI) subject {
	phased := a.phased[k.ID]
	if a.phased == nil { // for a few KPIs not gathered for all
		phased = phaseGoals(a.w, k.ID)
	}
	s := newSubject(a.w, k, a.w.Series[k.ID], phased)
	s.lookup = a.find
	return s
}

// kpi finds a KPI by its id, in the same time however many there are.
func (a *assessor) kpi(id string) *KPI {
	if a.kpis == nil {
		a.kpis = make(map[string]*KPI, len(a.w.KPIs))
		for i := range a.w.KPIs {
			a.kpis[a.w.KPIs[i].ID] = &a.w.KPIs[i]
		}
	}
	return a.kpis[id]
}

// Assess judges every KPI, phase and alert of the workspace as they stand at
// now, which must be in the workspace's time zone. Values of days after that are
// left out, so that an earlier now shows the company as it stood. It formats
// nothing, and its cost grows with the number of KPIs, not of snapshots.
func Assess(w *Workspace, now time.Time) *Assessment {
	return newAssessor(w, DateOf(now)).assess(now)
}

// AssessEnd judges the workspace as it stood when the last day of the period was
// over, by all that is known of that time: the period and those that end with it
// have closed, so that a month's sum is judged on its last day.
func AssessEnd(w *Workspace, p Period) *Assessment {
	y, m, d := p.End().Date()
	a := newAssessor(w, p.End())
	a.closed = a.today
	return a.assess(time.Date(y, m, d, 23, 59, 59, 0, w.Info.zone()))
}

func (a *assessor) assess(now time.Time) *Assessment {
	w, today := a.w, a.today
	as := &Assessment{
		info: w.Info,
		AsOf: today, Closed: a.closed, Now: now, Week: w.Info.Of(Week, today),
		KPIs:   make([]Status, 0, len(w.KPIs)),
		Phases: make([]PhaseStatus, 0, len(w.Phases)),
		Tiers:  make(map[Tier]Health, len(Tiers)),
	}
	var alerts []*Alert
	var company health
	tiers := map[Tier]*health{}
	for i := range w.KPIs {
		if k := &w.KPIs[i]; !k.Archived {
			as.KPIs = append(as.KPIs, Status{KPI: k})
		}
	}
	a.judge(as.KPIs)
	for i := range as.KPIs {
		st := &as.KPIs[i]
		k := st.KPI
		as.Counts.add(st)
		company.addStatus(st)
		if tiers[k.Tier] == nil {
			tiers[k.Tier] = &health{}
		}
		tiers[k.Tier].addStatus(st)
		if st.Alert != nil {
			alerts = append(alerts, st.Alert)
		}
	}
	as.Health = company.result()
	for tier, h := range tiers {
		as.Tiers[tier] = h.result()
	}
	for i := range w.Phases {
		var before *PhaseStatus
		if a.before != nil {
			before = &a.before.Phases[i]
		}
		as.Phases = append(as.Phases, a.phase(&w.Phases[i], before))
		if w.Phases[i].Contains(today) {
			as.Phase = &as.Phases[i]
		}
	}
	as.Alerts = worstFirst(alerts)
	for i := range as.KPIs {
		if as.KPIs[i].KPI.ID == w.Info.NorthStar {
			as.NorthStar = &as.KPIs[i]
		}
	}
	return as
}

// How KPIs are divided among processors: a part of fewer is not worth it, and more
// parts are of no use.
const (
	fewestInPart = 100
	mostParts    = 8
)

// judge judges the KPIs of the statuses, each processor a part of them: they share
// nothing that they write.
func (a *assessor) judge(list []Status) {
	judged := len(list)
	if a.before != nil {
		judged = min(judged, len(a.changed))
	}
	parts := min(runtime.NumCPU(), runtime.GOMAXPROCS(0), mostParts, judged/fewestInPart)
	if parts < 2 {
		a.part(list, 0, judged)
		return
	}
	a.find("") // has the KPIs gathered by id before several ask
	beside := make([]assessor, parts-1)
	failed := make([]error, parts-1)
	var working sync.WaitGroup
	size := (len(list) + parts - 1) / parts
	for i := range beside {
		b := &beside[i]
		*b = assessor{w: a.w, today: a.today, closed: a.closed, phased: a.phased, find: a.find, before: a.before, changed: a.changed}
		from := size * (i + 1)
		working.Go(func() {
			defer func() {
				if p := recover(); p != nil { // the caller knows what to do about it, nobody else
					failed[i] = fmt.Errorf("%v\n%s", p, debug.Stack())
				}
			}()
			b.part(list[from:min(from+size, len(list))], from, size)
		})
	}
	a.part(list[:size], 0, size)
	working.Wait()
	if err := errors.Join(failed...); err != nil {
		panic(err)
	}
	for i := range beside {
		if a.ahead == nil {
			a.ahead = map[string]*Outlook{}
		}
		maps.Copy(a.ahead, beside[i].ahead)
	}
}

// part judges KPIs whose statuses begin at from in the assessment; about so many of
// them are judged, the others carried over.
func (a *assessor) part(list []Status, from, judged int) {
	a.goals = make([]GoalInForce, 0, judged)
	a.words = make([]Reason, 0, judged*5/4)
	for i := range list {
		st := &list[i]
		if a.before == nil || a.changed[st.KPI.ID] {
			a.status(st)
		} else {
			*st = a.before.KPIs[from+i]
		}
	}
}

// status judges one KPI.
func (a *assessor) status(st *Status) {
	s := a.subject(st.KPI)
	h := s.history(a.today, a.closed)
	a.points = h.recent(a.points[:0])
	st.Freshness = h.freshness()
	st.Asks = h.asks(st.Freshness)
	r, ok := h.judged()
	t := a.today
	if ok {
		st.Value, st.Period, st.At, st.Days, st.Of = Some(r.value), r.period, r.at, r.days, r.of
		t = r.at
	}
	var v verdict
	s.judge(&v, &h, r, ok, t, st.Freshness)
	st.State, st.Level, st.Early = v.state, v.level, v.early
	st.AttainmentGoal, st.AttainmentPlan = v.toGoal, v.toPlan
	if v.hasGoal {
		a.goals = append(a.goals, v.goal)
		st.Goal = &a.goals[len(a.goals)-1]
	}
	from := len(a.words)
	a.words = s.explain(a.words, &h, r, ok, &v, st.Freshness)
	if st.KPI.Formula != "" {
		st.Computed = newestComputation(a.w, &h)
		a.words = notComputed(a.shortInputs(a.words, st.Computed), from, st)
	}
	st.Reasons = a.words[from:len(a.words):len(a.words)]
	st.Process = a.process(st, a.points)
	st.SoFar = h.open()
	if ok && v.hasGoal {
		st.Outlook = a.outlook(&h, r, &v.goal)
	}
	if ok {
		st.Previous, st.YearBefore = h.previous(r, st.Goal), h.yearBefore(r, st.Goal)
		st.Alert = s.alert(st, a.today)
	}
}
