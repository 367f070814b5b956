package metrics

import (
	"cmp"
	"slices"
	"strings"
)

// MarkKind says what a mark in a chart stands for.
type MarkKind string

// The kinds, in their order on one day.
const (
	MarkNote       MarkKind = "note"
	MarkFinding    MarkKind = "finding"
	MarkAction     MarkKind = "action"
	MarkExperiment MarkKind = "experiment"
)

// MarkKinds lists them in their order.
var MarkKinds = [...]MarkKind{MarkNote, MarkFinding, MarkAction, MarkExperiment}

// Mark is something that people did or wrote about a KPI on a day.
type Mark struct {
	Date Date
	Kind MarkKind
	Text string // as written: of a finding its note and its cause
	ID   string // of the note, review, action or experiment
	End  bool   // an action that ended, the last day of an experiment's run
}

// Marks returns what was done and written about a KPI, by day: notes, findings of
// reviews, the making and the end of actions, the first and the last day of
// experiments, which may lie ahead. A finding is of the last day of its period, or
// of the day of its closing when that is earlier; while the review is open, of the
// day of its opening in place of that.
func (w *Workspace) Marks(kpi string) []Mark {
	var list []Mark
	for i := range w.Notes {
		if n := &w.Notes[i]; n.KPI == kpi {
			list = append(list, Mark{Date: n.Date, Kind: MarkNote, Text: n.Text, ID: n.ID})
		}
	}
	for i := range w.Reviews {
		r := &w.Reviews[i]
		f := r.Finding(kpi)
		if f.IsZero() {
			continue
		}
		on := r.Opened
		if r.Closed() {
			on = r.Closing.At
		}
		text := strings.Trim(f.Note+"\n\n"+f.Cause, "\n")
		list = append(list, Mark{Date: min(r.Period.End(), w.dayOf(on)), Kind: MarkFinding, Text: text, ID: r.ID()})
	}
	for i := range w.Actions {
		a := &w.Actions[i]
		if a.KPI != kpi {
			continue
		}
		list = append(list, Mark{Date: w.dayOf(a.Created), Kind: MarkAction, Text: a.Title, ID: a.ID})
		if a.Ended != 0 {
			list = append(list, Mark{Date: a.Ended, Kind: MarkAction, Text: a.Title, ID: a.ID, End: true})
		}
	}
	for i := range w.Experiments {
		e := &w.Experiments[i]
		if e.Lever.KPI != kpi && e.Outcome.KPI != kpi {
			continue
		}
		list = append(list, Mark{Date: e.Start, Kind: MarkExperiment, Text: e.Hypothesis, ID: e.ID})
		if e.End != 0 {
			list = append(list, Mark{Date: e.End, Kind: MarkExperiment, Text: e.Hypothesis, ID: e.ID, End: true})
		}
	}
	slices.SortStableFunc(list, func(a, b Mark) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(slices.Index(MarkKinds[:], a.Kind), slices.Index(MarkKinds[:], b.Kind)))
	})
	return list
}
