package store

import (
	"context"
	"fmt"

	bolt "go.etcd.io/bbolt"

	"kpitui/internal/metrics"
)

// Doctor reads every record, block and entry and checks the pages of the file.
// Damage is in the report; an error means that the file could not be examined.
func (s *Store) Doctor(ctx context.Context) (*Report, error) {
	r := &Report{Path: s.path}
	err := s.run(ctx, false, func(o *file) error { return s.examine(o, r) })
	if err != nil {
		return nil, err
	}
	r.Backups, err = s.Backups(ctx)
	return r, err
}

// examine fills in the report from an open file: pages first, for only on sound
// ones may bbolt be let loose.
func (s *Store) examine(o *file, r *Report) error {
	m, size, err := probe(o.f)
	if err != nil {
		return err
	}
	r.Size = size
	r.Pages = checkPages(o.f, m)
	btx, err := o.db.Begin(false)
	if err != nil {
		return err
	}
	t, err := begin(btx, s.format.version)
	if err == nil {
		r.Schema = t.version
		t.examine(r)
		r.Lost = s.lost(t.state)
		if len(r.Pages) == 0 {
			for err := range t.Check() {
				r.Pages = append(r.Pages, err.Error())
			}
		}
	}
	if rerr := btx.Rollback(); err == nil {
		err = rerr
	}
	return err
}

// examine reads everything that is in the transaction.
func (t *tx) examine(r *Report) {
	r.Seq = t.state.seq
	w, err := t.definitions()
	r.Damage = append(r.Damage, t.damage...)
	t.damage = nil
	known := map[string]bool{}
	if err == nil {
		r.KPIs, r.Phases, r.Acks = len(w.KPIs), len(w.Phases), len(w.Acks)
		r.Reviews, r.Actions, r.Experiments, r.Notes = len(w.Reviews), len(w.Actions), len(w.Experiments), len(w.Notes)
		for i := range w.KPIs {
			known[w.KPIs[i].ID] = true
		}
	}
	bad := func(d Damage) { r.Damage = append(r.Damage, d) }

	t.examineReviews(r)
	var heads uint64
	c := t.heads.Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		heads++
		t.examineHistory(string(k), v, r)
		if err == nil && !known[string(k)] {
			bad(Damage{What: DamagedDefinition, KPI: string(k), Why: "a history without a definition"})
		}
	}
	if heads != t.state.heads {
		bad(Damage{What: DamagedHistory, Why: fmt.Sprintf("%d of %d are there", heads, t.state.heads)})
	}
	if n := keys(t.blocks.Bucket); n > r.Blocks {
		bad(Damage{What: DamagedHistory, Why: fmt.Sprintf("%d blocks too many", n-r.Blocks)})
	}

	parts := 0
	t.standing(func(seq, _, _ uint64, err error) bool {
		var h header
		var inline []byte
		if err == nil {
			h, inline, err = t.header(seq)
		}
		if err == nil {
			parts += int(h.parts)
			_, err = t.body(&h, inline)
		}
		if err != nil {
			bad(damagedEntry(seq, err))
		} else {
			r.Entries++
		}
		return true
	})
	if n := keys(t.bodies.Bucket); n > parts && r.Entries == int(t.state.seq) {
		bad(Damage{What: DamagedEntry, Why: fmt.Sprintf("%d parts too many", n-parts)})
	}
	if n := keys(t.journal.Bucket); n > int(t.state.seq) {
		bad(Damage{What: DamagedEntry, Why: fmt.Sprintf("%d entries too many", n-int(t.state.seq))})
	}
}

// examineReviews reads what Load does not: minutes and drafts.
func (t *tx) examineReviews(r *Report) {
	r.Minutes = len(t.allMinutes())
	r.Damage = append(r.Damage, t.damage...)
	t.damage = nil
	if t.drafts.Bucket == nil { // a file of format 1
		return
	}
	c := t.drafts.Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		b, err := t.drafts.open(k, v)
		if err == nil {
			err = decodeInto(new(metrics.Draft), b)
		}
		if err != nil {
			r.Damage = append(r.Damage, damagedDraft(string(k), err))
			continue
		}
		r.Drafts++
	}
	if n := uint64(keys(t.drafts.Bucket)); n != t.state.drafts {
		r.Damage = append(r.Damage, Damage{What: DamagedDraft, Why: fmt.Sprintf("%d of %d are there", n, t.state.drafts)})
	}
}

func keys(b *bolt.Bucket) (n int) {
	c := b.Cursor()
	for k, _ := c.First(); k != nil; k, _ = c.Next() {
		n++
	}
	return n
}

// examineHistory reads all blocks of one KPI.
func (t *tx) examineHistory(kpi string, value []byte, r *Report) {
	b, err := t.heads.open([]byte(kpi), value)
	var h head
	if err == nil {
		h, err = decodeHead(b, t.share)
	}
	if err != nil {
		r.Damage = append(r.Damage, Damage{What: DamagedHistory, KPI: kpi, Why: "head: " + err.Error()})
		return
	}
	for i, y := range h.years {
		r.Blocks++
		b, err := t.blocks.get(blockKey(y, kpi))
		var pts []metrics.Snapshot
		if err == nil {
			pts, err = readBlock(b, y, 0, t.share)
		}
		if err == nil && i == 0 && !identical(&pts[0], &h.first) {
			err = fmt.Errorf("the first snapshot is not that of the head: %w", errDecode)
		}
		if err != nil {
			r.Damage = append(r.Damage, damagedBlock(y, kpi, err))
			continue
		}
		r.Snapshots += len(pts)
	}
}
