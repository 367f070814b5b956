package exchange

import (
	"bufio"
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"slices"
	"time"

	"kpitui/internal/metrics"
)

// The records of reviews leave as they are kept, with periods by their labels, times
// in the workspace's zone, and effects as plain numbers: a ratio or points, as
// their unit says. Reviews, minutes, actions and experiments refer to a review by
// its id.
type (
	exportedReview struct {
		ID     string `json:"id"`
		Period string `json:"period"`
		metrics.Review
	}
	exportedExperiment struct {
		metrics.Experiment
		Measured *exportedEffects `json:"measured,omitempty"`
	}
	exportedEffects struct {
		Lever   exportedEffect `json:"lever"`
		Outcome exportedEffect `json:"outcome"`
	}
	exportedEffect struct {
		Before       *float64           `json:"before,omitempty"`
		BeforePeriod string             `json:"before_period,omitempty"`
		After        *float64           `json:"after,omitempty"`
		AfterPeriod  string             `json:"after_period,omitempty"`
		Change       *float64           `json:"change,omitempty"`
		Unit         metrics.ChangeUnit `json:"unit,omitempty"`
	}
)

// writeReviews writes what the founders wrote and decided, one list per kind of
// record, one record per line.
func writeReviews(b *bufio.Writer, ws *metrics.Workspace, minutes []metrics.Minutes) error {
	zone := zoneOf(ws)
	acks := func(yield func(metrics.Ack) bool) {
		for _, id := range slices.Sorted(maps.Keys(ws.Acks)) {
			a := ws.Acks[id]
			a.At = a.At.In(zone)
			if !yield(a) {
				return
			}
		}
	}
	write := listWriter{b: b}
	list(&write, "acks", acks)
	list(&write, "reviews", mapped(ws.Reviews, func(r metrics.Review) exportedReview {
		r.Opened = r.Opened.In(zone)
		if r.Closing != nil {
			c := *r.Closing
			c.At = c.At.In(zone)
			r.Closing = &c
		}
		return exportedReview{ID: r.ID(), Period: ws.Info.Label(r.Period), Review: r}
	}))
	list(&write, "minutes", slices.Values(minutes))
	list(&write, "actions", mapped(ws.Actions, func(a metrics.Action) metrics.Action {
		a.Created = a.Created.In(zone)
		return a
	}))
	list(&write, "experiments", mapped(ws.Experiments, func(e metrics.Experiment) exportedExperiment {
		e.Created = e.Created.In(zone)
		out := exportedExperiment{Experiment: e}
		if e.Measured != nil {
			out.Measured = &exportedEffects{effectOf(&ws.Info, &e.Measured.Lever), effectOf(&ws.Info, &e.Measured.Outcome)}
		}
		return out
	}))
	list(&write, "notes", mapped(ws.Notes, func(n metrics.Note) metrics.Note {
		n.At = n.At.In(zone)
		return n
	}))
	return write.err
}

func effectOf(info *metrics.Info, e *metrics.Effect) exportedEffect {
	number := func(m metrics.Maybe) *float64 {
		if !m.OK {
			return nil
		}
		return &m.V
	}
	return exportedEffect{
		Before: number(e.Before), BeforePeriod: info.Label(e.BeforePeriod), After: number(e.After), AfterPeriod: info.Label(e.AfterPeriod),
		Change: number(e.Change), Unit: e.Unit,
	}
}

// zoneOf returns the workspace's zone; UTC when its name is unknown.
func zoneOf(ws *metrics.Workspace) *time.Location {
	zone, err := ws.Info.Location()
	if err != nil {
		return time.UTC
	}
	return zone
}

func mapped[T, U any](from []T, to func(T) U) iter.Seq[U] {
	return func(yield func(U) bool) {
		for _, v := range from {
			if !yield(to(v)) {
				return
			}
		}
	}
}

// listWriter writes lists of records; the first error ends its work.
type listWriter struct {
	b   *bufio.Writer // keeps its own error for Flush
	err error
}

// list writes a member with a list of records.
func list[T any](w *listWriter, name string, records iter.Seq[T]) {
	if w.err != nil {
		return
	}
	fmt.Fprintf(w.b, ",\n%q:[", name)
	between := "\n"
	for r := range records {
		line, err := json.Marshal(r)
		if err != nil {
			w.err = err
			return
		}
		fmt.Fprintf(w.b, "%s%s", between, line)
		between = ",\n"
	}
	fmt.Fprint(w.b, "\n]")
}
