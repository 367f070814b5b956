package ui

import (
	"context"
	"errors"
	"sync"
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
		entries []metrics.Entry
		reload  bool
		err     error
	}
	tookBack struct {
		request frame.TakeBack
		redo    bool
		entry   metrics.Entry
		what    *frame.JournalEntry // the change that it is about in the end; nil: it could not be read
		err     error
	}
	// forced takes back what was changed since, after that was asked about.
	forced struct {
		frame.TakeBack
		redo bool
	}
	created struct {
		made Made
		err  error
	}
	tailsRead struct {
		series map[string]*metrics.Series
		err    error
	}
	remembered struct{ err error }
	newDay     struct{}
	rested     struct{ kpi string } // the cursor was put on it a while ago
)

func limited() (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.Background(), patience)
}

// work is what commands work with. Errors leave it with their text, because
// finding the words may need I/O too: a damaged file's newest good backup.
type work struct {
	storage Storage
	explain func(error, metrics.Lang) string
	lang    metrics.Lang
	today   metrics.Date
	by      string
	at      time.Time
}

func (r *root) work() work {
	now := r.now()
	return work{r.storage, r.cfg.Explain, r.env.Lang, metrics.DateOf(now), r.cfg.By, now}
}

// told is an error with its text for the user.
type told struct {
	error
	text string
}

func (t *told) Unwrap() error { return t.error }

func (w work) tell(err error) error {
	if err == nil {
		return nil
	}
	return &told{err, w.explain(err, w.lang)}
}

func (w work) open(s Storage) tea.Cmd {
	return func() tea.Msg {
		ctx, cancel := limited()
		defer cancel()
		workspace, seq, err := s.Load(ctx, w.today)
		return opened{s, workspace, seq, w.tell(err)}
	}
}

// ahead begins with a command at once; the one returned waits for its result. A panic
// comes where that is waited for: whoever runs commands knows what to do about it.
func ahead(cmd tea.Cmd) tea.Cmd {
	once := sync.OnceValue(cmd)
	go func() {
		defer func() { _ = recover() }()
		once()
	}()
	return once
}

// tails reads the newest part of some histories again, of which the workspace in
// memory no longer has enough.
func (w work) tails(kpis []string) tea.Cmd {
	if len(kpis) == 0 {
		return nil
	}
	return func() tea.Msg {
		ctx, cancel := limited()
		defer cancel()
		series, err := w.storage.Tails(ctx, w.today, kpis...)
		return tailsRead{series, w.tell(err)}
	}
}

func (w work) create(make func(context.Context, frame.Create) (Made, error), request frame.Create) tea.Cmd {
	return func() tea.Msg {
		ctx, cancel := limited()
		defer cancel()
		made, err := make(ctx, request)
		return created{made, w.tell(err)}
	}
}

func (w work) watch() tea.Cmd {
	return func() tea.Msg {
		changes, err := w.storage.Watch(context.Background())
		return watching{changes, w.tell(err)}
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

func (w work) catchUp(seq uint64) tea.Cmd {
	return func() tea.Msg {
		ctx, cancel := limited()
		defer cancel()
		entries, reload, err := w.storage.Since(ctx, seq)
		return caughtUp{entries, reload, w.tell(err)}
	}
}

func (w work) save(request frame.Save) tea.Cmd {
	return func() tea.Msg {
		ctx, cancel := limited()
		defer cancel()
		entry, err := w.storage.Apply(ctx, request.Change, w.by, w.at)
		saved := frame.Saved{Entry: entry, For: request.For, Err: err}
		if err != nil {
			saved.Text = w.explain(err, w.lang)
		}
		return saved
	}
}

func (w work) takeBack(request frame.TakeBack, redo bool) tea.Cmd {
	return func() tea.Msg {
		ctx, cancel := limited()
		defer cancel()
		entry, err := w.storage.Undo(ctx, request.Seq, request.Force, w.by, w.at)
		if err != nil {
			return tookBack{request: request, redo: redo, err: w.tell(err)}
		}
		return tookBack{request, redo, entry, w.origin(ctx, entry.Undoes), nil}
	}
}

// origin reads the change that an entry made, or that it took back or did again.
func (w work) origin(ctx context.Context, seq uint64) *frame.JournalEntry {
	for {
		entries, err := w.storage.Journal(ctx, seq+1, 1)
		if err != nil || len(entries) == 0 || entries[0].Seq != seq {
			return nil
		}
		if entries[0].Undoes == 0 {
			return &entries[0]
		}
		seq = entries[0].Undoes
	}
}

// loadSeries reads a whole history; that of the past which is shown.
func (w work) loadSeries(kpi string, then *past) tea.Cmd {
	return func() tea.Msg {
		ctx, cancel := limited()
		defer cancel()
		var series *metrics.Series
		var err error
		if then != nil {
			series, err = w.storage.SeriesAt(ctx, then.seq, kpi)
		} else {
			series, err = w.storage.Series(ctx, kpi)
		}
		return frame.SeriesLoaded{KPI: kpi, Series: series, Err: w.tell(err)}
	}
}

// loadJournal reads a part of the journal; of the past which is shown, no later one.
func (w work) loadJournal(request frame.LoadJournal, then *past) tea.Cmd {
	before := request.Before
	if then != nil && (before == 0 || before > then.seq+1) {
		before = then.seq + 1
	}
	return func() tea.Msg {
		ctx, cancel := limited()
		defer cancel()
		entries, err := w.storage.Journal(ctx, before, request.N)
		return frame.JournalLoaded{Before: request.Before, Entries: entries, Err: w.tell(err)}
	}
}

// loadReview reads what of a review is not in memory.
func (w work) loadReview(request frame.LoadReview) tea.Cmd {
	return func() tea.Msg {
		ctx, cancel := limited()
		defer cancel()
		draft, _, err := w.storage.Draft(ctx, request.Review)
		minutes, _, err2 := w.storage.Minutes(ctx, request.Review)
		return frame.ReviewLoaded{Review: request.Review, Draft: draft, Minutes: minutes, Err: w.tell(errors.Join(err, err2))}
	}
}

func (w work) travel(request frame.Travel) tea.Cmd {
	return func() tea.Msg {
		ctx, cancel := limited()
		defer cancel()
		workspace, err := w.storage.LoadAt(ctx, request.Seq, metrics.DateOf(request.At))
		return traveled{request, workspace, w.tell(err)}
	}
}

func (w work) saveDraft(request frame.SaveDraft) tea.Cmd {
	return func() tea.Msg {
		ctx, cancel := limited()
		defer cancel()
		err := w.storage.SaveDraft(ctx, request.Draft)
		saved := frame.DraftSaved{Draft: request.Draft, Err: err}
		if err != nil {
			saved.Text = w.explain(err, w.lang)
		}
		return saved
	}
}

func (w work) remember(f func(Settings) error, s Settings) tea.Cmd {
	if f == nil {
		return nil
	}
	return func() tea.Msg { return remembered{w.tell(f(s))} }
}

// waitForMidnight wakes the cockpit when the date changes: what is due and what
// is planned changes then. Nothing is drawn in between.
func waitForMidnight(now time.Time) tea.Cmd {
	y, m, d := now.Date()
	return tea.Tick(time.Date(y, m, d+1, 0, 0, 1, 0, now.Location()).Sub(now), func(time.Time) tea.Msg { return newDay{} })
}
