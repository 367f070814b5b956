package store

import (
	"encoding/binary"
	"maps"
	"slices"

	"kpitui/internal/metrics"
)

// head says where a KPI's history is: it makes a block that vanished from a
// damaged page noticed, and gives the first snapshot without reading that block.
type head struct {
	first metrics.Snapshot
	years []int // with a block, ascending, at least one
}

func (h *head) append(b []byte, p *packer) []byte {
	b = binary.AppendUvarint(b, uint64(len(h.years)))
	last := 0
	for _, y := range h.years {
		b = binary.AppendUvarint(b, uint64(y-last))
		last = y
	}
	return p.append(b, []metrics.Snapshot{h.first})
}

func decodeHead(b []byte, share *shared) (h head, err error) {
	r := reader{b: b}
	h.years = make([]int, r.count())
	last := uint64(0)
	for i := range h.years {
		d := r.uvarint()
		if last += d; d == 0 || d > maxYear || last > maxYear {
			return head{}, errDecode
		}
		h.years[i] = int(last)
	}
	first, err := unpack(r.b, 0, share)
	if err != nil || len(first) != 1 || len(h.years) == 0 {
		return head{}, errDecode
	}
	h.first = first[0]
	return h, nil
}

// firsts returns the years of a head, each with its first snapshot as far as that
// is known: not at all. See nextHead.
func firsts(h head) map[int]*metrics.Snapshot {
	years := make(map[int]*metrics.Snapshot, len(h.years)+1)
	for _, y := range h.years {
		years[y] = nil
	}
	return years
}

// nextHead returns the head of a KPI that has blocks in years, some of which are
// other than they were; no years, no head.
func (t *tx) nextHead(kpi string, old head, had bool, years map[int]*metrics.Snapshot) (head, error) {
	h := head{years: slices.Sorted(maps.Keys(years))}
	if len(years) == 0 {
		return h, nil
	}
	if first := years[h.years[0]]; first != nil {
		h.first = *first
	} else if had && h.years[0] == old.years[0] {
		h.first = old.first
	} else {
		pts, err := t.block(h.years[0], kpi, 0)
		if err != nil {
			return h, err
		}
		h.first = pts[0]
	}
	return h, nil
}

// putHead writes the KPI's head when its years or its first snapshot changed.
func (w *writer) putHead(kpi string, old head, had bool, years map[int]*metrics.Snapshot) error {
	key := []byte(kpi)
	h, err := w.nextHead(kpi, old, had, years)
	if err != nil {
		return err
	}
	if len(h.years) == 0 {
		if had {
			w.state.heads--
			return w.heads.Delete(key)
		}
		return nil
	}
	if had && h.first == old.first && slices.Equal(h.years, old.years) {
		return nil
	}
	if !had {
		w.state.heads++
	}
	return w.heads.put(key, h.append(make([]byte, sealSize), &w.pack))
}
