package detail

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/chart"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// The story of a KPI is what people wrote about it and did for it: notes,
// findings of reviews, actions, experiments. In the chart each is a mark.

// event is one of them.
type event struct {
	metrics.Mark
	review     *metrics.Review     // of a finding
	action     *metrics.Action     // of an action
	experiment *metrics.Experiment // of an experiment
	note       *metrics.Note       // of a note
	kpi        string              // whose story it is
	found      string              // the line in which a search found its words, where it would not be in view
	lines      []string            // as drawn when not selected; nil: not drawn yet
}

// tell brings the story up to date: what is still to be done first, then what
// happened, newest first. What ended is there once, where it began.
func (s *Screen) tell() {
	was := event{}
	if s.blocks.Cursor < len(s.story) {
		was = s.story[s.blocks.Cursor]
	}
	w, marks := s.env.Workspace, s.env.Workspace.Marks(s.kpi)
	s.marks, s.story = s.marks[:0], s.story[:0]
	for _, m := range marks {
		s.marks = append(s.marks, chart.Mark{Date: m.Date, Kind: m.Kind})
		if slices.ContainsFunc(s.story, func(e event) bool { return e.Kind == m.Kind && e.ID == m.ID }) {
			continue
		}
		e := event{Mark: m, kpi: s.kpi}
		switch m.Kind {
		case metrics.MarkNote:
			e.note = w.Note(m.ID)
		case metrics.MarkAction:
			e.action = w.Action(m.ID)
		case metrics.MarkExperiment:
			e.experiment = w.Experiment(m.ID)
		case metrics.MarkFinding:
			e.review = w.ReviewByID(m.ID)
		}
		s.story = append(s.story, e)
	}
	slices.Reverse(s.story)
	slices.SortStableFunc(s.story, func(a, b event) int { return cmp.Compare(a.rest(), b.rest()) })
	s.filter()
	if len(s.story) == 0 && !s.searching() && s.focus == onStory {
		s.focus = onValues
	}
	at := slices.IndexFunc(s.story, func(e event) bool { return e.Kind == was.Kind && e.ID == was.ID })
	s.blocks.Cursor = max(0, at)
	s.spanStory()
}

// spanStory tells the cursor where the events stand, and returns that.
func (s *Screen) spanStory() []frame.Span {
	spans, at := make([]frame.Span, len(s.story)), 0
	for i := range s.story {
		spans[i] = frame.Span{From: at, To: at + s.story[i].height()}
		at = spans[i].To
	}
	s.blocks.Resize(spans, at, s.storyRows)
	return spans
}

// rest orders events: open actions, then experiments without a verdict, then what
// is over.
func (e *event) rest() int {
	switch {
	case e.action != nil && e.action.Status == metrics.ActionOpen:
		return 0
	case e.experiment != nil && e.experiment.Ended == 0:
		return 1
	}
	return 2
}

// doStory carries out an action on the event under the cursor.
func (s *Screen) doStory(a keys.Action) (tea.Cmd, bool) {
	if len(s.story) == 0 { // the search found nothing
		_, moves := frame.Step(a, 0, 0)
		return nil, moves || a == keys.Open || a == keys.Edit
	}
	e := &s.story[s.blocks.Cursor]
	switch a {
	case keys.Edit:
		return e.edit(), true
	case keys.Open:
		return frame.Ask(frame.ShowOverlay{Screen: newWhole(s.env, s.kpi, e)}), true
	}
	ok := s.blocks.Do(a)
	if ok {
		s.drawn = ""
	}
	return nil, ok
}

// edit asks for the form of an event; what a review found is changed in the review.
func (e *event) edit() tea.Cmd {
	switch e.Kind {
	case metrics.MarkNote:
		return frame.Ask(frame.EditNote{Note: *e.note})
	case metrics.MarkAction:
		return frame.Ask(frame.EditAction{Action: *e.action})
	case metrics.MarkExperiment:
		return frame.Ask(frame.EditExperiment{Experiment: *e.experiment})
	}
	return frame.Ask(frame.OpenReview{Period: e.review.Period})
}

// learned returns what a closed experiment taught.
func (e *event) learned() string {
	if e.experiment == nil || e.experiment.Ended == 0 {
		return ""
	}
	return strings.TrimSpace(e.experiment.Learned)
}

// below returns what stands below an event's first line: the line that a search
// found, or what a closed experiment taught.
func (e *event) below() (label metrics.Text, said string) {
	if e.found != "" {
		return metrics.Text{}, e.found
	}
	return words.Learned, e.learned()
}

// height returns how many lines an event takes.
func (e *event) height() int {
	if _, said := e.below(); said != "" {
		return 2
	}
	return 1
}

// storyHeight returns how many lines the whole story takes, with its heading. Over
// nobody's screen an empty one has none: there the heading names the key.
func (s *Screen) storyHeight() int {
	switch {
	case len(s.story) > 0:
	case !s.front:
		return 0
	case s.searching(): // it says that there is nothing
		return 2
	}
	n := 1
	for i := range s.story {
		n += s.story[i].height()
	}
	return n
}
