package review

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/report"
	"kpitui/internal/text"
	"kpitui/internal/ui/confirm"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// closeStop is the end: what the minutes will say in short, and the closing.
type closeStop struct {
	list
	s *Screen
}

// closing asks for the review to be closed, after the question was answered.
type closing struct{ review string }

func (st *closeStop) refresh() {}

func (st *closeStop) tally() (done, all int) { return 0, 0 }

func (st *closeStop) write(string, string) *fields { return nil }

func (st *closeStop) do(a keys.Action) (tea.Cmd, bool) {
	s := st.s
	if a != keys.Open {
		return nil, false
	}
	if !s.writable() {
		return s.say(words.ReadOnly), true
	}
	if open := s.unkept(); len(open) > 0 {
		return s.settleFirst(open), true
	}
	question := s.env.T(words.AskClose)
	if n := len(st.missing()); n > 0 {
		question = s.number(n, words.AskCloseOneMissing, words.AskCloseMissing)
	}
	return frame.Ask(frame.ShowOverlay{Screen: confirm.New(s.env, question, frame.Ask(closing{s.review.ID()}))}), true
}

// missing returns the exceptions about which nothing is written.
func (st *closeStop) missing() []string {
	s := st.s
	var names []string
	for _, other := range s.stations {
		c, ok := other.(*cardStop)
		if !ok || c.step == metrics.StepSystem {
			continue
		}
		for _, id := range c.items {
			if e, odd := c.exceptions[id]; odd && s.review.Finding(id).IsZero() && c.made(id) == nil {
				names = append(names, text.Printable(s.env.T(e.Status.KPI.Name)))
			}
		}
	}
	return names
}

// summary is what the minutes will say, one line per part.
type summary struct {
	label, value string
	wants        string // what is missing; empty: nothing
}

func (st *closeStop) summary() []summary {
	s, env := st.s, st.s.env
	var out []summary
	for i, step := range s.steps {
		done, all := s.tally(i)
		line := summary{label: env.T(step.Label()), value: fmt.Sprintf("%d/%d", done, all)}
		switch step {
		case metrics.StepActions:
			line.value = st.actions()
			if all > done {
				line.wants = fmt.Sprintf(env.T(words.Unsettled), all-done)
			}
		case metrics.StepDue:
			line.value = env.T(words.AllIn)
			if all > 0 {
				line.value, line.wants = "", fmt.Sprintf(env.T(words.StillDue), all)
			}
		case metrics.StepExceptions, metrics.StepKPIs, metrics.StepStrategic:
			line.value = fmt.Sprintf(env.T(words.Noted), done, all)
			if names := st.missing(); len(names) > 0 {
				line.wants = fmt.Sprintf(env.T(words.WithoutNote), s.some(names))
			}
		case metrics.StepExperiments, metrics.StepSystem:
			line.value = fmt.Sprintf(env.T(words.Judged), done, all)
			if all > done {
				line.wants = fmt.Sprintf(env.T(words.Unjudged), all-done)
			}
		case metrics.StepVoices, metrics.StepMarket, metrics.StepPlan:
			line.value = st.texts(step)
		case metrics.StepGoals:
			line.value = fmt.Sprintf(env.T(words.GoalsChanged), done)
		default:
			continue
		}
		out = append(out, line)
	}
	if open := s.unkept(); len(open) > 0 {
		out = append(out, summary{label: env.T(words.Unkept), wants: s.places(open)})
	}
	return out
}

// actions counts what became of actions in this review.
func (st *closeStop) actions() string {
	s, env := st.s, st.s.env
	var done, moved, dropped, made int
	for i := range env.Workspace.Actions {
		a := &env.Workspace.Actions[i]
		today := a.Ended >= metrics.DateOf(s.review.Opened.In(env.Now.Location()))
		switch {
		case a.Review == s.review.ID():
			made++
		case a.Status == metrics.ActionDone && today:
			done++
		case a.Status == metrics.ActionDropped && today:
			dropped++
		case len(a.Moves) > 0 && a.Moves[len(a.Moves)-1].On >= metrics.DateOf(s.review.Opened.In(env.Now.Location())):
			moved++
		}
	}
	return fmt.Sprintf(env.T(words.ActionCount), made, done, moved, dropped)
}

// texts says which sections of a step are written, and how many voices were heard.
func (st *closeStop) texts(step metrics.ReviewStep) string {
	s, env := st.s, st.s.env
	var parts []string
	for _, section := range step.Sections() {
		if s.review.Texts[section] != "" {
			parts = append(parts, env.T(section.Label()))
		}
	}
	if n := len(s.review.Voices); step == metrics.StepVoices && n > 0 {
		parts = append(parts, s.number(n, words.OneVoice, words.VoiceCount))
	}
	if len(parts) == 0 {
		return env.T(words.Nothing)
	}
	return report.Commas(env.Lang, parts)
}

func (st *closeStop) draw(p *page) {
	s, env := st.s, st.s.env
	if s.review == nil {
		return
	}
	foot := newPage(env, p.width, p.height)
	foot.text(env.Theme.Accent, edge, env.T(words.HowToClose))
	p.foot = foot.lines
	lines := st.summary()
	if st.drawSummary(p, lines); len(p.lines)+len(p.foot) > p.height {
		p.lines, p.dense = nil, true
		st.drawSummary(p, lines)
	}
}

// drawSummary puts what the minutes will say on the page, and the time it took.
func (st *closeStop) drawSummary(p *page, lines []summary) {
	s, env := st.s, st.s.env
	p.heading(env.T(words.InMinutes), "")
	p.space()
	labels := 0
	for _, l := range lines {
		labels = max(labels, text.Width(l.label))
	}
	for _, l := range lines {
		p.labelled(l.label, labels, env.Theme.Text, l.value)
		if l.value == "" {
			p.labelled(l.label, labels, env.Theme.Due, l.wants)
		} else {
			p.labelled("", labels, env.Theme.Due, l.wants)
		}
		p.space()
	}
	if t := clock(s.draft.total()); t != "" {
		p.labelled(env.T(words.TimeUsed), labels, env.Theme.Text, t)
	}
}
