package exchange

import (
	"slices"
	"strconv"
	"strings"

	"kpitui/internal/metrics"
)

// demoSections are the sections of which the story gives points.
var demoSections = []metrics.Section{metrics.Highlights, metrics.Decisions, metrics.Market, metrics.Proposals, metrics.BusinessPlan}

// inReview tells a line that only a review has; known is false for others.
func (t *teller) inReview(l *line) (known bool, err error) {
	r := t.review
	switch l.what {
	case "note", "cause":
		i := slices.IndexFunc(r.Findings, func(f metrics.Finding) bool { return f.KPI == l.kpi })
		if i < 0 {
			i = len(r.Findings)
			r.Findings = append(r.Findings, metrics.Finding{KPI: l.kpi})
		}
		if f := &r.Findings[i]; l.what == "note" {
			f.Note = l.text
		} else {
			f.Cause = l.text
		}
	case "voice":
		r.Voices = append(r.Voices, metrics.Voice{KPI: l.kpi, Text: l.text})
	case "who":
		r.Voices[len(r.Voices)-1].Who = l.text
	case "action":
		return true, t.act(l)
	case "done", "drop", "move":
		return true, t.turn(l)
	case "goal", "restore":
		return true, t.goal(l)
	default:
		section := metrics.Section(l.what)
		if !slices.Contains(demoSections, section) {
			return false, nil
		}
		r.Texts[section] = strings.TrimLeft(r.Texts[section]+"\n- "+l.text, "\n")
	}
	return true, nil
}

// act makes an action.
func (t *teller) act(l *line) error {
	f := strings.Fields(l.figures)
	if len(f) < 2 {
		return errStory
	}
	due, err := metrics.ParseDate(f[1])
	if err != nil {
		return err
	}
	score, err := scoreOf(f[2:])
	if err != nil {
		return err
	}
	t.put(&metrics.Action{
		ID: l.id, Title: l.text, KPI: l.kpi, Owner: t.people[f[0]], Due: due, Status: metrics.ActionOpen,
		Review: t.review.ID(), Created: t.at.UTC(), Score: score,
	})
	return nil
}

// turn tells what became of an action.
func (t *teller) turn(l *line) error {
	made := t.w.Action(l.id)
	if made == nil {
		return errStory
	}
	a, day := *made, metrics.DateOf(t.at)
	if l.figures != "" {
		var err error
		if day, err = metrics.ParseDate(l.figures); err != nil {
			return err
		}
	}
	switch l.what {
	case "done":
		a = a.End(metrics.ActionDone, day, l.text)
	case "drop":
		a = a.End(metrics.ActionDropped, day, l.text)
	default:
		a = a.MoveTo(day, metrics.DateOf(t.at), l.text)
	}
	t.put(&a)
	return nil
}

// goal changes the first goal of a KPI from the day on, or takes the template's
// goals back; that is an entry of its own.
func (t *teller) goal(l *line) error {
	template := t.definitions.Workspace().KPI(l.kpi)
	if template == nil || len(template.Goals) == 0 {
		return errStory
	}
	k, day := *template, metrics.DateOf(t.at)
	if l.what == "goal" {
		next := k.Goals[0]
		var err error
		if next.Value, err = strconv.ParseFloat(l.figures, 64); err != nil {
			return err
		}
		k.Goals = metrics.ChangeGoal(k.Goals, 0, next, day, metrics.Maybe{})
	}
	kept, label := t.records, t.label
	t.kind, t.label, t.records = metrics.ChangeDefine, "", []metrics.RecordEdit{metrics.Put(&k)}
	t.flush()
	t.kind, t.label, t.records = metrics.ChangeReview, label, kept
	return nil
}
