package main

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/metrics/calc"
	"kpitui/internal/store"
)

// recordResult stores the results whose ids are KPIs of the workspace, all in one
// change, and says which are not and why.
func (a *app) recordResult(ctx context.Context, o *opened, r *calc.Result, file string, fl calcFlags) error {
	tell := func(t metrics.Text, args ...any) { a.printf(t, args...) }
	if fl.format == "json" { // standard output is for a program
		tell = a.notef
	} else {
		a.println("")
	}
	label := "calc " + r.Calculator.ID + " " + filepath.Base(file)
	change := metrics.Change{Kind: metrics.ChangeImport, Label: label}
	var absent []string
	for _, values := range byOutput(r.Values) {
		id := values[0].Output.ID
		st, err := o.status(id)
		if k := o.w.KPI(id); k == nil || k.Archived || err != nil {
			absent = append(absent, id)
			continue
		}
		put, err := a.snapshots(o, st, values, fl.period, label)
		switch {
		case err != nil:
			tell(calcWords.NotRecorded, id, a.explain(err))
		case len(put) == 0:
			tell(calcWords.NotRecorded, id, a.t(values[len(values)-1].Reason))
		default:
			change.Series = append(change.Series, metrics.SeriesEdit{KPI: id, Put: put})
		}
	}
	if len(absent) > 0 {
		tell(calcWords.Absent, joined(absent), a.command(append([]string{"catalog", "add"}, absent...)...))
	}
	if len(change.Series) == 0 {
		return say(calcWords.NothingRecorded)
	}
	entry, err := o.store.Apply(ctx, change, a.who(), o.now)
	if errors.Is(err, store.ErrNoChange) {
		tell(calcWords.SameRecorded)
		return o.damage
	}
	if err != nil {
		return err
	}
	var said []string
	for i := range entry.Change.Series {
		e := &entry.Change.Series[i]
		if len(e.Put) == 0 {
			continue
		}
		first, last := o.w.Info.Label(e.Put[0].Period), o.w.Info.Label(e.Put[len(e.Put)-1].Period)
		if first != last {
			last = first + " .. " + last
		}
		said = append(said, e.KPI+" "+last)
	}
	n, was := counts(entry.Change.Series)
	tell(calcWords.Recorded, strings.Join(said, ", "), n, n-was, was, a.command("undo", strconv.FormatUint(entry.Seq, 10)))
	return o.damage
}

// byOutput splits values by their output, in order.
func byOutput(values []calc.Value) (out [][]calc.Value) {
	for from := 0; from < len(values); {
		to := from + 1
		for to < len(values) && values[to].Output == values[from].Output {
			to++
		}
		out = append(out, values[from:to])
		from = to
	}
	return out
}

// lastClosed returns the last period of a KPI that is over, today for a daily one: for
// that a file without dates is meant. (It is not the period that is asked for next, as
// with set: the same file twice would be recorded twice.)
func (o *opened) lastClosed(k *metrics.KPI) metrics.Period {
	p := o.w.Info.Of(k.Cadence.PeriodKind(), o.today)
	if p.Kind == metrics.Day {
		return p
	}
	return p.Add(-1)
}

// snapshots makes snapshots of the values of a KPI that are there, in the order of
// their slots. Of two for one slot the later one counts.
func (a *app) snapshots(o *opened, st *metrics.Status, values []calc.Value, period, source string) ([]metrics.Snapshot, error) {
	k := st.KPI
	if k.Formula != "" {
		return nil, say(calcWords.Computed, k.ID)
	}
	origin := &metrics.Origin{Source: source}
	at := map[metrics.Slot]float64{}
	var slots []metrics.Slot
	for _, v := range values {
		if !v.OK {
			continue
		}
		n, err := calc.In(v, k.Unit)
		if err != nil {
			return nil, err
		}
		w := when{period: o.w.Info.Label(v.Period)}
		switch {
		case !v.Period.IsZero() && period != "":
			return nil, usage(say(calcWords.PeriodOfRows))
		case v.Period.IsZero():
			w.period = cmp.Or(period, o.w.Info.Label(o.lastClosed(k)))
		}
		slot, err := o.slot(st, w)
		if err != nil {
			return nil, err
		}
		if _, ok := at[slot]; !ok {
			slots = append(slots, slot)
		}
		at[slot] = n
	}
	slices.SortFunc(slots, metrics.Slot.Compare)
	put := make([]metrics.Snapshot, len(slots))
	for i, slot := range slots {
		put[i] = metrics.Snapshot{Slot: slot, Value: at[slot], Origin: origin}
	}
	return put, nil
}
