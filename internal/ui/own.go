package ui

import (
	"fmt"
	"slices"

	"kpitui/internal/metrics"
)

// own is what this cockpit did itself: u takes back its own last change, never
// another program's. A change of another is only met when it touched the same
// record; storage then says so and the user is asked.
type own struct {
	done, undone []touched // newest last
}

// touched is an entry with the records that it touched.
type touched struct {
	seq     uint64
	records map[string]bool
}

// did notes a change made here. It voids the redo of changes to the same
// records, and of no others.
func (o *own) did(e *metrics.Entry) {
	t := touched{e.Seq, recordsOf(&e.Change)}
	kept := o.undone[:0]
	for _, u := range o.undone {
		if !overlap(u.records, t.records) {
			kept = append(kept, u)
		}
	}
	o.undone = kept
	o.done = append(o.done, t)
}

// tookBack notes that entry seq was taken back by e.
func (o *own) tookBack(seq uint64, e *metrics.Entry) {
	for i := range o.done {
		if o.done[i].seq == seq {
			o.done = append(o.done[:i], o.done[i+1:]...)
			o.undone = append(o.undone, touched{e.Seq, recordsOf(&e.Change)})
			return
		}
	}
	for i := range o.undone {
		if o.undone[i].seq == seq {
			o.undone = append(o.undone[:i], o.undone[i+1:]...)
			o.done = append(o.done, touched{e.Seq, recordsOf(&e.Change)})
			return
		}
	}
	o.did(e) // another's change, out of the journal
}

// forget drops an entry that can be taken back no more.
func (o *own) forget(seq uint64) {
	gone := func(t touched) bool { return t.seq == seq }
	o.done, o.undone = slices.DeleteFunc(o.done, gone), slices.DeleteFunc(o.undone, gone)
}

func (o *own) lastDone() (uint64, bool)   { return last(o.done) }
func (o *own) lastUndone() (uint64, bool) { return last(o.undone) }

func last(ts []touched) (uint64, bool) {
	if len(ts) == 0 {
		return 0, false
	}
	return ts[len(ts)-1].seq, true
}

func recordsOf(c *metrics.Change) map[string]bool {
	out := map[string]bool{}
	for _, s := range c.Series {
		for i := range s.Put {
			out[slotKey(s.KPI, s.Put[i].Slot)] = true
		}
		for _, d := range s.Drop {
			out[slotKey(s.KPI, d)] = true
		}
	}
	for _, r := range c.Records {
		out[string(r.Kind)+"/"+r.ID] = true
	}
	return out
}

func slotKey(kpi string, s metrics.Slot) string {
	return fmt.Sprintf("value/%s/%d/%d/%d", kpi, s.Period.Kind, s.Period.Start, s.Clock)
}

func overlap(a, b map[string]bool) bool {
	for k := range a {
		if b[k] {
			return true
		}
	}
	return false
}
