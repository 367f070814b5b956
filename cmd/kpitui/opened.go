package main

import (
	"context"
	"slices"
	"strings"
	"time"

	"kpitui/internal/metrics"
	"kpitui/internal/store"
)

// opened is a workspace with all that a command needs of it.
type opened struct {
	known
	w        *metrics.Workspace
	now      time.Time
	today    metrics.Date
	assessed *metrics.Assessment
	damage   error // what could not be read; the rest is here
}

// open loads the workspace, that of --as-of where it is given, and judges it.
func (a *app) open(ctx context.Context) (*opened, error) {
	s, err := a.store()
	if err != nil {
		return nil, err
	}
	if a.asOf != "" {
		m, err := a.moment(ctx, s)
		if err != nil {
			return nil, err
		}
		return a.openAt(ctx, s, m)
	}
	clock, _, err := a.clock()
	if err != nil {
		return nil, err
	}
	o := &opened{known: known{store: s}}
	o.w, _, err = s.Load(ctx, metrics.DateOf(clock(nil)))
	if o.w == nil {
		return nil, err
	}
	o.damage = err
	return o, o.assess(clock)
}

// assess judges the workspace at the time of a clock.
func (o *opened) assess(clock func(*time.Location) time.Time) error {
	zone, err := o.w.Info.Location()
	if err != nil {
		return err
	}
	o.now = clock(zone)
	o.today = metrics.DateOf(o.now)
	o.assessed = metrics.Assess(o.w, o.now)
	return nil
}

func (a *app) store() (*store.Store, error) {
	path, err := a.path()
	if err != nil {
		return nil, err
	}
	return store.Open(path, store.Options{Notice: a.noticed}), nil
}

// status returns the assessment of the KPI that a person named by its id, or by
// its name in either language.
func (o *opened) status(name string) (*metrics.Status, error) {
	for i := range o.assessed.KPIs {
		if o.assessed.KPIs[i].KPI.ID == name {
			return &o.assessed.KPIs[i], nil
		}
	}
	for i := range o.assessed.KPIs {
		k := o.assessed.KPIs[i].KPI
		if strings.EqualFold(k.Name.JA, name) || strings.EqualFold(k.Name.EN, name) {
			return &o.assessed.KPIs[i], nil
		}
	}
	return nil, o.noKPI(name)
}

// period reads a period of one of the kinds, or a day in one of the first kind;
// empty: the one of that kind whose review is due.
func (o *opened) period(s string, kinds ...metrics.PeriodKind) (metrics.Period, error) {
	cal := o.w.Info.Calendar
	if s == "" {
		return o.w.Info.ReviewPeriod(kinds[0], o.today), nil
	}
	p, err := metrics.ParsePeriod(cal, s)
	if err == nil && p.Kind == metrics.Day {
		p = cal.Of(kinds[0], p.Start)
	}
	switch {
	case err != nil || !slices.Contains(kinds, p.Kind):
		var such []string
		for _, kind := range kinds {
			such = append(such, cal.Label(o.w.Info.ReviewPeriod(kind, o.today)))
		}
		return p, usage(say(words.OtherPeriod, s, strings.Join(such, ", ")))
	case p.Start > o.today:
		return p, usage(say(words.NotBegun, cal.Label(p)))
	}
	return p, nil
}

func (o *opened) series(kpi string) *metrics.Series {
	if s := o.w.Series[kpi]; s != nil {
		return s
	}
	return &metrics.Series{}
}
