package palette

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// work returns the actions and experiments, the newest first. They are found by
// the words in them, those of what was learned too: letters that are scattered over
// a sentence say nothing.
func (s *Screen) work() []choice {
	var out []choice
	w := s.env.Workspace
	for i := range w.Actions {
		a := &w.Actions[len(w.Actions)-1-i]
		c := choice{name: s.env.NoteOn(a.Title, a.KPI), id: a.ID, what: words.Action, requests: []tea.Msg{frame.EditAction{Action: *a}}}
		switch {
		case a.Status == metrics.ActionDone:
			c.mark = s.env.Theme.Glyphs.Check
		case a.Status == metrics.ActionDropped:
			c.mark = s.env.Theme.Glyphs.Cross
		case a.Overdue(s.env.Today):
			c.mark = "!"
		}
		c.texts = append([]string{a.Title, a.Owner, a.Why}, s.names(a.KPI)...)
		c.other = strings.TrimSpace(a.Owner + "  " + s.env.Day(a.Due))
		out = append(out, c)
	}
	for i := range w.Experiments {
		e := &w.Experiments[len(w.Experiments)-1-i]
		c := choice{name: s.env.NoteOn(e.Hypothesis, e.Lever.KPI, e.Outcome.KPI), id: e.ID, what: words.Experiment, requests: []tea.Msg{frame.EditExperiment{Experiment: *e}}}
		if e.Ended != 0 {
			c.what, c.mark = words.Log, map[metrics.Verdict]string{metrics.Supported: s.env.Theme.Glyphs.Check, metrics.Refuted: s.env.Theme.Glyphs.Cross, metrics.Unclear: "?"}[e.Verdict]
			c.requests = []tea.Msg{frame.Act{Action: keys.Actions}, frame.ShowExperiment{Experiment: e.ID}}
		}
		c.texts = slices.Concat([]string{e.Hypothesis}, lines(e.Learned), lines(e.Did), []string{e.Owner}, s.names(e.Lever.KPI), s.names(e.Outcome.KPI))
		if learned := lines(e.Learned); len(learned) > 0 {
			c.other = s.env.NoteOn(learned[0], e.Lever.KPI, e.Outcome.KPI)
		}
		c.about = []string{e.Lever.KPI, e.Outcome.KPI}
		out = append(out, c)
	}
	return out
}

// lines returns the lines of a text in Markdown that say something, without the
// signs that they begin with.
func lines(src string) []string {
	var out []string
	for l := range strings.Lines(src) {
		if l = strings.Trim(l, "#*->+ \t\r\n"); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// names returns the names of a KPI in both languages.
func (s *Screen) names(kpi string) []string {
	if k := s.env.Workspace.KPI(kpi); k != nil {
		return []string{k.Name.JA, k.Name.EN}
	}
	return nil
}

// The scores of words that are found: behind names that hold what is typed, before
// names over which its letters are scattered.
const inTitle, inText = 150, 100

// findWords looks for every word of what is typed in the texts of a choice. at is
// the text in which the first one stands.
func (c *choice) findWords(typed []string) (score, at int, hit bool) {
	if c.folded == nil {
		c.folded = make([]string, len(c.texts))
		for i, t := range c.texts {
			c.folded[i] = fold(t)
		}
	}
	at = -1
	for _, word := range typed {
		i := slices.IndexFunc(c.folded, func(t string) bool { return strings.Contains(t, word) })
		if i < 0 {
			return 0, 0, false
		}
		if at < 0 {
			at = i
		}
	}
	if at == 0 {
		return inTitle, at, true
	}
	return inText, at, true
}

// marked returns the runes of a text in which one of the words stands.
func marked(t string, typed []string) []int {
	var out []int
	folded := fold(t)
	for _, word := range typed {
		if i := strings.Index(folded, word); i >= 0 {
			from := len([]rune(folded[:i]))
			for j := range len([]rune(word)) {
				out = append(out, from+j)
			}
		}
	}
	return out
}
