package ui

import (
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
)

// past is a moment that the cockpit shows in place of the present: the workspace
// as journal entry seq left it, judged at at. Everything can be looked at and
// nothing changed. Meanwhile root.live follows what others write, so that the
// present is there at once when the user comes back.
type past struct {
	seq  uint64
	at   time.Time
	from place // where it was asked for
	only bool  // the cockpit was opened to look at it: there is no way back
}

// clock writes the time of day; nothing for the end of a day, which stands for the
// whole of it.
func (p *past) clock() string {
	if p.only && p.at.Hour() == 23 && p.at.Minute() == 59 {
		return ""
	}
	return p.at.Format(" 15:04")
}

type traveled struct {
	frame.Travel
	workspace *metrics.Workspace
	err       error
}

// errPast answers a change that is asked for while the past is shown.
var errPast = errors.New("the past cannot be changed")

// traveled shows the past that was read.
func (r *root) traveled(msg traveled) tea.Cmd {
	var zone *time.Location
	err := msg.err
	if msg.workspace != nil {
		zone, err = msg.workspace.Info.Location()
	}
	switch {
	case zone != nil:
	case r.env.Workspace == nil: // there is nothing else to show
		r.fatal = err
		return tea.Quit
	default:
		return r.fail(err)
	}
	from := r.active
	if r.past != nil {
		from = r.past.from
	}
	r.past = &past{seq: msg.Seq, at: msg.At.In(zone), from: from, only: r.cfg.AsOf != nil}
	r.env.Workspace, r.env.Past = msg.workspace, true
	r.assess()
	left := r.goTo(placeBoard)
	var damaged tea.Cmd
	if msg.err != nil { // what could be read is shown, what could not is named
		damaged = r.fail(msg.err)
	}
	return tea.Batch(left, damaged, r.screens.at(placeBoard).Enter(), r.offer(frame.Refreshed{}))
}

// comeBack shows the present again, on the screen where the past was asked for.
func (r *root) comeBack() tea.Cmd {
	from := r.past.from
	r.past, r.env.Past, r.env.Workspace = nil, false, r.live
	r.assess()
	left := r.goTo(from)
	return tea.Batch(left, r.screens.at(from).Enter(), r.offer(frame.Refreshed{}))
}

// stands says that the past cannot be changed, and where the present is.
func (r *root) stands() metrics.Text {
	if r.past.only {
		return words.OnlyPast
	}
	return words.PastStands
}

// barred answers what would change the past, and reports whether it did.
func (r *root) barred(msg tea.Msg) (tea.Cmd, bool) {
	if r.past == nil {
		return nil, false
	}
	switch msg := msg.(type) {
	case frame.Save:
		return tea.Batch(r.say(r.stands()), r.offer(frame.Saved{For: msg.For, Err: errPast, Text: r.env.T(r.stands())})), true
	case frame.EnterValue, frame.EditKPI, frame.EditPhase, frame.EditAction, frame.EditExperiment, frame.EditNote, frame.FreezeBaseline, frame.Reopen, frame.TakeBack, forced:
		return r.say(r.stands()), true
	case frame.SaveDraft: // nothing is typed there
		return nil, true
	}
	return nil, false
}
