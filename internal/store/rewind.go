package store

import (
	"cmp"
	"slices"

	"kpitui/internal/metrics"
)

// was is what stood in a slot before an entry; gone: nothing.
type was struct {
	metrics.Snapshot
	gone bool
}

// rewind makes the transaction read as entry seq left the file: what the later
// entries replaced is laid before records, heads and blocks, and whoever reads them
// sees no difference. Of histories it does so for those KPIs that are wanted.
//
// Nothing is taken back step by step: for each place the oldest of the later
// entries that touched it knows what stood there, and that is all that matters. A
// tail of today taken back step by step would have the length of today, not of then.
func (t *tx) rewind(seq uint64, wanted func(kpi string) bool) error {
	records := map[string]metrics.Record{}
	slots := map[string][]was{} // KPI → slots, those of the newest entry first
	for n := t.state.seq; n > seq; n-- {
		e, err := t.entry(n)
		if err != nil {
			return err
		}
		for _, r := range e.Change.Records {
			records[string(recordKey(r.Kind, r.ID))] = r.Before
		}
		for _, s := range e.Change.Series {
			if !wanted(s.KPI) {
				continue
			}
			list := slots[s.KPI]
			for _, p := range s.Put {
				list = append(list, was{metrics.Snapshot{Slot: p.Slot}, true})
			}
			for _, p := range s.Replaced { // after Put: what was replaced stood there
				list = append(list, was{p, false})
			}
			slots[s.KPI] = list
		}
	}
	t.records.then = make(map[string]stood, len(records))
	for key, r := range records {
		var s stood
		if r != nil {
			s.content, s.err = encodeRecord(r)
		}
		t.records.then[key] = s
	}
	t.heads.then, t.blocks.then = map[string]stood{}, map[string]stood{}
	for id, list := range slots {
		if err := t.rewindSeries(id, list); err != nil {
			// The blocks of today must not pass for those of then.
			t.heads.then[id] = stood{err: err}
		}
	}
	return nil
}

// rewindSeries lays the blocks of then before those of one KPI.
func (t *tx) rewindSeries(kpi string, slots []was) error {
	slices.SortStableFunc(slots, func(a, b was) int { return a.Slot.Compare(b.Slot) })
	h, had, err := t.head(kpi)
	if err != nil {
		return err
	}
	years := firsts(h)
	for len(slots) > 0 {
		year := slots[0].Period.Start.Year()
		end := metrics.NewDate(year+1, 1, 1)
		n, _ := slices.BinarySearchFunc(slots, end, func(w was, d metrics.Date) int { return cmp.Compare(w.Period.Start, d) })
		var now []metrics.Snapshot
		if _, there := years[year]; there {
			if now, err = t.block(year, kpi, 0); err != nil {
				return err
			}
		}
		if then := putBack(now, slots[:n]); len(then) == 0 {
			delete(years, year)
		} else {
			years[year] = &then[0]
			t.blocks.then[string(blockKey(year, kpi))] = stood{content: t.pack.append(nil, then)}
		}
		slots = slots[n:]
	}
	then, err := t.nextHead(kpi, h, had, years)
	if err != nil {
		return err
	}
	var s stood
	if len(then.years) > 0 {
		s.content = then.append(nil, &t.pack)
	}
	t.heads.then[kpi] = s
	return nil
}

// putBack lays what stood in slots over the snapshots of today; both are in order,
// and of several for one slot the last counts.
func putBack(now []metrics.Snapshot, slots []was) []metrics.Snapshot {
	then := make([]metrics.Snapshot, 0, len(now)+len(slots))
	for i := range slots {
		if i+1 < len(slots) && slots[i+1].Slot == slots[i].Slot {
			continue
		}
		for len(now) > 0 && now[0].Slot.Compare(slots[i].Slot) < 0 {
			then, now = append(then, now[0]), now[1:]
		}
		if len(now) > 0 && now[0].Slot == slots[i].Slot {
			now = now[1:]
		}
		if !slots[i].gone {
			then = append(then, slots[i].Snapshot)
		}
	}
	return append(then, now...)
}
