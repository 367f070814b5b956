package alerts

import (
	"fmt"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/layout"
)

// headLines is the height of the columns' titles.
const headLines = 1

const gap = 2

// roomy is the height from which more is said about the selected alert than why it
// is one.
const roomy = 15

// indent is where what belongs to a row stands in to: below the KPI's name.
const indent = 5

// kind says what a line of the list shows.
type kind int

const (
	lineBlank   kind = iota
	lineText         // words of the screen itself
	lineLevel        // the heading of a level
	lineWaits        // the heading of what waits for a value
	lineRow          // an item
	lineAcked        // who acknowledged it, when, and the note
	lineReason       // of the selected item
	lineProcess      // what the process limits say of it
	lineNote         // of its acknowledgement, whole
	lineField        // the note of an acknowledgement
	lineProblem
)

// line is one line of the list.
type line struct {
	kind  kind
	item  int    // for rows and what belongs to them
	text  string // for texts, reasons, notes and problems
	whole bool   // the note of an acknowledgement stands below
	level metrics.Level
	count int    // of the items under a heading
	drawn string // empty: not drawn yet
}

// stack puts the items into lines below their headings, with the reasons of the
// selected one under it.
func (s *Screen) stack() {
	s.lines = s.lines[:0]
	add := func(l line) { s.lines = append(s.lines, l) }
	if len(s.items) == 0 || s.items[0].alert == nil {
		add(line{})
		for _, l := range s.wrap(s.empty(), 2) {
			add(line{kind: lineText, text: l})
		}
	}
	spans := make([]frame.Span, len(s.items))
	for i := range s.items {
		if it := &s.items[i]; i == 0 || !s.together(i-1, i) {
			if len(s.lines) > 0 {
				add(line{})
			}
			h := line{kind: lineWaits, count: 1}
			if it.alert != nil {
				h.kind, h.level = lineLevel, it.alert.Level
			}
			for j := i + 1; j < len(s.items) && s.together(j-1, j); j++ {
				h.count++
			}
			add(h)
		}
		spans[i].From = len(s.lines)
		s.stackItem(i, add)
		spans[i].To = len(s.lines)
	}
	s.blocks.Resize(spans, len(s.lines), s.height-headLines)
}

func (s *Screen) stackItem(i int, add func(line)) {
	it, selected := &s.items[i], i == s.blocks.Cursor
	add(line{kind: lineRow, item: i})
	if selected && s.ack != nil {
		add(line{kind: lineField, item: i})
		if s.ack.problem != "" {
			add(line{kind: lineProblem, item: i, text: s.ack.problem})
		}
	}
	if it.alert == nil {
		return
	}
	if it.alert.Acked != nil {
		add(line{kind: lineAcked, item: i, whole: selected})
	}
	if !selected {
		return
	}
	note := func(of string) {
		if strings.TrimSpace(of) == "" {
			return
		}
		for _, l := range s.wrap(s.env.Note(of, it.status.KPI), indent+2) {
			add(line{kind: lineNote, item: i, text: l})
		}
	}
	if it.alert.Acked != nil {
		note(it.alert.Acked.Note)
	}
	for _, r := range it.alert.Reasons {
		for _, l := range s.wrap(s.env.Reason(r), indent) {
			add(line{kind: lineReason, item: i, text: l})
		}
	}
	if t := s.process(it.status); t != "" && s.height >= roomy {
		add(line{kind: lineProcess, item: i, text: text.Truncate(t, max(1, s.width-indent-1), s.env.Theme.Glyphs.Tail)})
	}
	if old, ok := s.env.Workspace.Acks[it.status.KPI.ID]; ok && it.alert.Acked == nil && old.Since >= it.alert.Since.Start && old.Level < it.alert.Level {
		was := s.env.Theme.Level(old.Level).Glyph + " " + s.env.T(old.Level.Label())
		for _, l := range s.wrap(fmt.Sprintf(s.env.T(words.WasAcked), was), indent) {
			add(line{kind: lineReason, item: i, text: l})
		}
		note(old.Note)
	}
}

// process says in which of the four states the process of a KPI is, what follows
// from that, and which signal there is.
func (s *Screen) process(st *metrics.Status) string {
	p := st.Process.State
	if p == "" {
		return ""
	}
	out := s.env.T(p.Label()) + "  " + s.env.T(p.Meaning())
	if mark, _ := s.env.Signal(st, &s.env.Theme.Styles); mark != "" {
		word, why := s.env.SignalText(st)
		out += "  " + mark + " " + word + "  " + why
	}
	return out
}

// together reports whether two neighbours stand under one heading.
func (s *Screen) together(i, j int) bool {
	a, b := s.items[i].alert, s.items[j].alert
	return a == nil && b == nil || a != nil && b != nil && a.Level == b.Level
}

func (s *Screen) empty() string {
	h := s.env.Assessed.Health
	if len(s.env.Assessed.KPIs) == 0 {
		return s.env.T(words.NoKPIs)
	}
	return s.env.T(words.NoAlerts) + s.sentenceGap() + fmt.Sprintf(s.env.T(words.NoAlertsOf), h.Measured, h.Total)
}

func (s *Screen) sentenceGap() string {
	if s.env.Lang == metrics.JA {
		return ""
	}
	return " "
}

// columns are the widths of an alert's columns and of those of what waits.
type columns struct{ alert, waits []int }

// The columns of an alert, left to right.
const (
	colMark = iota
	colName
	colValue
	colPlan
	colBar
	colAttained
	colSince
	colLasting
	colWorst
	colAcked
)

// The columns of what waits for a value, left to right.
const (
	colWait = iota
	colWaitName
	colPeriods
	colLast
)

func (s *Screen) measure() {
	acked, lasting, fresh := 8, 10, 8 // "確認済み", "12四半期以上", "更新切れ"
	if s.env.Lang == metrics.EN {
		acked, lasting, fresh = 12, 12, 11
	}
	name := s.env.NameWidth(14, 48)
	alert := []layout.Column{
		colMark:     {Min: 2, Want: 2, Keep: 10},
		colName:     {Min: min(name, 24), Want: name, Keep: 9},
		colValue:    {Min: 9, Want: 11, Keep: 8},
		colPlan:     {Min: 9, Want: 11, Keep: 5},
		colBar:      {Min: 8, Want: 14, Keep: 2},
		colAttained: {Min: 7, Want: 7, Keep: 7},
		colSince:    {Min: 8, Want: 8, Keep: 4},
		colLasting:  {Min: lasting, Want: lasting, Keep: 6},
		colWorst:    {Min: 5, Want: 5, Keep: 1},
		colAcked:    {Min: acked, Want: acked, Keep: 3},
	}
	waits := []layout.Column{
		colWait:     {Min: fresh, Want: fresh, Keep: 10},
		colWaitName: {Min: 14, Want: name, Keep: 9},
		colPeriods:  {Min: 12, Want: 26, Keep: 8},
		colLast:     {Min: 18, Want: 30, Keep: 7},
	}
	if s.width < layout.MediumAt { // name, value and level, and nothing else
		for _, c := range []int{colPlan, colBar, colSince, colLasting, colWorst, colAcked} {
			alert[c].Min, alert[c].Want = 0, 0
		}
		alert[colName].Want = s.width
		waits[colLast].Min, waits[colLast].Want = 0, 0
	}
	s.cols.alert = layout.Fit(max(0, s.width-2), gap, alert)
	s.cols.waits = layout.Fit(max(0, s.width-2), gap, waits)
}

func (s *Screen) head() string {
	th, w := s.env.Theme, s.cols.alert
	l := frame.NewRow(th, false, s.width, gap)
	if len(s.items) == 0 || s.items[0].alert == nil {
		return l.String()
	}
	left := func(c int, t metrics.Text) { l.Left(th.Header, w[c], s.env.T(t)) }
	right := func(c int, t metrics.Text) { l.Right(th.Header, w[c], s.env.T(t)) }
	l.Left(th.Header, w[colMark], "")
	left(colName, words.KPI)
	right(colValue, words.Actual)
	right(colPlan, words.Plan)
	l.Left(th.Header, w[colBar], "")
	right(colAttained, words.Attained)
	left(colSince, words.Since)
	left(colLasting, words.Lasting)
	left(colWorst, words.Worst)
	return l.String()
}
