package store

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kpitui/internal/metrics"
)

// company is a workspace with 900 days behind it: a KPI of every sort, so that
// tails are real tails, and heads, witnesses and paths ask for more than tails.
func company(t testing.TB) []byte {
	t.Helper()
	first := metrics.Change{Kind: metrics.ChangeInit, Records: []metrics.RecordEdit{
		metrics.Put(&metrics.Info{Name: metrics.Same("Test"), TZ: "Asia/Tokyo", Currency: "JPY", Start: today - 900}),
		metrics.Put(&metrics.Phase{ID: "p", Name: metrics.Same("p"), Start: today - 90, End: today + 90, Goals: []metrics.Goal{
			{KPI: "flow", Comparator: metrics.AtLeast, Value: 900, Due: today + 60, Path: metrics.Linear, Since: today - 300}}}),
		metrics.Put(&metrics.Ack{KPI: "day", Since: today - 3, Level: metrics.LevelWarning, By: "me", At: now}),
	}}
	values := metrics.Change{Kind: metrics.ChangeImport, Label: "past.csv"}
	for i, id := range kinds {
		first.Records = append(first.Records, metrics.Put(definition(id, i)))
		edit := metrics.SeriesEdit{KPI: id}
		for d := today - 900 + metrics.Date(40*i); d <= today-60; d++ {
			if p, ok := measured(id, d, float64((int(d)*7919+i*31)%1000)); ok {
				edit.Put = append(edit.Put, p)
			}
		}
		values.Series = append(values.Series, edit)
	}
	path := filepath.Join(t.TempDir(), "company.db")
	if err := CreateHistory(path, []Dated{{first, "founder", now.AddDate(0, 0, -70)}, {values, "founder", now.AddDate(0, 0, -69)}}); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

var kinds = []string{"day", "flow", "mean", "week", "month", "quarter", "live", "rare", "judge"}

func definition(id string, order int) *metrics.KPI {
	k := kpi(id)
	k.Order = order
	k.Goals = []metrics.Goal{{Comparator: metrics.AtLeast, Value: 500, Due: today + 30, Path: metrics.Linear}}
	switch id {
	case "flow":
		k.Aggregation, k.Per = metrics.Sum, metrics.Month
	case "mean":
		k.Aggregation, k.Per = metrics.Mean, metrics.Week
	case "week":
		k.Cadence, k.Aggregation = metrics.Weekly, metrics.Sum
	case "month":
		k.Cadence, k.Goals = metrics.Monthly, nil
	case "quarter":
		k.Cadence, k.Aggregation = metrics.Quarterly, metrics.Mean
	case "live":
		k.Cadence, k.Aggregation, k.Per = metrics.Realtime, metrics.Mean, metrics.Day
	case "judge":
		k.Alerts = []metrics.AlertRule{{When: "day < 300", Level: metrics.LevelCaution}}
	}
	return k
}

// measured returns a KPI's snapshot for the day, if one is due on it.
func measured(id string, d metrics.Date, v float64) (metrics.Snapshot, bool) {
	p := day(d, v)
	var cal metrics.Calendar
	switch id {
	case "week":
		p.Period = cal.Of(metrics.Week, d)
	case "month":
		p.Period = cal.Of(metrics.Month, d)
	case "quarter":
		p.Period = cal.Of(metrics.Quarter, d)
	case "live":
		p.Clock = 1 + int32(d%3)*3600
	case "rare":
		return p, d%97 == 0
	}
	return p, p.Period.Start == d
}

// life makes a company's changes, day by day.
type life struct {
	*rapid.T
	s     *Store
	today metrics.Date
}

// pick draws one of n evenly; rapid by itself prefers the first.
func (h *life) pick(n int, label string) int {
	return int(rapid.Uint32().Draw(h.T, label)*2654435761>>8) % n
}

// change makes one random change; false when it came to nothing.
func (h *life) change() bool {
	h.today += metrics.Date(rapid.SampledFrom([]int{0, 0, 1, 1, 2, 7, 20}).Draw(h.T, "days"))
	// The clock is set back now and then.
	at := h.today.Time().Add(time.Duration(rapid.IntRange(-48, 20).Draw(h.T, "hours")) * time.Hour)
	by := rapid.SampledFrom([]string{"a", "b"}).Draw(h.T, "by")
	w, seq, err := h.s.Load(ctx, h.today)
	if err != nil {
		h.Fatal(err)
	}
	if h.pick(5, "take back") == 0 {
		_, err = h.s.Undo(ctx, rapid.Uint64Range(0, seq).Draw(h.T, "entry"), rapid.Bool().Draw(h.T, "force"), by, at)
	} else {
		_, err = h.s.Apply(ctx, h.edit(w, by), by, at)
	}
	for _, may := range []error{ErrNoChange, ErrConflict, ErrUndone, ErrNothingToUndo, ErrNotFound} {
		if errors.Is(err, may) {
			return false
		}
	}
	// A value of an entry that is undone by force may belong to a KPI that is gone,
	// and the first entry's info cannot go.
	if err != nil && !errors.Is(err, ErrInvalid) {
		h.Fatal(err)
	}
	return err == nil
}

func (h *life) id() string { return kinds[h.pick(len(kinds), "kpi")] }

// day is one near today, far back, before everything, or to come.
func (h *life) day() metrics.Date {
	return h.today - metrics.Date(rapid.SampledFrom([]int{-3, 0, 0, 1, 2, 7, 8, 30, 65, 66, 200, 365, 800, 1000}).Draw(h.T, "back")) +
		metrics.Date(rapid.IntRange(-3, 3).Draw(h.T, "about"))
}

func (h *life) edit(w *metrics.Workspace, by string) metrics.Change {
	c := metrics.Change{Kind: metrics.ChangeSet}
	switch h.pick(10, "what") {
	case 0, 1, 2:
		c.Series = h.series(w, 1, 4)
	case 3: // an import, perhaps over two years
		c.Kind, c.Series = metrics.ChangeImport, h.series(w, 3, 500)
	case 4: // a definition changes, and its values in the same entry
		if k := w.KPI(h.id()); k != nil {
			next := *k
			h.redefine(&next)
			c.Records = []metrics.RecordEdit{metrics.Put(&next)}
			c.Series = h.series(w, 1, 2)
		}
	case 5: // a KPI goes, or comes back, with other values
		id := h.id()
		for _, k := range kinds {
			if w.KPI(k) == nil && h.pick(2, "comes back") == 0 {
				id = k
			}
		}
		if w.KPI(id) != nil {
			c.Records = []metrics.RecordEdit{metrics.Remove(metrics.RecordKPI, id)}
		} else {
			c.Records = []metrics.RecordEdit{metrics.Put(definition(id, rapid.IntRange(0, 9).Draw(h.T, "order")))}
			p, _ := measured(id, h.day(), 1)
			c.Series = []metrics.SeriesEdit{{KPI: id, Put: []metrics.Snapshot{p}}}
		}
	case 6:
		info := w.Info
		switch h.pick(3, "info") {
		case 0:
			info.FiscalStart = time.Month(rapid.IntRange(1, 12).Draw(h.T, "fiscal"))
		case 1:
			info.Bands.Near = 0.95
		default:
			info.Name = metrics.Same(rapid.SampledFrom([]string{"x", "y"}).Draw(h.T, "name"))
		}
		c.Records = []metrics.RecordEdit{metrics.Put(&info)}
	case 7:
		c.Records = h.phaseOrAck(w, by)
	default:
		c.Kind, c.Records = metrics.ChangeReview, h.meeting(w, by)
	}
	return c
}

// series edits the values of up to kpis KPIs, up to most each.
func (h *life) series(w *metrics.Workspace, kpis, most int) (edits []metrics.SeriesEdit) {
	for _, id := range rapid.SliceOfNDistinct(rapid.SampledFrom(kinds), 1, kpis, rapid.ID[string]).Draw(h.T, "kpis") {
		if w.KPI(id) == nil {
			continue
		}
		e := metrics.SeriesEdit{KPI: id}
		from := h.day()
		n := rapid.IntRange(1, most).Draw(h.T, "n")
		for d := from; d < from+metrics.Date(n); d++ {
			p, _ := measured(id, d, float64(rapid.SampledFrom([]int{1, 2, 500}).Draw(h.T, "value")))
			if most > 9 {
				p.Value += float64(d % 7)
			}
			if h.pick(4, "drop") == 0 {
				e.Drop = append(e.Drop, p.Slot)
			} else {
				e.Put = append(e.Put, p)
			}
		}
		edits = append(edits, e)
	}
	return edits
}

// redefine changes a definition in one respect.
func (h *life) redefine(k *metrics.KPI) {
	switch h.pick(6, "definition") {
	case 0: // from today on
		next := metrics.Goal{Comparator: metrics.AtLeast, Value: rapid.SampledFrom([]float64{10, 700}).Draw(h.T, "goal"), Due: h.today + 90, Path: metrics.Linear}
		if len(k.Goals) > 0 {
			k.Goals = metrics.ChangeGoal(k.Goals, len(k.Goals)-1, next, h.today, metrics.Maybe{})
		} else {
			k.Goals = metrics.AddGoal(nil, next, h.today-metrics.Date(rapid.SampledFrom([]int{0, 400}).Draw(h.T, "since")), metrics.Maybe{})
		}
	case 1: // for all time
		k.Goals = []metrics.Goal{{Comparator: metrics.AtMost, Value: 300, Due: h.today + 10}}
	case 2:
		k.Aggregation = rapid.SampledFrom(metrics.Aggregations[:]).Draw(h.T, "aggregation")
	case 3:
		k.Alerts = []metrics.AlertRule{{When: rapid.SampledFrom(kinds).Draw(h.T, "witness") + " < 5", Level: metrics.LevelCaution}}
	case 4:
		k.Archived = !k.Archived
	default:
		k.Owner = rapid.SampledFrom([]string{"", "x", "y"}).Draw(h.T, "owner")
	}
}

func (h *life) phaseOrAck(w *metrics.Workspace, by string) []metrics.RecordEdit {
	p := &metrics.Phase{ID: rapid.SampledFrom([]string{"p", "q"}).Draw(h.T, "phase"), Start: h.today - 30, End: h.today + 30}
	id := h.id()
	ack := &metrics.Ack{KPI: id, Since: h.today - 2, Level: metrics.LevelCaution, By: by, At: now}
	p.Goals = []metrics.Goal{{KPI: id, Comparator: metrics.AtLeast, Value: 77, Due: h.today, Path: metrics.Linear, Since: h.day()}}
	return []metrics.RecordEdit{[]metrics.RecordEdit{
		metrics.Put(p), metrics.Remove(metrics.RecordPhase, p.ID), metrics.Put(ack), metrics.Remove(metrics.RecordAck, id),
	}[h.pick(4, "edit")]}
}

// meeting is something of a review, or of what reviews leave.
func (h *life) meeting(w *metrics.Workspace, by string) []metrics.RecordEdit {
	p := metrics.Calendar{}.Of(metrics.Week, h.today)
	text := rapid.SampledFrom([]string{"a", "b"}).Draw(h.T, "text")
	open := metrics.Review{Period: p, Opened: now, By: by}
	if r := w.Review(p); r != nil {
		open = *r
		_ = ignore(h.s.SaveDraft(ctx, metrics.Draft{Review: r.ID(), Texts: map[string]string{"note": text}}), ErrClosed)
	}
	open.Findings = []metrics.Finding{{KPI: "day", Note: text}}
	open.Texts = map[metrics.Section]string{metrics.Highlights: text, metrics.Decisions: "d"}
	closed := open
	closed.Closing = &metrics.Closing{At: now, By: by, Levels: map[string]metrics.Level{"day": metrics.LevelWarning, "flow": metrics.LevelNone}}
	name := rapid.SampledFrom([]string{"a", "b"}).Draw(h.T, "id")
	action := &metrics.Action{ID: name, Title: text, KPI: "day", Status: metrics.ActionOpen, Review: open.ID(), Created: now, Due: h.today}
	experiment := &metrics.Experiment{ID: name, Hypothesis: text, Start: h.today, Stage: metrics.StageDo, Created: now}
	note := &metrics.Note{ID: name, KPI: "flow", Date: h.today, Text: text, At: now}
	all := []metrics.RecordEdit{
		metrics.Put(&open), metrics.Put(&closed), metrics.Remove(metrics.RecordReview, open.ID()),
		metrics.Put(&metrics.Minutes{Review: open.ID(), Text: text}), metrics.Remove(metrics.RecordMinutes, open.ID()),
		metrics.Put(action), metrics.Put(experiment), metrics.Put(note),
		metrics.Remove(metrics.RecordAction, name), metrics.Remove(metrics.RecordExperiment, name), metrics.Remove(metrics.RecordNote, name),
	}
	var edits []metrics.RecordEdit
	for range 1 + h.pick(3, "records") {
		r := all[h.pick(len(all), "record")]
		if !slices.ContainsFunc(edits, func(e metrics.RecordEdit) bool { return e.Kind == r.Kind && e.ID == r.ID }) {
			edits = append(edits, r)
		}
	}
	return edits
}
