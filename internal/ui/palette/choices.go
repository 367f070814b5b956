package palette

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/sahilm/fuzzy"
	"golang.org/x/text/width"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/layout"
	"kpitui/internal/ui/theme"
)

// choice is something that can be chosen.
type choice struct {
	name, other string // in the language of the screen and in the other one
	id          string // of the action, the KPI or the phase
	keys        []string
	what        metrics.Text // for what is no command
	state       metrics.State
	mark        string    // how it stands, for what has no state
	requests    []tea.Msg // what choosing it asks for, in order

	// Texts in which words are looked for, in place of letters in the names; the
	// first is the name. About are the KPIs that they speak of.
	texts, folded, about []string
}

// offered returns everything that can be chosen: the table's commands in its
// order, then KPIs, phases, actions and experiments.
func (s *Screen) offered() []choice {
	var out []choice
	command := func(b *keys.Binding, name metrics.Text, request tea.Msg) {
		out = append(out, choice{name: name.In(s.env.Lang), other: name.In(otherThan(s.env.Lang)), id: string(b.Action), keys: b.Keys(), requests: []tea.Msg{request}})
	}
	for i := range keys.Table {
		switch b := &keys.Table[i]; {
		case !b.Palette:
		case b.Action == keys.Add: // by name it can say what
			command(b, words.AddKPI, frame.EditKPI{})
			command(b, words.AddPhase, frame.EditPhase{})
			command(b, words.AddAction, frame.EditAction{})
			command(b, words.AddExperiment, frame.EditExperiment{})
		default:
			command(b, b.Name, frame.Act{Action: b.Action})
		}
	}
	if s.env.Assessed == nil {
		return out
	}
	for _, a := range []keys.Action{keys.ListExperiments, keys.ListLog} { // lists of another screen
		name := keys.Of(a).Name
		out = append(out, choice{name: s.env.T(name), other: name.In(otherThan(s.env.Lang)), id: string(a), requests: []tea.Msg{frame.Act{Action: keys.Actions}, frame.Act{Action: a}}})
	}
	for _, r := range reviews { // the weekly one has a key
		period := s.env.Info().ReviewPeriod(r.kind, s.env.Today)
		out = append(out, choice{name: s.env.T(r.name), other: r.name.In(otherThan(s.env.Lang)), id: metrics.ReviewID(period), requests: []tea.Msg{frame.OpenReview{Period: period}}})
	}
	for i := range s.env.Assessed.KPIs {
		st := &s.env.Assessed.KPIs[i]
		out = append(out, choice{name: s.env.T(st.KPI.Name), other: st.KPI.Name.In(otherThan(s.env.Lang)), id: st.KPI.ID, what: words.KPI, state: st.State,
			requests: []tea.Msg{frame.OpenDetail{KPI: st.KPI.ID}}})
	}
	for i := range s.env.Workspace.Phases {
		p := &s.env.Workspace.Phases[i]
		out = append(out, choice{name: s.env.T(p.Name), other: p.Name.In(otherThan(s.env.Lang)), id: p.ID, what: words.Phase,
			requests: []tea.Msg{frame.Act{Action: keys.Phases}, frame.ShowPhase{Phase: p.ID}}})
	}
	return append(out, s.work()...)
}

func otherThan(l metrics.Lang) metrics.Lang {
	if l == metrics.JA {
		return metrics.EN
	}
	return metrics.JA
}

// match is a choice that matches what is typed.
type match struct {
	choice int
	score  int
	// Runes of the name, and of the name in the other language, that match.
	name, other []int
	text        int // in which of the choice's texts the words were found; 0: the name
}

// fold makes texts that look alike equal: case, full and half width.
func fold(s string) string { return strings.ToLower(width.Fold.String(s)) }

// find returns the choices in which the letters that are typed occur in their
// order, in a name of either language or in the id; best first, else in the order
// of the choices. A key that is typed as it is comes before everything.
func find(typed string, choices []choice) []match {
	wanted := fold(strings.TrimSpace(typed))
	out := make([]match, 0, len(choices))
	if wanted == "" {
		for i := range choices {
			out = append(out, match{choice: i})
		}
		return out
	}
	const isKey = 1 << 20
	typedWords := strings.Fields(wanted)
	for i := range choices {
		c := &choices[i]
		if c.texts != nil {
			if score, at, hit := c.findWords(typedWords); hit {
				out = append(out, match{choice: i, score: score, text: at, name: marked(c.name, typedWords)})
			}
			continue
		}
		m := match{choice: i, score: -isKey}
		if slices.Contains(c.keys, strings.TrimSpace(width.Fold.String(typed))) {
			m.score = isKey
		}
		hit := m.score > 0
		for at, candidate := range []string{fold(c.name), fold(c.other), fold(c.id)} {
			for _, f := range fuzzy.FindNoSort(wanted, []string{candidate}) {
				hit = true
				m.score = max(m.score, f.Score+bonus(candidate, wanted))
				switch at {
				case 0:
					m.name = runes(candidate, f.MatchedIndexes)
				case 1:
					m.other = runes(candidate, f.MatchedIndexes)
				}
			}
		}
		if hit {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b match) int { return b.score - a.score })
	return out
}

// bonus lifts what holds the letters side by side above what holds them
// scattered, whose score grows with the gaps' capitals and separators.
func bonus(candidate, wanted string) int {
	const whole, begins, holds = 600, 400, 200
	switch {
	case candidate == wanted:
		return whole
	case strings.HasPrefix(candidate, wanted):
		return begins
	case strings.Contains(candidate, wanted):
		return holds
	}
	return 0
}

// runes turns indexes of bytes into indexes of runes.
func runes(s string, bytes []int) []int {
	out := make([]int, len(bytes))
	for i, b := range bytes {
		out[i] = len([]rune(s[:b]))
	}
	return out
}

// draw draws a choice: how it stands, its name in both languages, its key.
func (s *Screen) draw(i int) string {
	m := s.found[i]
	c := &s.choices[m.choice]
	l := frame.NewRow(s.env.Theme, i == s.list.Cursor, s.width, 2)
	look := l.Look()
	w := layout.Fit(max(0, s.width-2), 2, []layout.Column{
		{Min: 2, Want: 2, Keep: 2}, {Min: 20, Want: 48, Keep: 4}, {Min: 16, Want: 48, Keep: 1}, {Min: 14, Want: 14, Keep: 3},
	})
	mark, glyph := look.Muted, c.mark
	if c.state != "" {
		state := look.State(c.state)
		mark, glyph = state.Style, state.Glyph
	}
	l.Left(mark, w[0], glyph)
	other := c.other
	if other == c.name {
		other = ""
	}
	if m.text > 0 { // where the words were found
		other = s.env.NoteOn(c.texts[m.text], c.about...)
		m.other = marked(other, strings.Fields(fold(s.field.Value())))
	}
	if other == "" && w[2] > 0 { // the name has both columns
		s.highlit(l, look.Text, w[1]+2+w[2], c.name, m.name)
	} else {
		s.highlit(l, look.Text, w[1], c.name, m.name)
		s.highlit(l, look.Muted, w[2], other, m.other)
	}
	switch {
	case !c.what.IsZero():
		l.Left(look.Muted, w[3], s.env.T(c.what))
	case len(c.keys) > 0:
		l.Left(look.Key, w[3], strings.Join(keyNames(c.keys), " "))
	}
	return l.String()
}

func keyNames(of []string) []string {
	out := make([]string, len(of))
	for i, k := range of {
		out[i] = strings.ReplaceAll(k, "ctrl+", "^")
	}
	return out
}

// highlit draws a name in a cell of w columns, the letters that match standing out.
func (s *Screen) highlit(l *frame.Row, style theme.Style, w int, name string, hits []int) {
	if w == 0 {
		return
	}
	name = text.Truncate(text.Printable(name), w, s.env.Theme.Glyphs.Tail)
	rs := []rune(name)
	accent := l.Look().Accent
	var b strings.Builder
	for i := 0; i < len(rs); {
		hit := slices.Contains(hits, i)
		j := i + 1
		for j < len(rs) && slices.Contains(hits, j) == hit {
			j++
		}
		if hit {
			accent.Write(&b, string(rs[i:j]))
		} else {
			style.Write(&b, string(rs[i:j]))
		}
		i = j
	}
	l.Look().Space.Write(&b, strings.Repeat(" ", max(0, w-text.Width(name))))
	l.Put(w, b.String())
}
