package main

import (
	"context"
	"errors"
	"iter"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"kpitui/internal/metrics"
	"kpitui/internal/store"
	"kpitui/internal/ui/frame"
)

// --as-of shows the workspace as it was known at a moment, read from the journal:
// the end of a day, or the closing of a review. --today, in contrast, judges what
// is known now on another day. With both, what was known then is judged on that day.

const asOfFlag = "as-of"

// pastCommands are the commands that can look at the past.
var pastCommands = []string{
	"kpitui", "kpitui status", "kpitui show", "kpitui list", "kpitui log", "kpitui report", "kpitui review",
	"kpitui export", "kpitui define export", "kpitui demo",
}

// limitPast takes --as-of out of the help of all other commands; checkPast says why
// when it is given all the same.
func (a *app) limitPast(c *cobra.Command) {
	for _, sub := range c.Commands() {
		a.limitPast(sub)
	}
	if !slices.Contains(pastCommands, c.CommandPath()) {
		c.Flags().StringVar(&a.asOf, asOfFlag, "", a.t(words.FlagAsOf))
		c.Flags().Lookup(asOfFlag).Hidden = true
	}
}

// checkPast refuses --as-of for commands that cannot look at the past.
func (a *app) checkPast(cmd *cobra.Command) error {
	if f := cmd.Flag(asOfFlag); f != nil && f.Hidden && f.Changed {
		return usage(say(words.AsOfRefused, cmd.CommandPath(), "--"+asOfFlag))
	}
	return nil
}

// moment returns what --as-of names: the entry that left what is shown, and when it
// is judged, in the workspace's zone.
func (a *app) moment(ctx context.Context, s *store.Store) (frame.Travel, error) {
	clock, _, err := a.clock()
	if err != nil {
		return frame.Travel{}, err
	}
	present, _, damage := s.Load(ctx, metrics.DateOf(clock(nil)))
	if present == nil {
		return frame.Travel{}, damage
	}
	zone, err := present.Info.Location()
	if err != nil {
		return frame.Travel{}, err
	}
	m, err := a.momentOf(ctx, s, present, metrics.DateOf(clock(zone)))
	if exitCode(err) == exitNotFound && damage != nil {
		return frame.Travel{}, damage // the review that was named may be what cannot be read
	}
	if err != nil {
		return m, err
	}
	// Days are those of the zone that the workspace had then.
	then, err := s.LoadAt(ctx, m.Seq, metrics.DateOf(m.At))
	if then == nil {
		return m, err
	}
	// Other damage of the past is met when it is read.
	if zone, err = then.Info.Location(); err != nil {
		return m, err
	}
	day, ofDay := metrics.ParseDate(a.asOf)
	switch {
	case a.today != "":
		m.At = clock(zone)
	case ofDay == nil:
		m.At = endOf(day, zone)
	}
	m.At = m.At.In(zone)
	return m, nil
}

func (a *app) momentOf(ctx context.Context, s *store.Store, present *metrics.Workspace, today metrics.Date) (frame.Travel, error) {
	if day, err := metrics.ParseDate(a.asOf); err == nil {
		return a.knownOn(ctx, s, present, day, today)
	}
	p, err := metrics.ParsePeriod(present.Info.Calendar, a.asOf)
	if err != nil {
		return frame.Travel{}, usage(say(words.BadAsOf, a.asOf))
	}
	r := present.Review(p)
	if r == nil || !r.Closed() {
		return frame.Travel{}, notFound(words.AsOfNoReview, present.Info.Label(p))
	}
	return frame.Travel{Seq: r.Closing.Seq, At: r.Closing.At}, nil
}

// endOf returns the last second of a day in a zone.
func endOf(day metrics.Date, zone *time.Location) time.Time {
	y, m, d := (day + 1).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, zone).Add(-time.Second)
}

// knownOn returns the newest entry of a day in the workspace's zone.
func (a *app) knownOn(ctx context.Context, s *store.Store, present *metrics.Workspace, day, today metrics.Date) (frame.Travel, error) {
	if day > today {
		return frame.Travel{}, usage(say(words.AsOfFuture, day))
	}
	zone, err := present.Info.Location()
	if err != nil {
		return frame.Travel{}, err
	}
	at := endOf(day, zone)
	seq, err := s.SeqAt(ctx, at)
	var before *store.BeforeError
	if errors.As(err, &before) {
		return frame.Travel{}, notFound(words.AsOfBefore, metrics.DateOf(before.First.In(zone)), day)
	}
	return frame.Travel{Seq: seq, At: at}, err
}

// openAt loads the workspace as it was at a moment and judges it.
func (a *app) openAt(ctx context.Context, s *store.Store, m frame.Travel) (*opened, error) {
	w, err := s.LoadAt(ctx, m.Seq, metrics.DateOf(m.At))
	if w == nil {
		return nil, err
	}
	o := &opened{known: known{s, m.Seq}, w: w, damage: err}
	return o, o.assess(func(zone *time.Location) time.Time { return m.At.In(orLocal(zone)) })
}

// known reads what was known when entry seq had been made; what is known now for 0.
type known struct {
	store *store.Store
	seq   uint64
}

// load reads the workspace, as [store.Store.Load] does.
func (k known) load(ctx context.Context, today metrics.Date) (*metrics.Workspace, error) {
	if k.seq != 0 {
		return k.store.LoadAt(ctx, k.seq, today)
	}
	w, _, err := k.store.Load(ctx, today)
	return w, err
}

// history reads the whole history of a KPI.
func (k known) history(ctx context.Context, kpi string) (*metrics.Series, error) {
	if k.seq != 0 {
		return k.store.SeriesAt(ctx, k.seq, kpi)
	}
	return k.store.Series(ctx, kpi, 0, 0)
}

// histories reads the whole histories of some KPIs.
func (k known) histories(ctx context.Context, kpis []string) (map[string]*metrics.Series, error) {
	if k.seq != 0 {
		return k.store.HistoriesAt(ctx, k.seq, kpis...)
	}
	return k.store.Histories(ctx, kpis...)
}

// all reads everything.
func (k known) all(ctx context.Context) (*metrics.Workspace, iter.Seq2[string, *metrics.Series], error) {
	if k.seq != 0 {
		return k.store.AllAt(ctx, k.seq)
	}
	return k.store.All(ctx)
}

// minutes reads the minutes of a review.
func (k known) minutes(ctx context.Context, review string) (metrics.Minutes, bool, error) {
	if k.seq != 0 {
		return k.store.MinutesAt(ctx, k.seq, review)
	}
	return k.store.Minutes(ctx, review)
}

// allMinutes reads the minutes of all reviews.
func (k known) allMinutes(ctx context.Context) ([]metrics.Minutes, error) {
	if k.seq != 0 {
		return k.store.AllMinutesAt(ctx, k.seq)
	}
	return k.store.AllMinutes(ctx)
}

// journal reads the n newest entries.
func (k known) journal(ctx context.Context, n int) ([]store.Item, error) {
	if k.seq == 0 {
		return k.store.Journal(ctx, 0, n)
	}
	items, err := k.store.Journal(ctx, k.seq+1, n)
	// What took an entry back since was not known then. Whether one stands is
	// decided by later ones only, and those are before it in the list.
	undone := map[uint64]uint64{}
	for i := range items {
		it := &items[i]
		it.UndoneBy = undone[it.Seq]
		if it.Undoes != 0 && it.UndoneBy == 0 {
			undone[it.Undoes] = it.Seq
		}
	}
	return items, err
}

// known returns what --as-of asks to read, without loading the workspace.
func (a *app) known(ctx context.Context) (known, error) {
	s, err := a.store()
	if err != nil || a.asOf == "" {
		return known{store: s}, err
	}
	m, err := a.moment(ctx, s)
	return known{s, m.Seq}, err
}
