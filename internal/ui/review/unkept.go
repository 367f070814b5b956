package review

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/report"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
)

// unkept is what was typed about an item and not kept.
type unkept struct {
	step   int
	item   string
	keys   []string // of its texts in the draft
	fields *fields  // nil: what it was about is gone
}

// unkept returns what closing the review would lose, in the order of the steps. What
// is on its way to be kept is not among it.
func (s *Screen) unkept() []unkept {
	var out []unkept
	for _, key := range slices.Sorted(maps.Keys(s.draft.texts)) {
		step, rest, _ := strings.Cut(key, "/")
		at := strings.LastIndex(rest, "/")
		i := slices.Index(s.steps, metrics.ReviewStep(step))
		if i < 0 || at < 0 || s.underWay(key) {
			continue
		}
		item := rest[:at]
		f := s.stations[i].write(item, rest[at+1:])
		switch {
		case f != nil && (!f.changed() || f.there != nil && f.there()),
			f == nil && strings.TrimSpace(s.draft.texts[key]) == "":
			continue
		}
		if n := len(out) - 1; n >= 0 && out[n].step == i && out[n].item == item && (out[n].fields == nil) == (f == nil) {
			out[n].keys = append(out[n].keys, key)
			continue
		}
		out = append(out, unkept{step: i, item: item, keys: []string{key}, fields: f})
	}
	slices.SortStableFunc(out, func(a, b unkept) int { return cmp.Compare(a.step, b.step) })
	return out
}

// underWay reports whether a change that keeps a text waits to be stored.
func (s *Screen) underWay(key string) bool {
	return slices.ContainsFunc(s.jobs, func(j *job) bool {
		typed, ok := j.texts[key]
		return ok && typed == s.draft.texts[key]
	})
}

// place says where something was typed, and in which fields.
func (s *Screen) place(u unkept) string {
	env := s.env
	where := spaced(env.T(s.steps[u.step].Label()), s.itemName(s.steps[u.step], u.item))
	if u.fields == nil {
		return where
	}
	var labels []string
	for _, fd := range u.fields.list {
		if label := env.T(fd.label); fd.changed() && !strings.HasSuffix(where, label) {
			labels = append(labels, label)
		}
	}
	if len(labels) == 0 {
		return where
	}
	return fmt.Sprintf(env.T(words.InFields), where, report.Commas(env.Lang, labels))
}

// itemName names an item of a step; empty: it is gone.
func (s *Screen) itemName(step metrics.ReviewStep, item string) string {
	env := s.env
	if section, ok := sectionOf(item); ok {
		return env.T(section.Label())
	}
	of, made := strings.CutPrefix(item, newItem)
	switch {
	case step == metrics.StepVoices:
		return env.T(words.Voices)
	case env.Workspace.KPI(of) != nil:
		return text.Printable(env.T(env.Workspace.KPI(of).Name))
	case made:
		return env.T(words.NewAction)
	case env.Workspace.Action(of) != nil:
		a := env.Workspace.Action(of)
		return text.Printable(env.NoteOn(a.Title, a.KPI))
	case env.Workspace.Experiment(of) != nil:
		e := env.Workspace.Experiment(of)
		return text.Printable(env.NoteOn(e.Hypothesis, e.Lever.KPI, e.Outcome.KPI))
	}
	return ""
}

// mostNamed is how many of many are named.
const mostNamed = 5

// some names the first of many and counts the others.
func (s *Screen) some(names []string) string {
	if n := len(names) - mostNamed; n > 1 {
		names = append(slices.Clone(names[:mostNamed]), fmt.Sprintf(s.env.T(words.AndMore), n))
	}
	return report.Commas(s.env.Lang, names)
}

func (s *Screen) places(open []unkept) string {
	names := make([]string, len(open))
	for i, u := range open {
		names[i] = s.place(u)
	}
	return s.some(names)
}

// settleFirst goes to the first of what has to be kept or emptied before the review
// is closed, and says why it was not kept. What has no field any more is put into a
// file.
func (s *Screen) settleFirst(open []unkept) tea.Cmd {
	if gone := slices.DeleteFunc(slices.Clone(open), func(u unkept) bool { return u.fields != nil }); len(gone) > 0 {
		var b strings.Builder
		s.filed = nil
		for _, u := range gone {
			fmt.Fprintf(&b, "## %s\n\n", s.place(u))
			for _, key := range u.keys {
				fmt.Fprintf(&b, "%s\n\n", s.draft.texts[key])
				s.filed = append(s.filed, key)
			}
		}
		return s.toFile(b.String())
	}
	first := open[0]
	said := frame.Ask(frame.Say{Text: fmt.Sprintf(s.env.T(words.KeepFirst), s.places(open)), Error: true})
	s.goTo(first.step, 0)
	s.here().cursor().find(strings.TrimPrefix(first.item, newItem))
	f := first.fields
	f.focus(first.keys[0][strings.LastIndex(first.keys[0], "/")+1:])
	s.fields, s.drawn = f, ""
	if f.check != nil {
		f.check()
	}
	return tea.Batch(said, s.save())
}

// toFile asks for a file of what can be kept nowhere else.
func (s *Screen) toFile(content string) tea.Cmd {
	name := "kpitui-unsaved-" + s.env.Pressed.Format("2006-01-02-150405") + ".md"
	return frame.Ask(frame.SaveFile{Name: name, Content: s.env.Info().Label(s.period) + "\n\n" + text.PrintableLines(content)})
}

// inFile takes what is in a file now out of the draft.
func (s *Screen) inFile(msg frame.FileSaved) tea.Cmd {
	filed := s.filed
	if s.filed = nil; msg.Err != nil || len(filed) == 0 {
		return nil
	}
	for _, key := range filed {
		s.draft.drop(key)
	}
	s.drawn = ""
	return s.save()
}
