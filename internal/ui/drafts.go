package ui

import (
	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
)

// ending asks the cockpit to end when nothing is being written any more.
type ending struct{}

// saveDraft writes one draft at a time; of those that come meanwhile the last one
// is written: two on their way could overtake each other, here and before they came.
func (r *root) saveDraft(d metrics.Draft) tea.Cmd {
	if d.At.Before(r.draftAt) {
		return nil
	}
	r.draftAt = d.At
	if r.draftBusy {
		r.draftNext = &d
		return nil
	}
	r.draftBusy, r.draftNext = true, nil
	return r.work().saveDraft(frame.SaveDraft{Draft: d})
}

func (r *root) draftSaved(msg frame.DraftSaved) tea.Cmd {
	r.draftBusy = false
	var next tea.Cmd
	switch {
	case r.draftNext != nil:
		next = r.saveDraft(*r.draftNext)
	case r.ending:
		return tea.Quit
	}
	return tea.Batch(r.offer(msg), next)
}

// written returns what is written in the form that is open; nil: nothing.
func (r *root) written() map[string]string {
	for _, o := range r.overlays {
		if w, ok := o.(frame.Written); ok {
			return w.Written()
		}
	}
	return nil
}

// reopen opens a form as it was written down. What has been stored meanwhile is
// nothing to be written any more.
func (r *root) reopen(request frame.Reopen) tea.Cmd {
	if s := r.screens.reopened(request.Written); s != nil {
		return r.push(s)
	}
	return r.screens.review.Written(nil)
}

// unsaved reports whether something is typed that no draft keeps. In a review the
// entry line and some forms are a part of the draft.
func (r *root) unsaved() bool {
	if r.env.Workspace == nil {
		return false
	}
	drafts := r.active == placeReview && r.screens.review.Drafts()
	for _, s := range append([]frame.Screen{r.screens.at(r.active)}, r.overlays...) {
		if w, ok := s.(frame.Written); ok && drafts && w.Written() != nil {
			continue
		}
		if d, ok := s.(frame.Dirty); ok && d.Dirty() {
			return true
		}
		if l, ok := s.(frame.EntryLine); ok && !drafts && l.Typed() != (frame.EnterValue{}) {
			return true
		}
	}
	return false
}

// forceQuit ends the cockpit, but asks once where something typed would be lost.
func (r *root) forceQuit() tea.Cmd {
	if r.asked || !r.unsaved() {
		return r.quit()
	}
	r.asked = true
	r.notice = frame.Say{Text: r.env.T(words.Unsaved), Error: true}
	return nil
}

func (r *root) end() tea.Cmd {
	if r.draftBusy {
		r.ending = true
		return nil
	}
	return tea.Quit
}
