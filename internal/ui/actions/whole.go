package actions

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/layout"
	"kpitui/internal/ui/markdown"
	"kpitui/internal/ui/theme"
)

// mostLine is how many columns a text takes, however wide the screen is.
const mostLine = 100

// tell tells an experiment whole: lines of at most width columns, the first of which
// stays empty.
func tell(env *frame.Env, e *metrics.Experiment, width int) []string {
	t := teller{env: env, e: e, width: width, effects: metrics.EffectsOf(env.Workspace, e, env.Today)}
	th := env.Theme
	t.words(th.Title, 1, e.Hypothesis)
	t.facts()
	t.side(metrics.Lever.Label(), e.Lever, &t.effects.Lever)
	t.side(metrics.Outcome.Label(), e.Outcome, &t.effects.Outcome)
	if e.Ended != 0 {
		t.verdict()
		t.markdown(words.Learned, e.Learned)
		t.markdown(words.WasDid, e.Did)
		return t.out
	}
	if v := e.Suggest(t.effects); v != "" {
		say, style := words.SoFar, th.Muted
		if phaseOf(e, env.Today) == over && !env.Past {
			say, style = words.Suggests, th.Due
		}
		t.out = append(t.out, "")
		t.words(style, 1, fmt.Sprintf(env.T(say), env.T(v.Label())))
	}
	t.markdown(words.Did, e.Did)
	if strings.TrimSpace(e.Learned) != "" {
		t.markdown(words.Learned, e.Learned)
	}
	return t.out
}

type teller struct {
	env     *frame.Env
	e       *metrics.Experiment
	width   int
	effects metrics.Effects
	out     []string
}

func (t *teller) row(indent int) *frame.Row {
	r := frame.NewRow(t.env.Theme, false, t.width, gap)
	r.Skip(indent - 1)
	r.Glue()
	return r
}

func (t *teller) room(indent int) int { return max(1, min(t.width, mostLine)-indent-1) }

// words draws what somebody wrote, wrapped.
func (t *teller) words(style theme.Style, indent int, s string) {
	for _, l := range text.Wrap(text.Printable(t.env.NoteOn(s, t.e.Lever.KPI, t.e.Outcome.KPI)), t.room(indent)) {
		r := t.row(indent)
		r.Text(style, l)
		t.out = append(t.out, r.String())
	}
}

// facts draws the stage, the run, the owner and the rank.
func (t *teller) facts() {
	const bar = 10
	look, e := &t.env.Theme.Styles, t.e
	r := t.row(1)
	r.Put(stageWidth, stages(look, e.Stage, stageWidth))
	r.Text(look.Text, t.env.T(e.Stage.Label()))
	r.Text(look.Muted, runOf(t.env, e))
	if used(t.env, look, e, bar) != "" && share(e, t.env.Today).OK && e.Ended == 0 {
		r.Put(bar, used(t.env, look, e, bar))
		r.Text(look.Muted, metrics.FormatPercent(share(e, t.env.Today).V, 0))
	}
	t.out = append(t.out, r.String())
	r = t.row(1)
	if e.Owner != "" {
		r.Text(look.Muted, t.env.T(words.Owner)+" "+e.Owner)
	}
	if n := e.Score.Rank(); n > 0 {
		r.Text(look.Muted, fmt.Sprintf("%s %d", t.env.T(words.Rank), n))
		parts := fmt.Sprintf(t.env.T(words.PartsWhole), e.Score.Impact, e.Score.Confidence, e.Score.Ease)
		if text.Width(parts) >= r.Rest() {
			t.out = append(t.out, r.String())
			r = t.row(1)
		}
		r.Text(look.Muted, parts)
	}
	if e.Owner != "" || e.Score.Rank() > 0 {
		t.out = append(t.out, r.String())
	}
}

// side draws one of the two KPIs: what was expected, what was measured, and from
// which periods that is known.
func (t *teller) side(label metrics.Text, x metrics.Expectation, f *metrics.Effect) {
	if x.KPI == "" {
		return
	}
	look := &t.env.Theme.Styles
	r := t.row(1)
	r.Text(look.Group, t.env.T(label))
	r.Text(look.Title, nameOf(t.env, x.KPI))
	t.out = append(t.out, "", r.String())
	expected, measured, style := sideTexts(t.env, look, side{label, x, f})
	r = t.row(3)
	if expected != "" {
		r.Text(look.Text, expected)
	}
	r.Text(style, measured)
	t.out = append(t.out, r.String())
	k := t.env.Workspace.KPI(x.KPI)
	if k == nil || !f.Before.OK && !f.After.OK {
		return
	}
	r = t.row(3)
	r.Text(look.Muted, fmt.Sprintf(t.env.T(words.Before), t.value(f.Before, f.BeforePeriod, k)))
	r.Text(look.Muted, fmt.Sprintf(t.env.T(words.After), t.value(f.After, f.AfterPeriod, k)))
	t.out = append(t.out, r.String())
}

func (t *teller) value(v metrics.Maybe, p metrics.Period, k *metrics.KPI) string {
	out := t.env.Value(v, k)
	if v.OK && !p.IsZero() {
		out += " (" + frame.ShortPeriod(p, t.env) + ")"
	}
	return out
}

func (t *teller) verdict() {
	look := &t.env.Theme.Styles
	mark, style := verdictMark(t.env, look, t.e.Verdict)
	r := t.row(1)
	r.Text(look.Group, t.env.T(words.Verdict))
	r.Text(style, mark+" "+t.env.T(t.e.Verdict.Label()))
	r.Text(look.Muted, t.env.Day(t.e.Ended))
	t.out = append(t.out, "", r.String())
}

func (t *teller) markdown(label metrics.Text, src string) {
	r := t.row(1)
	r.Text(t.env.Theme.Group, t.env.T(label))
	t.out = append(t.out, "", r.String())
	if strings.TrimSpace(src) == "" {
		nothing := words.NothingYet
		if t.env.Past {
			nothing = words.NothingThen
		}
		t.words(t.env.Theme.Muted, 3, t.env.T(nothing))
		return
	}
	indent := min(3, t.width-1)
	src = t.env.NoteOn(src, t.e.Lever.KPI, t.e.Outcome.KPI)
	for _, l := range markdown.Render(src, t.env.Theme, t.room(indent)) {
		t.out = append(t.out, strings.Repeat(" ", indent)+l)
	}
}

// told is an experiment as it stands beside the list.
type told struct {
	id    string
	width int
	lines []string
}

func (s *Screen) besideWidth() int {
	if s.open == actions {
		return 0
	}
	_, w := layout.Beside(s.width)
	return w
}

// besides puts the experiment under the cursor beside the lines of the list.
func (s *Screen) besides(lines []string, width int) []string {
	it := s.item()
	if it == nil {
		return lines
	}
	if s.told.id != it.id() || s.told.width != width {
		s.told = told{it.id(), width, tell(s.env, it.experiment, width)}
	}
	shown := s.told.lines
	if len(shown) > s.height {
		r := frame.NewRow(s.env.Theme, false, width, gap)
		r.Text(s.env.Theme.Muted, s.env.Theme.Glyphs.Down+" "+s.env.T(words.More))
		shown = append(shown[:max(0, s.height-1):max(0, s.height-1)], r.String())
	}
	blank := s.env.Theme.Space.Render(strings.Repeat(" ", s.listWidth()))
	for i := range min(len(shown), len(lines)) {
		if lines[i] == "" {
			lines[i] = blank
		}
		lines[i] += s.env.Theme.Space.Render("  ") + shown[i]
	}
	return lines
}

// whole is the overlay that tells one experiment.
type whole struct {
	env           *frame.Env
	id            string
	width, height int
	lines         []string
	offset        int
}

func newWhole(env *frame.Env, id string) *whole { return &whole{env: env, id: id} }

// Scope implements [frame.Screen].
func (w *whole) Scope() keys.Scope { return keys.OnActions | keys.Moving }

// Enter implements [frame.Screen].
func (w *whole) Enter() tea.Cmd { return nil }

// SetSize implements [frame.Screen].
func (w *whole) SetSize(width, height int) {
	if w.width != width || w.height != height {
		w.width, w.height = width, height
		w.Refresh()
	}
}

// Refresh implements [frame.Screen]: one that is gone is told no more.
func (w *whole) Refresh() {
	w.lines = nil
	if e := w.env.Workspace.Experiment(w.id); e != nil && w.width > 0 {
		w.lines = tell(w.env, e, w.width)
	}
	w.scroll(0)
}

func (w *whole) scroll(by int) { w.offset = max(0, min(w.offset+by, len(w.lines)-w.height)) }

// Do implements [frame.Screen].
func (w *whole) Do(a keys.Action) (tea.Cmd, bool) {
	e := w.env.Workspace.Experiment(w.id)
	if by, ok := frame.Step(a, len(w.lines), w.height); ok {
		w.scroll(by)
		return nil, true
	}
	switch {
	case a == keys.Edit && e != nil:
		return frame.Ask(frame.EditExperiment{Experiment: *e}), true
	case a == keys.Open:
		return frame.Ask(frame.CloseOverlay{}), true
	}
	return nil, false
}

// Hints implements [frame.Hinter].
func (w *whole) Hints() []frame.Hint {
	out := []frame.Hint{{Key: "esc", Text: words.HintBack}}
	if !w.env.Past {
		out = append(out, frame.Hint{Key: "d", Text: words.HintEdit})
	}
	if len(w.lines) > w.height {
		out = append(out, frame.Hint{Key: "j k", Text: words.HintScroll})
	}
	return out
}

// Click implements [frame.Clicker].
func (w *whole) Click(int, int) tea.Cmd { return nil }

// Wheel implements [frame.Clicker].
func (w *whole) Wheel(by int) tea.Cmd {
	w.scroll(by)
	return nil
}

// View implements [frame.Screen].
func (w *whole) View() string {
	lines := append([]string{}, w.lines[min(w.offset, len(w.lines)):]...)
	for len(lines) < w.height {
		lines = append(lines, "")
	}
	return strings.Join(lines[:w.height], "\n")
}

var (
	_ frame.Clicker = (*whole)(nil)
	_ frame.Hinter  = (*whole)(nil)
	_ frame.Anchor  = (*Screen)(nil)
	_ frame.Typer   = (*Screen)(nil)
	_ frame.Clicker = (*Screen)(nil)
	_ frame.Tabbed  = (*Screen)(nil)
	_ frame.Taker   = (*Screen)(nil)
)
