package store

import (
	"context"
	"encoding/binary"
	"fmt"

	"kpitui/internal/metrics"
)

// appendEntry writes the entry into the journal.
func (t *tx) appendEntry(e *metrics.Entry) error {
	body, err := t.pack.body(&e.Change)
	if err != nil {
		return err
	}
	h := newHeader(e)
	h.size = uint64(len(body))
	inline := body
	if len(body) > inlineBody {
		inline = nil
		t.bodies.FillPercent = 1 // nothing is ever inserted between
		for len(body) > 0 {
			n := min(len(body), bodyPart)
			part := append(make([]byte, sealSize, sealSize+n), body[:n]...)
			if err := t.bodies.put(bodyKey(e.Seq, h.parts), part); err != nil {
				return err
			}
			body = body[n:]
			h.parts++
		}
	}
	t.journal.FillPercent = 1
	return t.journal.put(entryKey(e.Seq), append(h.append(make([]byte, sealSize, 256)), inline...))
}

// header reads the header of an entry and its inline body.
func (t *tx) header(seq uint64) (header, []byte, error) {
	b, err := t.journal.get(entryKey(seq))
	if b == nil && err == nil {
		err = errMissing
	}
	var h header
	if err == nil {
		h, b, err = decodeHeader(seq, b)
	}
	if err != nil {
		return header{}, nil, &DamageError{Damage: []Damage{damagedEntry(seq, err)}}
	}
	return h, b, nil
}

func damagedEntry(seq uint64, err error) Damage {
	return Damage{What: DamagedEntry, Name: fmt.Sprint(seq), Why: err.Error()}
}

// change reads the body of an entry.
func (t *tx) change(h *header, inline []byte) (metrics.Change, error) {
	c, err := t.body(h, inline)
	if err != nil {
		return c, &DamageError{Damage: []Damage{damagedEntry(h.Seq, err)}}
	}
	c.Kind, c.Label = h.Kind, h.Label
	return c, nil
}

func (t *tx) body(h *header, inline []byte) (metrics.Change, error) {
	if h.parts == 0 {
		return decodeBody(inline)
	}
	if h.size > uint64(h.parts)*bodyPart {
		return metrics.Change{}, errDecode
	}
	body := make([]byte, 0, h.size)
	for i := range h.parts {
		part, err := t.bodies.get(bodyKey(h.Seq, i))
		if part == nil && err == nil {
			err = errMissing
		}
		if err != nil {
			return metrics.Change{}, fmt.Errorf("part %d: %w", i, err)
		}
		body = append(body, part...)
	}
	if uint64(len(body)) != h.size {
		return metrics.Change{}, errDecode
	}
	return decodeBody(body)
}

func (t *tx) entry(seq uint64) (metrics.Entry, error) {
	if seq == 0 || seq > t.state.seq {
		return metrics.Entry{}, fmt.Errorf("entry %d: %w", seq, ErrNotFound)
	}
	h, inline, err := t.header(seq)
	if err != nil {
		return metrics.Entry{}, err
	}
	c, err := t.change(&h, inline)
	return metrics.Entry{Seq: seq, At: h.At, By: h.By, Undoes: h.Undoes, Change: c}, err
}

// standing walks the journal from the newest entry back and calls visit for each
// with the entry that took it back and still stands (0: none), until visit returns
// false. Whether an entry stands is decided by later ones only, so one walk does.
func (t *tx) standing(visit func(seq, undoes, undoneBy uint64, err error) (more bool)) {
	undone := map[uint64]uint64{}
	next := t.state.seq
	c := t.journal.Cursor()
	for k, v := c.Last(); k != nil && next > 0; k, v = c.Prev() {
		if len(k) != 8 {
			continue
		}
		seq := binary.BigEndian.Uint64(k)
		if seq == 0 || seq > next { // a spoiled key
			continue
		}
		for ; next > seq; next-- { // a page lost them
			if !visit(next, 0, undone[next], errMissing) {
				return
			}
		}
		b, err := t.journal.open(k, v)
		r := reader{b: b}
		undoes := r.uvarint()
		by := undone[seq]
		delete(undone, seq)
		if undoes != 0 && by == 0 && err == nil {
			undone[undoes] = seq
		}
		if next--; !visit(seq, undoes, by, err) {
			return
		}
	}
	for ; next > 0; next-- {
		if !visit(next, 0, undone[next], errMissing) {
			return
		}
	}
}

// Journal lists n entries below before (0: from the newest on), newest first. An
// entry that cannot be read is left out and named by the *DamageError that comes
// with the rest.
func (s *Store) Journal(ctx context.Context, before uint64, n int) ([]Item, error) {
	var items []Item
	err := s.view(ctx, func(t *tx) error {
		t.standing(func(seq, _, undoneBy uint64, err error) bool {
			if n <= 0 {
				return false
			}
			if before != 0 && seq >= before {
				return true
			}
			n--
			var h header
			var inline []byte
			if err == nil {
				h, inline, err = t.header(seq)
			}
			if err != nil {
				t.damaged(damagedEntry(seq, err))
				return true
			}
			h.UndoneBy = undoneBy
			if h.listed() {
				c, err := t.change(&h, inline)
				if err != nil {
					t.damage = append(t.damage, damages(err)...)
					return true
				}
				h.Change = &c
			}
			items = append(items, h.Item)
			return true
		})
		return nil
	})
	return items, err
}

// EntryAt reads one whole entry.
func (s *Store) EntryAt(ctx context.Context, seq uint64) (metrics.Entry, error) {
	var e metrics.Entry
	err := s.view(ctx, func(t *tx) (err error) {
		e, err = t.entry(seq)
		return err
	})
	return e, err
}

// Above these Since gives up: loading anew is then as fast.
const (
	sinceEntries = 100
	sinceSize    = 256 << 10 // bytes of bodies
)

// Since reads the entries after seq, oldest first; none when nothing happened.
// ErrReload when there are many or big ones, or the file was restored meanwhile.
func (s *Store) Since(ctx context.Context, seq uint64) ([]metrics.Entry, error) {
	var entries []metrics.Entry
	err := s.view(ctx, func(t *tx) error {
		if epoch := s.epoch.Load(); epoch != 0 && epoch != t.state.epoch {
			return ErrReload
		}
		if t.state.seq < seq || t.state.seq-seq > sinceEntries {
			return ErrReload
		}
		size := uint64(0)
		for n := seq + 1; n <= t.state.seq; n++ {
			h, inline, err := t.header(n)
			if err != nil {
				return err
			}
			if size += h.size; size > sinceSize {
				return ErrReload
			}
			c, err := t.change(&h, inline)
			if err != nil {
				return err
			}
			entries = append(entries, metrics.Entry{Seq: n, At: h.At, By: h.By, Undoes: h.Undoes, Change: c})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return entries, nil
}

// stampLayout is how a moment stands in a file's name, without colons.
const stampLayout = "2006-01-02T150405"
