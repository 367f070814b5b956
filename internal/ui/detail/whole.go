package detail

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/report/page"
	"kpitui/internal/text"
	"kpitui/internal/ui/chart"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/markdown"
)

// whole shows one event of a KPI's story in full, above the footer, as high as it
// must be.
type whole struct {
	env           *frame.Env
	kpi           string
	event         event
	width, height int
	offset        int
	lines         []string // nil: to be drawn
}

func newWhole(env *frame.Env, kpi string, e *event) *whole {
	return &whole{env: env, kpi: kpi, event: *e}
}

// Scope implements [frame.Screen].
func (w *whole) Scope() keys.Scope { return keys.OnDetail | keys.Moving }

// Enter implements [frame.Screen].
func (w *whole) Enter() tea.Cmd { return nil }

// Place implements [frame.Placed].
func (w *whole) Place() frame.Place { return frame.AtBottom }

// Height implements [frame.Placed].
func (w *whole) Height() int { return headLines + len(w.draw()) + 1 }

// headLines are a rule, the title and an empty line.
const headLines = 3

// SetSize implements [frame.Screen].
func (w *whole) SetSize(width, height int) {
	if w.width != width {
		w.lines = nil
	}
	w.width, w.height = width, height
}

// Refresh implements [frame.Screen]: an event that was changed is shown as it is
// now, one that was taken away as it was.
func (w *whole) Refresh() {
	w.lines = nil
	s := Screen{env: w.env, kpi: w.kpi}
	s.tell()
	for _, e := range s.story {
		if e.Kind == w.event.Kind && e.ID == w.event.ID {
			w.event = e
		}
	}
}

// Do implements [frame.Screen].
func (w *whole) Do(a keys.Action) (tea.Cmd, bool) {
	switch a {
	case keys.Edit:
		return w.event.edit(), true
	case keys.Open:
		return frame.Ask(frame.CloseOverlay{}), true
	case keys.Enter, keys.Note, keys.Lists, keys.Search, keys.Add, keys.Left, keys.Right:
		return nil, true // of the KPI below
	}
	by, ok := frame.Step(a, len(w.draw()), w.room())
	w.offset += by
	return nil, ok
}

// Wheel implements [frame.Clicker].
func (w *whole) Wheel(by int) tea.Cmd { w.offset += by; return nil }

// Click implements [frame.Clicker].
func (w *whole) Click(int, int) tea.Cmd { return nil }

// Hints implements [frame.Hinter].
func (w *whole) Hints() []frame.Hint {
	out := []frame.Hint{{Key: "esc", Text: words.HintBack}}
	if !w.env.Past {
		out = append(out, frame.Hint{Key: "d", Text: words.HintEdit})
	}
	if len(w.draw()) > w.room() {
		out = append(out, frame.Hint{Key: "j k", Text: words.HintScroll})
	}
	return out
}

// room is how many lines the text has below the title.
func (w *whole) room() int { return max(0, w.height-headLines) }

// draw returns the lines of the text.
func (w *whole) draw() []string {
	if w.lines == nil {
		const in, most = 2, 100 // columns: longer lines are tiring to read
		w.lines = []string{}
		for _, l := range markdown.Blocks(w.blocks(), w.env.Theme, max(1, min(most, w.width-2*in))) {
			w.lines = append(w.lines, w.env.Theme.Space.Render(strings.Repeat(" ", max(0, min(in, w.width-1))))+l)
		}
	}
	return w.lines
}

// View implements [frame.Screen].
func (w *whole) View() string {
	out := make([]string, max(1, w.height))
	lines := w.draw()
	w.offset = max(0, min(w.offset, len(lines)-w.room()))
	if w.room() > 0 {
		out[0] = w.env.Theme.Track.Render(strings.Repeat(w.env.Theme.Glyphs.Rule, w.width))
		copy(out[headLines:], lines[w.offset:])
	}
	out[max(0, min(1, w.height-1))] = w.titleLine(len(lines))
	return strings.Join(out, "\n")
}

// titleLine names the event and the KPI, and says where in a longer text one is.
func (w *whole) titleLine(lines int) string {
	th := w.env.Theme
	row := frame.NewRow(th, false, w.width, 2)
	row.Text(th.Tick, chart.Sign(w.event.Kind))
	row.Text(th.Group, w.env.T(chart.Kind(w.event.Kind)))
	row.Text(th.Text, w.env.Day(w.event.Date))
	if k := w.env.Workspace.KPI(w.kpi); k != nil {
		row.Text(th.Title, w.env.T(k.Name))
	}
	if lines > w.room() && w.room() > 0 {
		at := fmt.Sprintf("%d-%d/%d", w.offset+1, min(lines, w.offset+w.room()), lines)
		row.Skip(row.Rest() - text.Width(at) - 1)
		row.Glue()
		row.Text(th.Muted, at)
	}
	return row.String()
}

// unmarked writes what somebody noted, as [frame.Env.Note] does, but so that what
// stands for a hidden number is no mark of Markdown.
func unmarked(env *frame.Env, k *metrics.KPI, t string) string {
	if k == nil || !env.Hides(k) {
		return t
	}
	return strings.ReplaceAll(env.Note(t, k), "***", `\*\*\*`)
}

// blocks returns what is known of the event as a document.
func (w *whole) blocks() []page.Block {
	e, env := &w.event, w.env
	k := env.Workspace.KPI(w.kpi)
	text := func(t string) []page.Block { return page.Parse(unmarked(env, k, t), 2) }
	said := func(t string) string {
		if k == nil {
			return t
		}
		return env.Note(t, k)
	}
	titled := func(title metrics.Text, t string) []page.Block {
		if strings.TrimSpace(t) == "" {
			return nil
		}
		return append([]page.Block{page.Heading{Level: 2, Text: page.Text(env.T(title))}}, text(t)...)
	}
	var facts page.Facts
	fact := func(label metrics.Text, said string) {
		if said != "" {
			facts.List = append(facts.List, page.Fact{Label: env.T(label), Value: []page.Block{page.Say(said)}})
		}
	}
	var body []page.Block
	switch {
	case e.note != nil:
		fact(words.By, e.note.By)
		body = text(e.note.Text)
	case e.review != nil:
		f := e.review.Finding(w.kpi)
		fact(words.Review, env.Info().Label(e.review.Period))
		if f.Verdict != "" {
			fact(words.Verdict, env.T(f.Verdict.Label()))
		}
		body = append(titled(words.Finding, f.Note), titled(words.Cause, f.Cause)...)
	case e.action != nil:
		a := e.action
		body = append(body, page.Paragraph{Role: page.Lead, Text: page.Text(said(a.Title))})
		_, state := actionState(env, a, &env.Theme.Styles)
		fact(words.State, state)
		if a.Status != metrics.ActionOpen {
			fact(words.Owner, a.Owner)
		}
		for _, m := range a.Moves {
			fact(words.Moved, strings.TrimSpace(fmt.Sprintf("%s - %s  %s", env.Day(m.From), env.Day(m.To), said(m.Why))))
		}
		body = append(body, facts)
		return append(body, titled(words.Result, a.Why)...)
	case e.experiment != nil:
		x := e.experiment
		body = append(body, text(x.Hypothesis)...)
		w.experimentFacts(x, fact)
		body = append(body, facts)
		return append(append(body, titled(words.Did, x.Did)...), titled(words.Learned, x.Learned)...)
	}
	if len(facts.List) == 0 {
		return body
	}
	return append([]page.Block{facts}, body...)
}

// experimentFacts says what was expected of an experiment, and what came of it.
func (w *whole) experimentFacts(x *metrics.Experiment, fact func(metrics.Text, string)) {
	env := w.env
	effects := metrics.EffectsOf(env.Workspace, x, env.Today)
	for _, side := range [...]struct {
		label  metrics.Text
		wanted metrics.Expectation
		got    metrics.Effect
	}{{metrics.Lever.Label(), x.Lever, effects.Lever}, {metrics.Outcome.Label(), x.Outcome, effects.Outcome}} {
		k := env.Workspace.KPI(side.wanted.KPI)
		if k == nil {
			continue
		}
		said := env.T(k.Name)
		if change := metrics.FormatExpectation(side.wanted.Change, k.Unit, env.Lang); change != "" {
			said += partGap + fmt.Sprintf(env.T(words.Expected), change)
		}
		if side.got.Change.OK {
			measured := env.Change(metrics.Comparison{Change: side.got.Change, Unit: side.got.Unit}, k)
			said += partGap + fmt.Sprintf(env.T(words.Measured), measured)
		}
		fact(side.label, said)
	}
	run := env.Day(x.Start) + " - " + env.Day(x.End)
	fact(words.Run, strings.TrimSpace(run))
	fact(words.Owner, x.Owner)
	_, state := experimentState(env, x, &env.Theme.Styles)
	fact(words.State, state)
}

var (
	_ frame.Placed  = (*whole)(nil)
	_ frame.Hinter  = (*whole)(nil)
	_ frame.Clicker = (*whole)(nil)
)
