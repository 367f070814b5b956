package star

import (
	"fmt"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/theme"
)

// span is a text in its look.
type span struct {
	style theme.Style
	text  string
}

// widthOf returns the columns of spans with one between two.
func widthOf(spans []span) int {
	w := max(0, len(spans)-1)
	for _, s := range spans {
		w += text.Width(text.Printable(s.text))
	}
	return w
}

// fact is what is said about the north star: what it is, the figure, and a remark.
type fact struct {
	label  span
	figure span
	remark span
	brief  span // in place of the figure where there is little room
}

// labelled returns the fact in short.
func (f *fact) labelled() []span {
	if f.brief.text != "" {
		return []span{f.label, f.brief}
	}
	return []span{f.label, f.figure}
}

// measured reports whether there is a value to show.
func (b *band) measured() bool { return b.st.Value.OK || b.st.SoFar != nil }

// value is the value and its look: that of its level.
func (b *band) value() span {
	th, st := b.env.Theme, b.st
	look := th.State(st.State).Fill
	switch {
	case !st.Value.OK: // its first period is still open
		return span{th.Muted, b.env.Value(metrics.Some(st.SoFar.Value), st.KPI)}
	case st.Freshness == metrics.Stale:
		look = th.Stale
	case !st.LevelKnown(), st.State == metrics.NoGoal, st.State == metrics.Early:
		look = th.Text
	}
	return span{look, b.env.Value(st.Value, st.KPI)}
}

// period says of when the value is, or that a newer one is asked for.
func (b *band) period() span {
	if b.st.Waits() {
		return span{b.env.Theme.Due, b.env.T(b.st.Freshness.Label())}
	}
	return span{b.env.Theme.Muted, frame.ShortPeriod(b.st.Period, b.env)}
}

// facts are what there is to say, the most telling first: how far, whether the goal
// will be met, which way, and whether that is signal or noise.
func (b *band) facts() []fact {
	e, st, k, th := b.env, b.st, b.st.KPI, b.env.Theme
	var out []fact
	add := func(label metrics.Text, figure span, remark string) *fact {
		out = append(out, fact{label: span{th.Muted, e.T(label)}, figure: figure, remark: span{th.Muted, remark}})
		return &out[len(out)-1]
	}
	if g := st.Goal; g != nil {
		mark := th.State(st.State)
		label, attained := words.OfGoal, st.AttainmentGoal
		goal := e.Goal(&g.Goal, k)
		if g.Goal.Grows() {
			label, attained = words.OfPlan, st.AttainmentPlan
			goal = e.T(words.Plan) + " " + e.Value(g.Plan, k)
		}
		switch {
		case attained.OK:
			add(label, span{mark.Style.Bold(), metrics.FormatPercent(attained.V, 0)}, goal)
		case !g.Goal.Grows():
			add(words.Goal, span{th.Text, goal}, "")
		}
	}
	if o := st.Outlook; o != nil {
		add(words.Outlook, span{e.OutlookStyle(o, &th.Styles).Bold(), e.Outlook(o)}, e.OutlookText(o, k))
	}
	if c := st.Previous; c.Change.OK {
		look := th.Text
		switch c.Better {
		case 1:
			look = th.Better
		case -1:
			look = th.Worse
		}
		add(words.Change, span{look.Bold(), e.Change(c, k)}, frame.ShortPeriod(c.Period, e)+" "+e.Value(c.Base, k))
	}
	if word, why := e.SignalText(st); word != "" {
		f := add(words.Signal, span{th.Text, word}, why)
		if mark, look := e.Signal(st, &th.Styles); mark != "" {
			f.figure, f.brief = span{look, mark + " " + word}, span{look, mark}
		}
	}
	if g := st.Goal; g != nil && g.Goal.Grows() {
		remark := fmt.Sprintf(e.T(words.By), g.Goal.Due)
		if g.Phase != nil {
			remark += "  " + e.T(g.Phase.Name)
		}
		add(words.Goal, span{th.Text, e.Goal(&g.Goal, k)}, remark)
	}
	if p := st.Process.State; p != "" {
		add(words.Process, span{th.Text, e.T(p.Label())}, "")
	}
	if c := st.YearBefore; c.Change.OK {
		add(words.YearBefore, span{th.Text, e.Change(c, k)}, "")
	}
	return out
}

// lines sets facts one a line in so many lines and columns, their figures below each
// other; one whose figure is too wide is left out. Where there are lines to spare a
// remark goes on in the next one.
func (b *band) lines(most, columns int) [][]span {
	facts := b.facts()
	facts = facts[:min(len(facts), most)]
	labels := 0
	for _, f := range facts {
		labels = max(labels, text.Width(f.label.text))
	}
	spare := most - len(facts)
	var out [][]span
	for _, f := range facts {
		line := []span{{f.label.style, text.PadRight(f.label.text, labels)}, f.figure}
		indent := widthOf(line) + 3
		room := columns - indent
		if room < -2 {
			continue
		}
		whole := text.Printable(f.remark.text)
		if whole == "" || room < min(leastRemark, text.Width(whole)) {
			out = append(out, line)
			continue
		}
		remark := text.Wrap(whole, room)
		if len(remark)-1 > spare {
			remark = []string{cut(whole, room, b.env.Theme.Glyphs.Tail)}
		}
		spare -= len(remark) - 1
		out = append(out, append(line, span{f.remark.style, remark[0]}))
		for _, r := range remark[1:] {
			out = append(out, []span{{f.remark.style, strings.Repeat(" ", indent-2)}, {f.remark.style, r}})
		}
	}
	return out
}

// cut shortens a remark to so many columns: to the clauses that fit whole, else
// anywhere.
func cut(s string, columns int, tail string) string {
	for at := len(s); at > 0; at = max(strings.LastIndex(s[:at], "、"), strings.LastIndex(s[:at], ", ")) {
		if text.Width(s[:at]) <= columns {
			return s[:at]
		}
	}
	return text.Truncate(s, columns, tail)
}

// widest returns the columns of the widest line, with two between spans.
func widest(lines [][]span) int {
	w := 0
	for _, l := range lines {
		w = max(w, widthOf(l)+len(l)-1)
	}
	return w
}
