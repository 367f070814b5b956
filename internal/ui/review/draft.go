package review

import (
	"maps"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
)

// drafting is what of an open review is not in its record: where it stands, what
// has been typed and not kept, and the time that each step has taken.
type drafting struct {
	loaded  bool // what was kept of it has come; before that nothing is saved
	failed  bool // it could not be read, and is asked for again and again
	dirty   bool // something is not on disk
	ticking bool // it will be saved in a moment
	texts   map[string]string
	// own are the texts that were changed here, not by another cockpit in the same
	// review: true as long as what became of them may not be on disk.
	own   map[string]bool
	spent map[metrics.ReviewStep]int // seconds; a step that was never reached is not there
}

func newDrafting() drafting {
	return drafting{texts: map[string]string{}, own: map[string]bool{}, spent: map[metrics.ReviewStep]int{}}
}

// put notes what was typed.
func (d *drafting) put(key, typed string) {
	if was, there := d.texts[key]; !there || was != typed {
		d.texts[key], d.own[key] = typed, true
	}
}

// drop takes a text out.
func (d *drafting) drop(key string) {
	if _, there := d.texts[key]; there {
		delete(d.texts, key)
		d.own[key] = true
	}
}

// emptied stands on disk for a text that was taken away by typing: an empty one says
// that nothing was typed.
const emptied = " "

// stored returns a text as it is to be on disk.
func (d *drafting) stored(key string) string {
	typed, there := d.texts[key]
	if there && typed == "" {
		return emptied
	}
	return typed
}

// unsaved returns the texts that were changed here and may not be on disk, all of
// them each time: of drafts that follow upon each other some may never be written.
func (d *drafting) unsaved() map[string]string {
	out := map[string]string{}
	for key, changed := range d.own {
		if changed {
			out[key] = d.stored(key)
		}
	}
	return out
}

// written notes what has come to be on disk; later typing is still to be saved.
func (d *drafting) written(texts map[string]string) {
	for key, typed := range texts {
		d.own[key] = d.stored(key) != typed
		if _, there := d.texts[key]; !there && !d.own[key] {
			delete(d.own, key) // others may write it now
		}
	}
}

// anew has all that was typed here saved once more: the draft was taken away with
// the review, which is there again.
func (d *drafting) anew() {
	for key := range d.own {
		if _, there := d.texts[key]; there {
			d.own[key], d.dirty = true, true
		}
	}
}

// take takes what is on disk: the texts of other cockpits as they are there, those
// that were changed here as they are here.
func (d *drafting) take(kept map[string]string) {
	for key := range d.texts {
		if _, own := d.own[key]; !own {
			delete(d.texts, key)
		}
	}
	for key, typed := range kept {
		if _, own := d.own[key]; !own {
			if typed == emptied {
				typed = ""
			}
			d.texts[key] = typed
		}
	}
}

// pause is how long typing goes on before it is saved: a crash costs less than a
// second of it.
const pause = 700 * time.Millisecond

// dozing is how long nobody presses a key before the time counts no more: the
// meeting is over, or has gone to lunch.
const dozing = 30 * time.Minute

// tick asks for the draft to be saved.
type tick struct{ review string }

// count adds the time since the last key to the step. It is read here only, so
// that no time passes on a screen on which nothing happens.
func (s *Screen) count() {
	now := s.env.Pressed
	since := now.Sub(s.last)
	if !s.writable() || s.last.IsZero() || since < 0 || since > dozing {
		s.last = now
		return
	}
	seconds := int(since / time.Second)
	s.draft.spent[s.step()] += seconds
	s.last = s.last.Add(time.Duration(seconds) * time.Second)
}

// total returns the seconds of all steps.
func (d *drafting) total() int {
	n := 0
	for _, seconds := range d.spent {
		n += seconds
	}
	return n
}

// touch has the draft saved soon. No tick is under way while nothing happens.
func (s *Screen) touch() tea.Cmd {
	s.draft.dirty = true
	if s.draft.ticking || !s.draft.ready() || !s.writable() {
		return nil
	}
	s.draft.ticking = true
	review := s.review.ID()
	return tea.Tick(s.pause, func(time.Time) tea.Msg { return tick{review} })
}

// ready reports whether what is typed can be saved. A draft that could not be read
// stands in the way of nothing: what is saved is merged into it.
func (d *drafting) ready() bool { return d.loaded || d.failed }

// save has the draft saved at once.
func (s *Screen) save() tea.Cmd {
	s.draft.dirty = true
	return s.flush()
}

func (s *Screen) flush() tea.Cmd {
	d, ok := s.Unsaved()
	if !ok {
		return nil
	}
	s.draft.dirty = false
	return frame.Ask(frame.SaveDraft{Draft: d})
}

// Unsaved returns the draft of the review while something of it is not on its way
// to the disk, for whoever ends the program.
func (s *Screen) Unsaved() (metrics.Draft, bool) {
	if !s.draft.dirty || !s.draft.ready() || !s.writable() {
		return metrics.Draft{}, false
	}
	d := metrics.Draft{
		Review: s.review.ID(), Step: s.step(), Item: s.here().cursor().item(),
		Texts: s.draft.unsaved(), Spent: maps.Clone(s.draft.spent), At: s.env.Pressed,
	}
	if f := s.fields; f != nil {
		d.Item, d.Field = f.item, f.current().key
	}
	return d, true
}

// load asks for what of the review is not in memory.
func (s *Screen) load() tea.Cmd {
	switch {
	case s.review == nil:
		return nil
	case s.review.Closed() && s.minutes.loaded, !s.review.Closed() && s.draft.loaded:
		return nil
	}
	return frame.Ask(frame.LoadReview{Review: s.review.ID()})
}

// loaded takes what of the review was kept: the walk goes on where it was. What
// was done before that came stays.
func (s *Screen) loaded(msg frame.ReviewLoaded) tea.Cmd {
	if s.review == nil || msg.Review != s.review.ID() {
		return nil
	}
	s.drawn = ""
	switch {
	case s.review.Closed():
		s.minutes.loaded, s.minutes.text = msg.Err == nil, msg.Minutes.Text
		return nil
	case msg.Err != nil: // the store was busy, or what is typed next is written over the damage
		s.draft.failed = !s.draft.loaded
		return s.draftRead(msg.Err)
	}
	s.draft.take(msg.Draft.Texts)
	s.dropKept(&msg.Draft)
	if s.draft.loaded {
		return s.draftRead(nil)
	}
	if s.fields != nil {
		s.fields.recall()
	}
	for step, seconds := range msg.Draft.Spent {
		if s.draft.failed { // what was saved meanwhile is a part of it
			s.draft.spent[step] = max(s.draft.spent[step], seconds)
		} else {
			s.draft.spent[step] += seconds
		}
	}
	s.draft.loaded, s.draft.failed = true, false
	s.tallies = nil
	for _, st := range s.stations {
		st.refresh() // with what was typed
	}
	var again tea.Cmd
	if !s.draft.dirty && s.fields == nil {
		s.goOn(msg.Draft)
		again = tea.Batch(s.reenter(), s.reopen())
	}
	s.visit()
	return tea.Batch(s.flush(), s.lookBack(), again, s.draftRead(nil))
}

// dropKept takes out of a draft what the review has: the program may have ended
// between keeping a text and saving the draft without it. What somebody was writing
// stays.
func (s *Screen) dropKept(d *metrics.Draft) {
	for key := range d.Texts {
		step, rest, _ := strings.Cut(key, "/")
		at := strings.LastIndex(rest, "/")
		i := slices.Index(s.steps, metrics.ReviewStep(step))
		if i < 0 || at < 0 || d.Field != "" && d.Item == rest[:at] {
			continue
		}
		f := s.stations[i].write(rest[:at], rest[at+1:])
		switch {
		case f == nil:
		case f.there != nil && f.there():
			f.forget()
		default:
			f.typed()
		}
	}
}

// goOn turns to where a draft was left.
func (s *Screen) goOn(d metrics.Draft) {
	for i, step := range s.steps {
		if step != d.Step {
			continue
		}
		s.at = i
		s.here().cursor().find(strings.TrimPrefix(d.Item, newItem))
		if d.Field == "" || !s.writable() {
			return
		}
		if f := s.here().write(d.Item, d.Field); f != nil {
			f.focus(d.Field)
			s.fields = f
		}
	}
}

// visit notes that the step was reached.
func (s *Screen) visit() {
	if s.writable() {
		s.draft.spent[s.step()] += 0
	}
}
