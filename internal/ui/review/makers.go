package review

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
)

// line makes a field of one line.
func (s *Screen) line(value string, hint metrics.Text) *line {
	return &line{env: s.env, hint: hint, field: frame.NewField(value)}
}

// area makes a field of several lines.
func (s *Screen) area(value string, hint metrics.Text) *area {
	in := &area{env: s.env, hint: hint, field: frame.NewArea(value)}
	in.field.Limit(metrics.TextLimit)
	return in
}

// dateField makes a field for a day to come.
func (s *Screen) dateField(key string, label metrics.Text, day metrics.Date) *field {
	in := s.line(day.String(), words.DateHint)
	in.most = 14
	in.field.SelectAll()
	return &field{key: key, label: label, in: in, remark: s.dayRemark}
}

// dayRemark says which day is meant and how far away it is.
func (s *Screen) dayRemark(typed string) string {
	d, ok := s.env.Forward().Parse(typed)
	if !ok {
		return ""
	}
	return fmt.Sprintf("%s %s  %s", s.env.Day(d), s.env.Weekday(d), s.env.Until(d))
}

// checkDate blames a field that holds no day.
func (s *Screen) checkDate(f *fields, key string) bool {
	typed := f.get(key)
	if _, ok := s.env.Forward().Parse(typed); !ok && typed != "" {
		return f.blame(key, fmt.Sprintf(s.env.T(words.NotDate), s.env.Today+week))
	}
	return true
}

// writes reports whether the fields of an item are being written in.
func (s *Screen) writes(item string) bool { return s.fields != nil && s.fields.item == item }

// writeAction makes the fields of an action; zero: a new one. With a KPI field it
// belongs to one that can be chosen, else to the KPI that it names.
func (s *Screen) writeAction(step metrics.ReviewStep, item string, a metrics.Action, kpi bool) *fields {
	list := s.actionFields(a)
	if kpi {
		list = append(list, &field{key: "kpi", label: words.KPI, in: newPicker(s.env, a.KPI)})
	}
	f := s.newFields(step, item, list...)
	f.about = []string{a.KPI}
	f.check = func() bool { return s.checkAction(f) }
	review := metrics.ReviewID(s.period)
	f.there = func() bool {
		return slices.ContainsFunc(s.env.Workspace.Actions, func(made metrics.Action) bool {
			return made.Review == review && made.Title == f.get("title") && f.says("owner", made.Owner) && f.says("kpi", made.KPI) && f.saysDay("due", made.Due)
		})
	}
	f.build = func() metrics.Change { return s.withAction(s.change(), f, a, review) }
	return f
}

// withAction adds to a change what the fields say of an action: that it is there,
// other than it was, or gone, because its title was taken away.
func (s *Screen) withAction(c metrics.Change, f *fields, was metrics.Action, review string) metrics.Change {
	kept, made := s.env.Workspace.Action(was.ID), s.actionOf(f, was, review)
	switch {
	case made == nil && kept != nil:
		c.Records = append(c.Records, metrics.Remove(metrics.RecordAction, was.ID))
	case made == nil || kept != nil && made.Title == kept.Title && made.Owner == kept.Owner && made.Due == kept.Due:
	default:
		c.Records = append(c.Records, metrics.Put(made))
	}
	return c
}

// actionFields are title, owner and due date; a new action is due in a week.
func (s *Screen) actionFields(a metrics.Action) []*field {
	due := a.Due
	if s.env.Workspace.Action(a.ID) == nil {
		due = s.env.Today + week
	}
	hint := words.ActionHint
	if a.ID == "" { // it was asked for
		hint = words.NewHint
	}
	list := []*field{
		{key: "title", label: words.Action, in: s.line(a.Title, hint)},
		{key: "owner", label: words.Owner, in: s.line(a.Owner, words.OwnerHint), needs: "title"},
		s.dateField("due", words.Due, due),
	}
	list[2].needs = "title"
	return list
}

// checkAction blames what an action cannot be kept with. Without a title there is
// none.
func (s *Screen) checkAction(f *fields) bool {
	if f.get("title") == "" {
		return true
	}
	if !s.checkDate(f, "due") {
		return false
	}
	a := metrics.Action{Title: f.get("title"), Owner: f.get("owner"), Status: metrics.ActionOpen}
	return s.blameFor(f, metrics.ValidateAction(s.env.Workspace, &a), map[string]string{"title": "title", "owner": "owner"})
}

// actionOf returns the action that the fields say, or nil where there is none.
func (s *Screen) actionOf(f *fields, was metrics.Action, review string) *metrics.Action {
	a := was
	if a.Title = f.get("title"); a.Title == "" {
		return nil
	}
	if kept := s.env.Workspace.Action(a.ID); kept != nil {
		a = *kept
		a.Title = f.get("title")
	} else {
		a.Status, a.Review, a.Created = metrics.ActionOpen, review, s.env.Now
	}
	if a.ID == "" {
		a.ID = frame.NewID()
	}
	a.Owner = f.get("owner")
	a.Due, _ = s.env.Forward().Parse(f.get("due"))
	if fd := f.find("kpi"); fd != nil {
		a.KPI = fd.value()
	}
	return &a
}

// length says how long a text is that is too long; empty: it is not.
func (s *Screen) length(fd *field) string {
	most := metrics.TitleLimit
	if _, long := fd.in.(*area); long {
		most = metrics.TextLimit
	}
	if n := utf8.RuneCountInString(fd.value()); n > most {
		return fmt.Sprintf(s.env.T(words.Length), n)
	}
	return ""
}

// blameFor puts what is wrong with a record on the fields that say it; keys gives
// the field of each of its own. It reports whether nothing is wrong.
func (s *Screen) blameFor(f *fields, err error, keys map[string]string) bool {
	wrong := metrics.FieldErrors(err)
	if len(wrong) == 0 {
		return true
	}
	first := wrong[0]
	for prefix, key := range keys {
		if strings.HasPrefix(first.Field, prefix) {
			return f.blame(key, first.Text.In(s.env.Lang)+s.length(f.find(key)))
		}
	}
	f.problem = first.In(s.env.Lang)
	return false
}
