package review

import (
	"fmt"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/chart"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/layout"
)

// The chart of a card has at least so many lines, or is left out, and at most.
const (
	leastChart = 5
	bestChart  = 22
)

// spans are how many periods the chart shows, by the kind that is judged.
var spans = map[metrics.PeriodKind]int{metrics.Day: 60, metrics.Week: 26, metrics.Month: 13, metrics.Quarter: 9, metrics.Year: 6}

// chartCache keeps a chart until something in it changes: a card is drawn with
// every letter that is typed in it.
type chartCache struct {
	kpi           string
	width, height int
	lines         []string
}

// draw puts the card under the cursor on the page: how the KPI stands, why it is
// here, its trend, what was said last time, and what is written now.
func (st *cardStop) draw(p *page) {
	env, s := st.s.env, st.s
	if len(st.items) == 0 {
		p.space()
		none := words.NoExceptions
		if st.step != metrics.StepExceptions {
			none = words.NoKPIs
		}
		p.text(env.Theme.Success, 2, env.T(none))
		return
	}
	if section, ok := sectionOf(st.item()); ok {
		st.drawCount(p, env.T(section.Label()))
		p.pin()
		p.space()
		f := s.fields
		if !s.writes(st.item()) {
			f = s.writeSection(st.step, section)
		}
		f.draw(p, 2)
		return
	}
	status := env.Status(st.item())
	if status == nil {
		return
	}
	st.drawHead(p, status)
	p.pin()
	p.space()
	st.drawFigures(p, status)
	p.space()
	st.drawReasons(p, status)
	rest := newPage(env, p.width, p.height)
	st.drawLast(rest, status.KPI)
	st.drawNow(rest, status.KPI)
	st.drawChart(p, status.KPI, p.height-len(p.lines)-len(rest.lines)-st.reserved(rest))
	p.space()
	p.append(rest)
}

// reserved returns the lines that fields grow by when somebody writes in them, so
// that nothing moves then.
func (st *cardStop) reserved(rest *page) int {
	if rest.x >= 0 || !st.s.writable() {
		return 1
	}
	if st.made(st.item()) == nil { // owner and due date come with the first word of an action
		return leastArea + 2
	}
	return leastArea
}

// drawCount is the line of what has no state.
func (st *cardStop) drawCount(p *page, title string) {
	r := p.row(false, 2)
	r.Text(p.env.Theme.Title, title)
	st.count(r)
	p.add(r.String())
}

// count says at the end of a line which card of how many it is.
func (st *cardStop) count(r *frame.Row) {
	n := fmt.Sprintf("%d/%d", st.at+1, len(st.items))
	if w := text.Width(n) + edge; w < r.Rest() {
		r.Skip(r.Rest() - w)
		r.Text(r.Look().Muted, n)
	}
}

func (st *cardStop) drawHead(p *page, status *metrics.Status) {
	env, k := p.env, status.KPI
	r := p.row(false, 2)
	mark := env.Theme.State(status.State)
	r.Text(mark.Style.Bold(), mark.Glyph+" "+env.T(status.State.Label()))
	r.Text(env.Theme.Title, env.T(k.Name))
	where := env.T(k.Tier.Label())
	if !k.Group.IsZero() {
		where += " / " + env.T(k.Group)
	}
	if text.Width(where)+8 < r.Rest() {
		r.Text(env.Theme.Muted, where)
	}
	st.count(r)
	p.add(r.String())
}

// drawReasons says why the KPI is here: what makes it an exception, and how its
// level came about.
func (st *cardStop) drawReasons(p *page, status *metrics.Status) {
	env := p.env
	if e, ok := st.exceptions[status.KPI.ID]; ok {
		r := p.row(false, 2)
		for _, kind := range e.Kinds {
			style := env.Theme.Badge
			if kind == metrics.Noted || kind == metrics.LevelFallen {
				style = env.Theme.Muted
			}
			r.Text(style, env.T(kind.Label()))
		}
		if e.WasKnown {
			mark := env.Theme.Level(e.Was)
			was := mark.Glyph
			if e.Was > metrics.LevelNone {
				was += " " + env.T(e.Was.Label())
			}
			r.Text(env.Theme.Muted, fmt.Sprintf(env.T(words.WasLevel), was))
		}
		if a := status.Alert; a != nil && a.Acked != nil {
			r.Text(env.Theme.Muted, strings.TrimSpace(env.T(words.Acked)+" "+a.Acked.By))
		}
		p.add(r.String())
	}
	if st.step == metrics.StepSystem {
		st.drawUse(p, status.KPI)
	}
	for _, reason := range status.Reasons {
		p.text(env.Theme.Text, edge, env.Reason(reason))
	}
}

func (st *cardStop) drawChart(p *page, k *metrics.KPI, height int) {
	env := p.env
	if height < leastChart+1 || p.width < 30 {
		return
	}
	p.space()
	height = min(height-1, bestChart)
	c := &st.chart
	if c.kpi != k.ID || c.width != p.width || c.height != height {
		judged := metrics.Judge(env.Workspace, k, env.Series(k.ID), env.Today, spans[k.JudgedKind()])
		*c = chartCache{kpi: k.ID, width: p.width, height: height}
		if len(judged) > 0 {
			trend := env.Trend(k, judged)
			for _, m := range env.Workspace.Marks(k.ID) {
				trend.Marks = append(trend.Marks, chart.Mark{Date: m.Date, Kind: m.Kind})
			}
			c.lines = chart.Line(trend, p.width-2*edge, height)
		}
	}
	for _, l := range c.lines {
		r := p.row(false, 0)
		r.Put(p.width-2*edge, l)
		p.add(r.String())
	}
}

// drawLast shows what was said about the KPI last time, and what became of it.
func (st *cardStop) drawLast(p *page, k *metrics.KPI) {
	env, s := p.env, st.s
	last, review := env.Workspace.LastFinding(k.ID, s.period)
	var acts []*metrics.Action
	for i := range env.Workspace.Actions {
		a := &env.Workspace.Actions[i]
		if a.KPI == k.ID && (s.review == nil || a.Review != s.review.ID()) && (a.Status == metrics.ActionOpen || review != nil && a.Review == review.ID()) {
			acts = append(acts, a)
		}
	}
	if review == nil && len(acts) == 0 {
		return
	}
	when := ""
	if review != nil {
		when = frame.ShortPeriod(review.Period, env)
	}
	p.heading(env.T(words.LastTime), when)
	labels := 0
	for _, t := range [...]metrics.Text{words.Note, words.Cause, words.Action} {
		labels = max(labels, text.Width(env.T(t)))
	}
	p.labelled(env.T(words.Note), labels, env.Theme.Text, oneLine(env.Note(last.Note, k)))
	p.labelled(env.T(words.Cause), labels, env.Theme.Text, oneLine(env.Note(last.Cause, k)))
	for i, a := range acts {
		label := ""
		if i == 0 {
			label = env.T(words.Action)
		}
		p.actionLine(label, labels, a)
	}
	p.space()
}

// oneLine joins the lines of a text: what was said last time is a reminder here.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// actionLine puts an action and what became of it on one line beside a label.
func (p *page) actionLine(label string, labels int, a *metrics.Action) {
	env := p.env
	r := p.row(false, 2)
	look := r.Look()
	r.Left(look.Muted, labels, label)
	glyph, style, title := actionMark(env.Theme, look, a, env.Today)
	if glyph == "" {
		glyph = " "
	}
	r.Text(style, glyph)
	r.Glue()
	r.Skip(1)
	state := env.T(a.Status.Label())
	if a.Status == metrics.ActionOpen && a.Due != 0 {
		state = env.Until(a.Due)
	}
	tail := strings.TrimSpace(strings.Join([]string{text.Printable(a.Owner), env.Day(a.Due), state}, "  "))
	what := text.Printable(env.NoteOn(a.Title, a.KPI))
	if room := r.Rest() - text.Width(tail) - 2 - edge; room > 20 {
		r.Left(title, min(text.Width(what), room), what)
		r.Text(style, tail)
	} else {
		r.Text(title, what)
	}
	p.add(r.String())
	if a.Why != "" {
		p.text(look.Muted, labels+5, env.NoteOn(a.Why, a.KPI))
	}
}

// drawNow puts the fields of this review on the page, or what was written in them.
func (st *cardStop) drawNow(p *page, k *metrics.KPI) {
	env, s := p.env, st.s
	f := s.fields
	if !s.writes(k.ID) {
		if s.review == nil {
			return
		}
		f = st.writeCard(k)
	}
	r := p.row(false, 2)
	r.Text(env.Theme.Accent, env.T(words.ThisTime))
	p.add(r.String())
	f.draw(p, edge)
	for i := range env.Workspace.Actions {
		a := &env.Workspace.Actions[i]
		if a.KPI == k.ID && a.Review == metrics.ReviewID(s.period) && a != st.made(k.ID) {
			p.actionLine("", f.labelWidth(), a)
		}
	}
	if s.writes(newItem + k.ID) {
		p.space()
		p.heading(env.T(words.NewAction), "")
		s.fields.draw(p, edge)
	}
}

// drawFigures shows the numbers: the value first, each below what it is.
func (st *cardStop) drawFigures(p *page, status *metrics.Status) {
	env := p.env
	figures := figuresOf(env, status)
	columns := make([]layout.Column, len(figures))
	for i, f := range figures {
		w := max(text.Width(text.Printable(f.label)), text.Width(text.Printable(f.value)))
		columns[i] = layout.Column{Min: w, Want: w, Keep: len(figures) - i}
	}
	gap := 4
	if p.width < 90 {
		gap = 3
	}
	w := layout.Fit(max(0, p.width-2*edge), gap, columns)
	labels, values := p.row(false, gap), p.row(false, gap)
	for i, f := range figures {
		labels.Left(env.Theme.Muted, w[i], f.label)
		values.Left(f.style, w[i], f.value)
	}
	p.add(labels.String(), values.String())
}
