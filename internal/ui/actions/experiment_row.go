package actions

import (
	"fmt"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/chart"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/layout"
	"kpitui/internal/ui/theme"
)

// The columns of an experiment's first line, left to right.
const (
	colStage = iota // of an ended one the verdict
	colHypothesis
	colRun
	colUsed
	colWhen
	colTrialRank
	colTrialParts
)

// twoSidesAt is the width of the list from which lever and outcome share a line, and
// what was measured and learned another: below it their names would be cut.
const twoSidesAt = 140

const stageWidth = 7 // "p D c a"

func (s *Screen) experimentColumns() []layout.Column {
	when, stage := 10, stageWidth // "to be judged"
	if s.env.Lang == metrics.EN {
		when = 12
	}
	var names []string
	for _, it := range s.list().items {
		names = append(names, nameOf(s.env, it.experiment.Lever.KPI), nameOf(s.env, it.experiment.Outcome.KPI))
	}
	s.list().names = longest(10, 48, names...)
	hypothesis := longest(24, 96, s.headlines()...)
	least := max(30, s.listWidth()*9/20) // the parts of the rank give way to it
	columns := []layout.Column{
		colStage:      {Min: stage, Want: stage, Keep: 9},
		colHypothesis: {Min: min(hypothesis, least), Want: hypothesis, Keep: 10},
		colRun:        {Min: 13, Want: 13, Keep: 6}, // "11/02-11/29", "26/11/2-27/1/8"
		colUsed:       {Min: 8, Want: 12, Keep: 4},
		colWhen:       {Min: when, Want: when, Keep: 7},
		colTrialRank:  {Min: 6, Want: 6, Keep: 5},
		colTrialParts: {Min: 8, Want: 8, Keep: 1},
	}
	if s.open == log {
		columns[colStage] = layout.Column{Min: s.verdictWidth(), Want: s.verdictWidth(), Keep: 9}
		columns[colUsed] = layout.Column{}
		columns[colWhen].Min, columns[colWhen].Want = 8, 8
	}
	if s.width < layout.MediumAt {
		for _, c := range []int{colRun, colUsed, colTrialRank, colTrialParts} {
			columns[c].Min, columns[c].Want = 0, 0
		}
		columns[colHypothesis].Want = s.width
	}
	return columns
}

func (s *Screen) verdictWidth() int {
	w := 0
	for _, v := range metrics.Verdicts {
		w = max(w, text.Width(s.env.T(v.Label())))
	}
	return 2 + w
}

func (s *Screen) experimentHead(r *frame.Row) {
	th, w := s.env.Theme, s.list().cols
	left := func(c int, t metrics.Text) { r.Left(th.Header, w[c], s.env.T(t)) }
	first, when := words.Stage, words.State
	if s.open == log {
		first, when = words.Verdict, words.Ended
	}
	left(colStage, first)
	r.Left(th.Header, w[colHypothesis], s.titled(words.Hypothesis, w[colHypothesis]))
	left(colRun, words.Run)
	left(colUsed, words.Used)
	left(colWhen, when)
	r.Right(th.Header, w[colTrialRank], s.env.T(words.Rank))
	r.Left(th.Header, w[colTrialParts], "")
}

// measured returns what the experiment's KPIs did: as it was when it was judged,
// else as it is now.
func (s *Screen) measured(it *item) *metrics.Effects {
	if it.effects == nil {
		effects := metrics.EffectsOf(s.env.Workspace, it.experiment, s.env.Today)
		it.effects = &effects
	}
	return it.effects
}

func (s *Screen) drawExperiment(it *item, selected bool) []string {
	e, w, width := it.experiment, s.list().cols, s.listWidth()
	r := frame.NewRow(s.env.Theme, selected, width, gap)
	look := r.Look()
	if s.open == log {
		mark, style := verdictMark(s.env, look, e.Verdict)
		r.Left(style, w[colStage], mark+" "+s.env.T(e.Verdict.Label()))
	} else {
		r.Put(w[colStage], stages(look, e.Stage, w[colStage]))
	}
	r.Left(look.Title, w[colHypothesis], s.headline(it))
	r.Left(look.Muted, w[colRun], runOf(s.env, e))
	r.Put(w[colUsed], used(s.env, look, e, w[colUsed]))
	word, style := s.when(e, look)
	r.Left(style, w[colWhen], word)
	rank(r, e.Score, w[colTrialRank], w[colTrialParts])
	out := []string{r.String()}
	effects := s.measured(it)
	sides := []side{{metrics.Lever.Label(), e.Lever, &effects.Lever}, {metrics.Outcome.Label(), e.Outcome, &effects.Outcome}}
	if s.open == log { // what it taught stands in place of what was moved
		return append(out, s.logLines(it, side{expected: e.Outcome, effect: &effects.Outcome}, selected)...)
	}
	return append(out, s.sideLines(sides, selected)...)
}

// side is one of the two KPIs of an experiment: what was expected and measured.
type side struct {
	label    metrics.Text
	expected metrics.Expectation
	effect   *metrics.Effect
}

// underLine begins a line below an item's first one, in line with its second column.
func (s *Screen) underLine(selected bool) *frame.Row {
	r := frame.NewRow(s.env.Theme, selected, s.listWidth(), gap)
	r.Skip(s.list().cols[colStage] + gap)
	r.Glue()
	return r
}

func (s *Screen) sideLines(sides []side, selected bool) []string {
	if s.twoSides() {
		r := s.underLine(selected)
		room := min((r.Rest()-gap-1)/2, s.sideWidth(sides[0].label))
		for _, sd := range sides {
			s.drawSide(r, sd, room)
		}
		return []string{r.String()}
	}
	var out []string
	for _, sd := range sides {
		r := s.underLine(selected)
		s.drawSide(r, sd, r.Rest()-1)
		out = append(out, r.String())
	}
	return out
}

// twoSides reports whether lever and outcome share a line.
func (s *Screen) twoSides() bool { return s.listWidth() >= twoSidesAt }

// The columns of one of the two KPIs.
const (
	colLabel = iota
	colSideName
	colAsked
	colFound
)

// sideColumns are as wide as the list's longest name needs; what people expect and
// what was measured stands whole.
func (s *Screen) sideColumns(label metrics.Text) []layout.Column {
	labels := 0
	if !label.IsZero() {
		labels = max(text.Width(s.env.T(metrics.Lever.Label())), text.Width(s.env.T(metrics.Outcome.Label())))
	}
	asked, found := 11, 13 // "想定 +12.5%", "実測 +12.5% ✓"
	if s.env.Lang == metrics.EN {
		asked, found = 15, 17
	}
	return []layout.Column{
		colLabel:    {Min: labels, Want: labels, Keep: 1},
		colSideName: {Min: 10, Want: s.list().names, Keep: 4},
		colAsked:    {Min: asked, Want: asked, Keep: 2},
		colFound:    {Min: found, Want: found, Keep: 3},
	}
}

// sideWidth is how many columns one of the two KPIs takes at most.
func (s *Screen) sideWidth(label metrics.Text) int {
	w := 0
	for _, c := range s.sideColumns(label) {
		w += c.Want + 1
	}
	return w - 1
}

// drawSide draws one of the two KPIs into so many columns.
func (s *Screen) drawSide(r *frame.Row, sd side, room int) {
	look := r.Look()
	if sd.expected.KPI == "" {
		r.Left(look.Muted, room, s.env.T(sd.label)+" --")
		return
	}
	expected, measured, style := sideTexts(s.env, look, sd)
	columns := s.sideColumns(sd.label)
	columns[colAsked].Min = max(columns[colAsked].Min, text.Width(expected))
	columns[colFound].Min = max(columns[colFound].Min, text.Width(measured))
	w := layout.Fit(room, 1, columns)
	used := 0
	cell := func(c int, style theme.Style, t string) {
		if w[c] == 0 {
			return
		}
		if used > 0 {
			r.Skip(1)
			r.Glue()
			used++
		}
		r.Left(style, w[c], t)
		used += w[c]
	}
	cell(colLabel, look.Muted, s.env.T(sd.label))
	cell(colSideName, look.Text, nameOf(s.env, sd.expected.KPI))
	cell(colAsked, look.Muted, expected)
	cell(colFound, style, measured)
	r.Skip(room - used)
}

// sideTexts writes what is expected of a KPI and what was measured.
func sideTexts(env *frame.Env, look *theme.Styles, sd side) (expected, measured string, style theme.Style) {
	k := env.Workspace.KPI(sd.expected.KPI)
	if k == nil {
		return "", "", look.Muted
	}
	if sd.expected.Change != 0 {
		expected = fmt.Sprintf(env.T(words.Expected), metrics.FormatExpectation(sd.expected.Change, k.Unit, env.Lang))
	}
	if !sd.effect.Change.OK {
		return expected, env.T(words.NotMeasured), look.Muted
	}
	style = look.Text
	mark := ""
	if reached, known := sd.expected.Reached(*sd.effect); known {
		style, mark = look.Worse, " "+env.Theme.Glyphs.Cross
		if reached {
			style, mark = look.Better, " "+env.Theme.Glyphs.Check
		}
	}
	change := env.Change(metrics.Comparison{Base: sd.effect.Before, Change: sd.effect.Change, Unit: sd.effect.Unit}, k)
	return expected, fmt.Sprintf(env.T(words.Measured), change) + mark, style
}

// logLines draws what an ended experiment did to its outcome, and what it taught.
func (s *Screen) logLines(it *item, outcome side, selected bool) []string {
	r := s.underLine(selected)
	two := s.twoSides()
	room := r.Rest() - 1
	if two {
		room = min(r.Rest()*9/20, s.sideWidth(outcome.label))
	}
	s.drawSide(r, outcome, room)
	first, _, _ := strings.Cut(strings.TrimLeft(it.experiment.Learned, "#*->\n "), "\n")
	first = s.env.NoteOn(first, it.experiment.Lever.KPI, it.experiment.Outcome.KPI)
	if two {
		r.Skip(gap)
		r.Glue()
		r.Left(r.Look().Text, r.Rest()-1, first)
		return []string{r.String()}
	}
	below := s.underLine(selected)
	below.Left(below.Look().Text, below.Rest()-1, first)
	return []string{r.String(), below.String()}
}

// stages draws the four stages by their letters, the current one large and strong.
func stages(look *theme.Styles, at metrics.Stage, w int) string {
	var out strings.Builder
	used := 0
	for i, stage := range metrics.Stages {
		letter, style := stage.Label().EN[:1], look.Muted
		if stage == at {
			letter, style = strings.ToUpper(letter), look.Accent
		}
		if i > 0 {
			look.Space.Write(&out, " ")
			used++
		}
		style.Write(&out, letter)
		used++
	}
	look.Space.Write(&out, strings.Repeat(" ", max(0, w-used)))
	return out.String()
}

// verdictMark returns the shape and the look of a verdict. What did not work is no
// failure of anybody: it is as good to know.
func verdictMark(env *frame.Env, look *theme.Styles, v metrics.Verdict) (string, theme.Style) {
	switch v {
	case metrics.Supported:
		return env.Theme.Glyphs.Check, look.Success
	case metrics.Refuted:
		return env.Theme.Glyphs.Cross, look.Worse
	}
	return "?", look.Muted
}

// runOf writes the first and the last day of a run.
func runOf(env *frame.Env, e *metrics.Experiment) string {
	if e.End == 0 {
		return fmt.Sprintf(env.T(words.From), env.Day(e.Start))
	}
	return env.Day(e.Start) + "-" + env.Day(e.End)
}

// share returns how much of the run's time is used; missing without an end.
func share(e *metrics.Experiment, today metrics.Date) metrics.Maybe {
	if e.End < e.Start || e.Start == 0 {
		return metrics.Maybe{}
	}
	days := float64(e.End - e.Start + 1)
	return metrics.Some(max(0, min(1, float64(today-e.Start+1)/days)))
}

// used draws the share of the run's time that is used, as a bar.
func used(env *frame.Env, look *theme.Styles, e *metrics.Experiment, w int) string {
	bar := chart.BarLook{Fill: look.Spark, Track: look.Track, ASCII: env.Theme.Glyphs.ASCII}
	drawn := chart.Bar(share(e, env.Today), metrics.Maybe{}, w, bar)
	if strings.TrimSpace(drawn) == "" {
		return look.Space.Render(drawn)
	}
	return drawn
}

// when says how far a run is: of an ended one the day of its verdict.
func (s *Screen) when(e *metrics.Experiment, look *theme.Styles) (string, theme.Style) {
	switch {
	case e.Ended != 0:
		return s.env.Day(e.Ended), look.Muted
	case phaseOf(e, s.env.Today) == planned:
		return s.env.T(words.ToBegin), look.Muted
	case phaseOf(e, s.env.Today) == over:
		return s.env.T(words.WaitsForVerdict), look.Due
	case e.End == 0:
		return "", look.Muted
	}
	return s.env.Until(e.End), look.Text
}
