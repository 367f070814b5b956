package form

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
)

// An open form over a review is a part of its draft: these are the texts by which it
// is opened again as it stood. A row that was changed stands under its key.
const (
	writtenKind  = "kind"
	writtenID    = "id"
	writtenStart = "start" // what a new record began with, as JSON
	writtenFocus = "focus" // the key of a row
	writtenRow   = "row/"
)

// writable is a control whose content can be written down and put back.
type writable interface {
	written() string
	rewrite(s string)
}

func (e *entry) written() string  { return e.field.Value() }
func (e *entry) rewrite(s string) { e.field.SetValue(s) }

func (c *prose) written() string  { return c.area.Value() }
func (c *prose) rewrite(s string) { c.area.SetValue(s) }

func (c *choice[T]) written() string { return fmt.Sprint(c.value()) }

func (c *choice[T]) rewrite(s string) {
	if i := slices.IndexFunc(c.options, func(o option[T]) bool { return fmt.Sprint(o.value) == s }); i >= 0 {
		c.at = i
	}
}

func (c *rating) written() string { return strconv.Itoa(int(c.value)) }

func (c *rating) rewrite(s string) {
	if n, err := strconv.ParseUint(s, 10, 8); err == nil && n <= mostRating {
		c.value = uint8(n)
	}
}

func (f *finder) written() string { return f.id + "\n" + f.query.Value() }

func (f *finder) rewrite(s string) {
	id, query, _ := strings.Cut(s, "\n")
	f.id = id
	f.query.SetValue(query)
	f.search()
}

// lasting is a subject whose form can be written down and opened again.
type lasting interface {
	// opened returns the record that the form began with, and the id that it has or,
	// when it is new, will have.
	opened() (start metrics.Record, kind metrics.RecordKind, id string)
}

func (f *actionForm) opened() (metrics.Record, metrics.RecordKind, string) {
	return &f.start, metrics.RecordAction, f.id
}

func (f *experimentForm) opened() (metrics.Record, metrics.RecordKind, string) {
	return &f.was, metrics.RecordExperiment, f.id
}

// Written implements [frame.Written].
func (s *Screen) Written() map[string]string {
	sub, ok := s.subject.(lasting)
	if !ok || !s.Dirty() {
		return nil
	}
	start, kind, id := sub.opened()
	out := map[string]string{writtenKind: string(kind), writtenID: id, writtenFocus: s.focus.key}
	if now, _ := s.subject.stored(); now == nil {
		data, err := json.Marshal(start)
		if err != nil { // records can be written as JSON: they are stored so
			return nil
		}
		out[writtenStart] = string(data)
	}
	for _, r := range s.subject.rows(s.saveAbove, s.saveBelow) {
		if c, ok := r.control.(writable); ok && r.key != "" && r.control.changed() {
			out[writtenRow+r.key] = c.written()
		}
	}
	return out
}

// Reopen returns a form as it was written down; nil when there is nothing to be
// opened: what was written has been stored, or is damaged.
func Reopen(env *frame.Env, written map[string]string) frame.Screen {
	s := began(env, written)
	if s == nil {
		return nil
	}
	for _, r := range s.subject.rows(s.saveAbove, s.saveBelow) {
		typed, ok := written[writtenRow+r.key]
		if c, can := r.control.(writable); ok && can && r.key != "" {
			c.rewrite(typed)
		}
	}
	if !s.Dirty() {
		return nil
	}
	s.arrange()
	for _, r := range s.rows {
		if r.key == written[writtenFocus] && r.key != "" && focusable(r) {
			s.to(r)
		}
	}
	s.offset = 0 // it has no height yet, and scrolls when it gets one
	return s
}

// began returns the form of what is written, before anything was typed in it. A new
// record that is there by now was stored when the program ended.
func began(env *frame.Env, written map[string]string) *Screen {
	id, start := written[writtenID], written[writtenStart]
	switch metrics.RecordKind(written[writtenKind]) {
	case metrics.RecordAction:
		a := env.Workspace.Action(id)
		if start == "" && a != nil {
			return newScreen(env, newActionForm(env, *a))
		}
		begun := metrics.Action{}
		if a != nil || json.Unmarshal([]byte(start), &begun) != nil || begun.ID != "" {
			return nil
		}
		f := newActionForm(env, begun)
		f.id = id
		return newScreen(env, f)
	case metrics.RecordExperiment:
		e := env.Workspace.Experiment(id)
		if start == "" && e != nil {
			return newScreen(env, newExperimentForm(env, *e))
		}
		begun := metrics.Experiment{}
		if e != nil || json.Unmarshal([]byte(start), &begun) != nil || begun.ID != "" {
			return nil
		}
		f := newExperimentForm(env, begun)
		f.id = id
		return newScreen(env, f)
	}
	return nil
}
