package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
)

// All I/O of the cockpit is in this file: named commands that work outside the
// event loop and report back as facts. Update never does any.

// patience bounds every call to storage; a store that is busy for longer is
// reported, and what was typed stays.
const patience = 15 * time.Second

type (
	opened struct {
		storage   Storage
		workspace *metrics.Workspace
		seq       uint64
		err       error
	}
	watching struct {
		changes <-chan struct{}
		err     error
	}
	changedOutside struct{ changes <-chan struct{} }
	caughtUp       struct {
		from    uint64
		entries []metrics.Entry
		reload  bool
		err     error
	}
	tookBack struct {
		request frame.TakeBack
		redo    bool
		entry   metrics.Entry
		err     error
	}
	// forced takes back what was changed since, after that was asked about.
	forced struct {
		frame.TakeBack
		redo bool
	}
	created struct {
		storage Storage
		err     error
	}
	remembered struct{ err error }
	newDay     struct{}
)

func limited() (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.Background(), patience)
}

func open(s Storage, today metrics.Date) tea.Cmd {
	return func() tea.Msg {
		ctx, cancel := limited()
		defer cancel()
		w, seq, err := s.Load(ctx, today)
		return opened{s, w, seq, err}
	}
}

func create(make func(context.Context, frame.Create) (Storage, error), request frame.Create) tea.Cmd {
	return func() tea.Msg {
		ctx, cancel := limited()
		defer cancel()
		s, err := make(ctx, request)
		return created{s, err}
	}
}

func watch(s Storage) tea.Cmd {
	return func() tea.Msg {
		changes, err := s.Watch(context.Background())
		return watching{changes, err}
	}
}

func waitForChange(changes <-chan struct{}) tea.Cmd {
	return func() tea.Msg {
		if _, ok := <-changes; !ok {
			return nil
		}
		return changedOutside{changes}
	}
}

func catchUp(s Storage, seq uint64) tea.Cmd {
	return func() tea.Msg {
		ctx, cancel := limited()
		defer cancel()
		entries, reload, err := s.Since(ctx, seq)
		return caughtUp{seq, entries, reload, err}
	}
}

func save(s Storage, request frame.Save, by string, at time.Time) tea.Cmd {
	return func() tea.Msg {
		ctx, cancel := limited()
		defer cancel()
		entry, err := s.Apply(ctx, request.Change, by, at)
		return frame.Saved{Entry: entry, For: request.For, Err: err}
	}
}

func takeBack(s Storage, request frame.TakeBack, redo bool, by string, at time.Time) tea.Cmd {
	return func() tea.Msg {
		ctx, cancel := limited()
		defer cancel()
		entry, err := s.Undo(ctx, request.Seq, request.Force, by, at)
		return tookBack{request, redo, entry, err}
	}
}

func loadSeries(s Storage, kpi string) tea.Cmd {
	return func() tea.Msg {
		ctx, cancel := limited()
		defer cancel()
		series, err := s.Series(ctx, kpi)
		return frame.SeriesLoaded{KPI: kpi, Series: series, Err: err}
	}
}

func loadJournal(s Storage, request frame.LoadJournal) tea.Cmd {
	return func() tea.Msg {
		ctx, cancel := limited()
		defer cancel()
		entries, err := s.Journal(ctx, request.Before, request.N)
		return frame.JournalLoaded{Before: request.Before, Entries: entries, Err: err}
	}
}

func remember(f func(Settings) error, s Settings) tea.Cmd {
	if f == nil {
		return nil
	}
	return func() tea.Msg { return remembered{f(s)} }
}

// waitForMidnight wakes the cockpit when the date changes: what is due and what
// is planned changes then. Nothing is drawn in between.
func waitForMidnight(now time.Time) tea.Cmd {
	y, m, d := now.Date()
	return tea.Tick(time.Date(y, m, d+1, 0, 0, 1, 0, now.Location()).Sub(now), func(time.Time) tea.Msg { return newDay{} })
}
