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
		st.drawGone(p, st.about(st.item()))
		return
	}
	room := p.height
	if f := s.fields; s.writes(st.item()) {
		if _, short := f.current().in.(*line); short { // nothing moves when the focus goes to a longer one
			room -= leastArea - 1
		}
	}
	for _, give := range giving {
		if st.drawCard(p, status, give); len(p.lines) <= room {
			break
		}
	}
}

// drawGone draws the card of a KPI that was archived or removed while something that
// was typed about it is not kept.
func (st *cardStop) drawGone(p *page, k *metrics.KPI) {
	name, why := p.env.T(k.Name), words.KPIArchived
	if !k.Archived {
		why = words.KPIRemoved
	}
	if name == "" {
		name = k.ID
	}
	st.drawCount(p, name)
	p.text(p.env.Theme.Due, edge, p.env.T(why))
	p.pin()
	p.space()
	st.drawNow(p, k)
}

// giving is what a card gives up one after the other where it is higher than the
// window; the chart is only drawn where there is room for it anyway. What is written
// now comes last.
var giving = [...]spared{{}, {space: true}, {space: true, last: eachShort}, {space: true, last: allShort}}

type spared struct {
	space bool // what only parts things
	last  recall
}

// drawCard draws the card of a KPI in place of what is on the page.
func (st *cardStop) drawCard(p *page, status *metrics.Status, give spared) {
	*p = *newPage(p.env, p.width, p.height)
	p.dense = give.space
	st.drawHead(p, status)
	p.pin()
	p.space()
	st.drawFigures(p, status)
	p.space()
	st.drawReasons(p, status)
	rest := newPage(p.env, p.width, p.height)
	rest.dense = give.space
	st.drawLast(rest, status.KPI, give.last)
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
			p.actionLine("", f.labelWidth(), a, true)
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
