package store

import (
	"context"
	"fmt"
	"iter"
	"time"

	"kpitui/internal/metrics"
)

// SeqAt returns the newest entry that was made not after a time. Clocks go back
// now and then: of several such entries the one with the highest number counts.
// Entries have their times to the second. When there is none, for the journal
// begins later, the error is a [*BeforeError].
func (s *Store) SeqAt(ctx context.Context, at time.Time) (seq uint64, err error) {
	err = s.view(ctx, func(t *tx) error {
		var h header
		for n := t.state.seq; n > 0; n-- {
			if h, _, err = t.header(n); err != nil {
				return err
			}
			if !h.At.After(at) {
				seq = n
				return nil
			}
		}
		return &BeforeError{Path: s.path, First: h.At}
	})
	return seq, err
}

// LoadAt reads the workspace as entry seq left it, exactly as [Store.Load] would
// have returned it then. It reads nothing but the present and the journal:
// corrections made since are not in it, and KPIs, reviews and notes removed since
// are. It costs as much as was changed since.
//
// ErrNotFound when there is no such entry. A damaged entry after seq is a
// *DamageError and no workspace: what it changed is not known. Other damage comes
// as with Load.
func (s *Store) LoadAt(ctx context.Context, seq uint64, today metrics.Date) (*metrics.Workspace, error) {
	var w *metrics.Workspace
	err := s.viewAt(ctx, seq, every, func(t *tx) (err error) {
		w, err = t.workspace(today)
		return err
	})
	return w, err
}

// SeriesAt reads the whole history of a KPI as entry seq left it. ErrNotFound when
// there was no such KPI then. Damage comes as with [Store.LoadAt] and [Store.Series].
func (s *Store) SeriesAt(ctx context.Context, seq uint64, kpi string) (*metrics.Series, error) {
	var series *metrics.Series
	err := s.viewNeeded(ctx, seq, []string{kpi}, func(t *tx) (err error) {
		series, err = t.history(kpi, 0, 0)
		return err
	})
	return series, err
}

// HistoriesAt reads what [Store.Histories] reads, as entry seq left it: each by
// itself would go back through the journal once more. Damage comes as with
// [Store.LoadAt] and [Store.Series].
func (s *Store) HistoriesAt(ctx context.Context, seq uint64, kpis ...string) (map[string]*metrics.Series, error) {
	var all map[string]*metrics.Series
	err := s.viewNeeded(ctx, seq, kpis, func(t *tx) error {
		all = t.histories(kpis)
		return nil
	})
	return all, err
}

// viewNeeded is viewAt for the histories of some KPIs and of what they are computed
// of, which is known only when it was found out what their formulas were then: of
// KPIs with a formula the journal is gone through twice.
func (s *Store) viewNeeded(ctx context.Context, seq uint64, kpis []string, fn func(t *tx) error) error {
	var more []string
	view := func(t *tx) error {
		var formulas bool
		for _, id := range kpis {
			k, ok, err := t.kpi(id)
			formulas = formulas || ok && err == nil && k.Formula != ""
		}
		if formulas {
			w, err := t.definitions()
			if err != nil {
				return err
			}
			t.damage = nil // that of definitions is Load's to name
			if more = needed(w, kpis); len(more) > len(kpis) {
				return nil
			}
		}
		more = nil
		return fn(t)
	}
	among := func(list []string) func(string) bool {
		wanted := make(map[string]bool, len(list))
		for _, id := range list {
			wanted[id] = true
		}
		return func(id string) bool { return wanted[id] }
	}
	if err := s.viewAt(ctx, seq, among(kpis), view); err != nil || more == nil {
		return err
	}
	return s.viewAt(ctx, seq, among(more), fn)
}

// AllAt reads what [Store.All] reads: what was entered, as entry seq left it. Damage comes as with
// [Store.LoadAt].
func (s *Store) AllAt(ctx context.Context, seq uint64) (*metrics.Workspace, iter.Seq2[string, *metrics.Series], error) {
	var w *metrics.Workspace
	var all []packed
	err := s.viewAt(ctx, seq, every, func(t *tx) (err error) {
		w, all, err = t.all()
		return err
	})
	return w, unpacked(all), err
}

// MinutesAt reads the minutes of a review as entry seq left them.
func (s *Store) MinutesAt(ctx context.Context, seq uint64, review string) (m metrics.Minutes, ok bool, err error) {
	err = s.viewAt(ctx, seq, none, func(t *tx) (err error) {
		m, ok, err = t.minutes(review)
		return err
	})
	return m, ok, err
}

// AllMinutesAt reads what [Store.AllMinutes] reads, as entry seq left it. Damage
// comes as with [Store.LoadAt].
func (s *Store) AllMinutesAt(ctx context.Context, seq uint64) ([]metrics.Minutes, error) {
	var all []metrics.Minutes
	err := s.viewAt(ctx, seq, none, func(t *tx) error {
		all = t.allMinutes()
		return nil
	})
	return all, err
}

func every(string) bool { return true }
func none(string) bool  { return false }

// viewAt runs fn in a read transaction that sees the file as entry seq left it; of
// histories only those of the KPIs that are wanted.
func (s *Store) viewAt(ctx context.Context, seq uint64, wanted func(kpi string) bool, fn func(t *tx) error) error {
	return s.view(ctx, func(t *tx) error {
		if seq == 0 || seq > t.state.seq {
			return fmt.Errorf("entry %d: %w", seq, ErrNotFound)
		}
		if err := t.rewind(seq, wanted); err != nil {
			return err
		}
		return fn(t)
	})
}
