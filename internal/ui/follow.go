package ui

import (
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/report"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// take brings a journal entry into memory; entries come in order. It returns the
// KPIs of whose history memory no longer holds enough.
func (r *root) take(e *metrics.Entry) (reload []string) {
	r.seq = e.Seq
	return r.live.Apply(e)
}

// tailsRead takes histories that were read again. What happened since they were
// read comes as an entry, and may be in them already: taking it twice is harmless.
func (r *root) tailsRead(msg tailsRead) tea.Cmd {
	if msg.err != nil {
		return r.fail(msg.err)
	}
	r.live.Take(msg.series)
	r.assess()
	return r.offer(frame.Refreshed{})
}

func (r *root) saved(msg frame.Saved) tea.Cmd {
	if msg.Err != nil {
		if r.typer() == nil { // whoever has a field says it beside that
			return tea.Batch(r.complain(msg.Text), r.offer(msg))
		}
		return r.offer(msg)
	}
	if msg.Entry.Seq > 0 && !opensReview(&msg.Entry.Change) { // 0: nothing had to be written
		r.own.did(&msg.Entry)
	}
	return tea.Batch(r.follow(&msg.Entry), r.offer(msg))
}

// follow takes an entry of our own if it is the next one, and otherwise reads
// what another program wrote before it first.
func (r *root) follow(e *metrics.Entry) tea.Cmd {
	switch {
	case e.Seq == r.seq+1:
		reload := r.take(e)
		var n news
		n.add(&e.Change)
		r.reassess(n)
		return r.work().tails(reload)
	case e.Seq > r.seq:
		return r.catchUp()
	default:
		return nil
	}
}

func (r *root) catchUp() tea.Cmd {
	if r.storage == nil {
		return nil
	}
	if r.catchBusy {
		r.catchMore = true
		return nil
	}
	r.catchBusy = true
	return r.work().catchUp(r.seq)
}

func (r *root) caughtUp(msg caughtUp) tea.Cmd {
	r.catchBusy = false
	var again tea.Cmd
	if r.catchMore {
		r.catchMore = false
		again = r.catchUp()
	}
	switch {
	case msg.err != nil:
		return tea.Batch(r.fail(msg.err), again)
	case msg.reload:
		return tea.Batch(r.work().open(r.storage), again)
	}
	before, n, reload := r.seq, news{}, []string(nil)
	for i := range msg.entries {
		if e := &msg.entries[i]; e.Seq == r.seq+1 { // another result may have brought it already
			reload = append(reload, r.take(e)...)
			n.add(&e.Change)
		}
	}
	if r.seq > before {
		r.reassess(n)
	}
	return tea.Batch(again, r.work().tails(reload), r.offer(frame.Refreshed{}))
}

// again takes back this cockpit's own last change (undo), or what it took back
// last (redo). Of the keys pressed meanwhile the last one is remembered: it means
// what is last by then.
func (r *root) again(a keys.Action) tea.Cmd {
	if r.backBusy {
		r.backNext = a
		return nil
	}
	seq, ok := r.own.lastDone()
	nothing := words.NothingToUndo
	if a == keys.Redo {
		seq, ok = r.own.lastUndone()
		nothing = words.NothingToRedo
	}
	if !ok {
		return r.say(nothing)
	}
	return r.takeBack(frame.TakeBack{Seq: seq}, a == keys.Redo)
}

func (r *root) takeBack(request frame.TakeBack, redo bool) tea.Cmd {
	r.backBusy = true
	return r.work().takeBack(request, redo)
}

func (r *root) tookBack(msg tookBack) tea.Cmd {
	next := r.backNext
	r.backBusy, r.backNext = false, keys.None
	switch {
	case errors.Is(msg.err, ErrChangedSince):
		msg.request.Force = true
		return r.push(r.screens.confirm(words.ChangedSince, frame.Ask(forced{msg.request, msg.redo})))
	case errors.Is(msg.err, ErrUndone): // by another; nothing is left to do here
		r.own.forget(msg.request.Seq)
		return r.fail(msg.err)
	case msg.err != nil:
		return r.fail(msg.err)
	}
	r.own.tookBack(msg.request.Seq, &msg.entry)
	what := words.TookBack
	if msg.redo {
		what = words.DidAgain
	}
	cmds := []tea.Cmd{r.follow(&msg.entry), r.offer(frame.Refreshed{})}
	r.notice = frame.Say{Text: fmt.Sprintf(r.env.T(what), r.inShort(&msg))}
	if next != keys.None {
		cmds = append(cmds, r.again(next))
	}
	return tea.Batch(cmds...)
}

// inShort names what was taken back or done again, as the journal does.
func (r *root) inShort(msg *tookBack) string {
	if msg.what == nil {
		return fmt.Sprintf("#%d", msg.entry.Undoes)
	}
	say := report.Journal{Workspace: r.env.Workspace, Lang: r.env.Lang, Value: r.env.Value, Note: r.env.Note, Masked: r.env.Masked}
	if msg.what.Change.Kind == metrics.ChangeReview { // which the words that follow say again
		return say.What(&msg.what.Entry, msg.what.Touched)
	}
	return say.Line(&msg.what.Entry, msg.what.Touched)
}

// opensReview reports whether a change did nothing but open a review, which happens
// by looking at it and is nothing that u should take back.
func opensReview(c *metrics.Change) bool {
	return len(c.Series) == 0 && len(c.Records) == 1 && c.Records[0].Kind == metrics.RecordReview && c.Records[0].Before == nil
}
