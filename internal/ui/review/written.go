package review

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/ui/frame"
)

// What is written in a form over the review is a part of its draft, too, under these
// keys.
const writtenPrefix = "form/"

// Drafts reports whether the draft takes what is typed now.
func (s *Screen) Drafts() bool { return s.writable() && s.draft.loaded }

// Written takes what is written in a form; nil: nothing any more.
func (s *Screen) Written(written map[string]string) tea.Cmd {
	if !s.writable() {
		return nil
	}
	before := s.writing()
	for key := range before {
		if _, still := written[key]; !still {
			s.draft.drop(writtenPrefix + key)
		}
	}
	for key, typed := range written {
		s.draft.put(writtenPrefix+key, typed)
	}
	switch {
	case len(written) > 0:
		return s.touch()
	case len(before) > 0:
		return s.save()
	}
	return nil
}

// writing returns what the draft holds of a form.
func (s *Screen) writing() map[string]string {
	out := map[string]string{}
	for key, typed := range s.draft.texts {
		if rest, of := strings.CutPrefix(key, writtenPrefix); of {
			out[rest] = typed
		}
	}
	return out
}

// reopen opens a form as a draft left it; nil: none was open.
func (s *Screen) reopen() tea.Cmd {
	written := s.writing()
	if len(written) == 0 {
		return nil
	}
	return frame.Ask(frame.Reopen{Written: written})
}
