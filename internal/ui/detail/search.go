package detail

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/chart"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/markdown"
)

// The story is searched for words in everything that an event says, what a closed
// experiment taught above all: its chart keeps every mark.

// find begins a search of the story.
func (s *Screen) find() tea.Cmd {
	if s.status == nil || len(s.story) == 0 && s.search.Words() == "" {
		return frame.Ask(frame.Say{Text: s.env.T(words.NothingToFind)})
	}
	s.search.Do(keys.Search)
	s.focus = onStory
	s.Refresh()
	return nil
}

// searching reports whether the story is searched: words are typed, or were kept.
func (s *Screen) searching() bool { return s.search.Typing() || s.search.Words() != "" }

// Typing implements [frame.Typer].
func (s *Screen) Typing() bool { return s.search.Typing() }

// Type implements [frame.Typer].
func (s *Screen) Type(k tea.KeyPressMsg) tea.Cmd {
	s.search.Type(k, s.moveInStory, s.searched)
	s.drawn = ""
	return nil
}

// Paste implements [frame.Typer].
func (s *Screen) Paste(content string) tea.Cmd {
	s.search.Paste(content, s.moveInStory, s.searched)
	s.drawn = ""
	return nil
}

// Cursor implements [frame.Typer]: in the heading of the story, which the words
// take over.
func (s *Screen) Cursor() *tea.Cursor {
	if s.View(); s.storyTop == 0 { // there is no room for it
		return nil
	}
	_, at := s.search.Line(s.env, s.storyWidth)
	return tea.NewCursor(at, s.storyTop-1)
}

func (s *Screen) moveInStory(by int) {
	s.prepare()
	s.blocks.Move(by)
}

// searched has the story follow the words.
func (s *Screen) searched() {
	s.Refresh()
	s.prepare()
}

// filter leaves in the story what the words are found in, each with the line that
// says so where that is not in view anyway.
func (s *Screen) filter() {
	if s.search.Words() == "" {
		return
	}
	matches := s.search.Matcher()
	s.story = slices.DeleteFunc(s.story, func(e event) bool { return !matches(s.searchedIn(&e)...) })
	for i := range s.story {
		e := &s.story[i]
		if !matches(markdown.Headline(e.Text), markdown.Headline(e.learned())) {
			e.found = firstLine(e.prose(), matches)
		}
	}
}

// firstLine returns the first line of some texts that matches, without the signs of
// Markdown that it begins with.
func firstLine(texts []string, matches func(...string) bool) string {
	for _, t := range texts {
		for l := range strings.Lines(t) {
			if l = strings.Trim(l, "#*->+ \t\r\n"); matches(l) {
				return l
			}
		}
	}
	return ""
}

// prose returns what people wrote into an event.
func (e *event) prose() []string {
	switch {
	case e.note != nil:
		return []string{e.note.Text}
	case e.review != nil:
		f := e.review.Finding(e.kpi)
		return []string{f.Note, f.Cause}
	case e.action != nil:
		out := []string{e.action.Title, e.action.Why}
		for _, m := range e.action.Moves {
			out = append(out, m.Why)
		}
		return out
	case e.experiment != nil:
		return []string{e.experiment.Hypothesis, e.experiment.Learned, e.experiment.Did}
	}
	return []string{e.Text}
}

// searchedIn returns the texts in which an event is looked for: its prose, what it
// is, who it belongs to, what came of it and the KPIs that it speaks of.
func (s *Screen) searchedIn(e *event) []string {
	out := e.prose()
	both := func(t metrics.Text) { out = append(out, t.JA, t.EN) }
	both(chart.Kind(e.Kind))
	switch {
	case e.note != nil:
		out = append(out, e.note.By)
	case e.action != nil:
		out = append(out, e.action.Owner)
		both(e.action.Status.Label())
	case e.experiment != nil:
		out = append(out, e.experiment.Owner)
		if e.experiment.Verdict != "" {
			both(e.experiment.Verdict.Label())
		}
		for _, id := range [...]string{e.experiment.Lever.KPI, e.experiment.Outcome.KPI} {
			if k := s.env.Workspace.KPI(id); k != nil && id != s.kpi {
				both(k.Name)
			}
		}
	}
	return out
}

// searchHead draws the words in the place of the story's heading.
func (s *Screen) searchHead(width int) string {
	line, _ := s.search.Line(s.env, width)
	return line
}

// noMatch says that nothing was found.
func (s *Screen) noMatch(width int) string {
	row := frame.NewRow(s.env.Theme, false, width, 0)
	row.Text(s.env.Theme.Muted, fmt.Sprintf(s.env.T(words.NoMatch), text.Printable(s.search.Words())))
	return row.String()
}

var _ frame.Typer = (*Screen)(nil)
