package store

import (
	"encoding/binary"
	"time"

	"kpitui/internal/metrics"
)

// An entry of the journal is a header, which lists read, and a body with the
// change. A body of up to inlineBody bytes stands in the header's value; a bigger
// one is cut into parts of bodyPart bytes.
const (
	inlineBody = 1 << 10
	bodyPart   = 16<<10 - 256 // with bbolt's page and key still four pages of 4 KB
	itemKPIs   = 8

	// listParts is how many parts of a body without values a list reads: a review with
	// its minutes has a few, and says nothing without them.
	listParts = 8
)

// header is an Item with how the body is kept.
type header struct {
	Item
	parts uint32 // 0: the body follows the header
	size  uint64 // of the whole body
}

// listed reports whether a list tells of the change itself.
func (h *header) listed() bool { return h.parts == 0 || h.Series == 0 && h.parts <= listParts }

func newHeader(e *metrics.Entry) header {
	h := header{Item: Item{
		Seq: e.Seq, At: e.At, By: e.By, Kind: e.Change.Kind, Label: e.Change.Label, Undoes: e.Undoes,
		Series: len(e.Change.Series), Records: len(e.Change.Records),
	}}
	for _, s := range e.Change.Series {
		h.Put += len(s.Put)
		h.Dropped += len(s.Drop)
		h.Replaced += len(s.Replaced)
		h.addKPI(s.KPI)
	}
	for _, r := range e.Change.Records {
		for _, rec := range []metrics.Record{r.After, r.Before} {
			for _, id := range about(rec) {
				h.addKPI(id)
			}
		}
	}
	return h
}

// about returns the KPIs that a record is about by itself. A review is about all
// that it has findings for, whichever of them changed, and is not listed.
func about(r metrics.Record) []string {
	switch r := r.(type) {
	case *metrics.KPI:
		return []string{r.ID}
	case *metrics.Action:
		return []string{r.KPI}
	case *metrics.Experiment:
		return []string{r.Lever.KPI, r.Outcome.KPI}
	case *metrics.Note:
		return []string{r.KPI}
	}
	return nil
}

func (h *header) addKPI(id string) {
	if len(h.KPIs) == itemKPIs || id == "" {
		return
	}
	for _, k := range h.KPIs {
		if k == id {
			return
		}
	}
	h.KPIs = append(h.KPIs, id)
}

// append writes the header; what it undoes comes first, because finding out what
// still stands reads that of every entry.
func (h *header) append(b []byte) []byte {
	b = binary.AppendUvarint(b, h.Undoes)
	b = binary.AppendUvarint(b, zigzag(h.At.Unix()))
	b = appendChunk(b, string(h.Kind))
	b = appendChunk(b, h.By)
	b = appendChunk(b, h.Label)
	for _, n := range []int{h.Series, h.Put, h.Dropped, h.Replaced, h.Records} {
		b = binary.AppendUvarint(b, uint64(n))
	}
	b = binary.AppendUvarint(b, uint64(len(h.KPIs)))
	for _, id := range h.KPIs {
		b = appendChunk(b, id)
	}
	b = binary.AppendUvarint(b, uint64(h.parts))
	return binary.AppendUvarint(b, h.size)
}

// decodeHeader reads a header and returns what follows it.
func decodeHeader(seq uint64, b []byte) (h header, body []byte, err error) {
	r := reader{b: b}
	h.Seq = seq
	h.Undoes = r.uvarint()
	h.At = time.Unix(r.varint(), 0).UTC()
	h.Kind = metrics.ChangeKind(r.chunk())
	h.By = string(r.chunk())
	h.Label = string(r.chunk())
	for _, n := range []*int{&h.Series, &h.Put, &h.Dropped, &h.Replaced, &h.Records} {
		*n = int(r.uvarint())
	}
	for range r.count() {
		h.KPIs = append(h.KPIs, string(r.chunk()))
	}
	parts := r.uvarint()
	h.parts, h.size = uint32(parts), r.uvarint()
	if r.bad || uint64(h.parts) != parts || h.parts == 0 && h.size != uint64(len(r.b)) || h.parts != 0 && len(r.b) != 0 {
		return header{}, nil, errDecode
	}
	return h, r.b, nil
}

// body writes a change. Drop is not written: it is the slots of Replaced
// that Put does not fill again, because the store keeps no edit without effect.
func (p *packer) body(c *metrics.Change) ([]byte, error) {
	b := binary.AppendUvarint(nil, uint64(len(c.Records)))
	for _, r := range c.Records {
		b = appendChunk(b, string(r.Kind))
		b = appendChunk(b, r.ID)
		for _, rec := range []metrics.Record{r.Before, r.After} {
			var text []byte
			if rec != nil {
				var err error
				if text, err = encodeRecord(rec); err != nil {
					return nil, err
				}
			}
			b = appendChunk(b, text)
		}
	}
	b = binary.AppendUvarint(b, uint64(len(c.Series)))
	var scratch []byte
	for _, s := range c.Series {
		b = appendChunk(b, s.KPI)
		for _, pts := range [][]metrics.Snapshot{s.Put, s.Replaced} {
			// A pack has a limit, a change of ten years of minutes has none.
			b = binary.AppendUvarint(b, uint64((len(pts)+maxPack-1)/maxPack))
			for len(pts) > 0 {
				n := min(len(pts), maxPack)
				scratch = p.append(scratch[:0], pts[:n])
				b = appendChunk(b, scratch)
				pts = pts[n:]
			}
		}
	}
	return b, nil
}

func decodeBody(b []byte) (c metrics.Change, err error) {
	r := reader{b: b}
	share := newShared()
	if n := r.count(); n > 0 {
		c.Records = make([]metrics.RecordEdit, n)
	}
	for i := range c.Records {
		e := &c.Records[i]
		e.Kind, e.ID = metrics.RecordKind(r.chunk()), string(r.chunk())
		for _, rec := range []*metrics.Record{&e.Before, &e.After} {
			if text := r.chunk(); len(text) > 0 {
				if *rec, err = decodeRecord(e.Kind, text); err != nil {
					return c, err
				}
			}
		}
	}
	if n := r.count(); n > 0 {
		c.Series = make([]metrics.SeriesEdit, n)
	}
	for i := range c.Series {
		s := &c.Series[i]
		s.KPI = string(r.chunk())
		for _, pts := range []*[]metrics.Snapshot{&s.Put, &s.Replaced} {
			for range r.count() {
				part, err := unpack(r.chunk(), 0, share)
				if err != nil {
					return c, err
				}
				if n := len(*pts); n == 0 {
					*pts = part
				} else if part[0].Slot.Compare((*pts)[n-1].Slot) <= 0 {
					return c, errDecode
				} else {
					*pts = append(*pts, part...)
				}
			}
		}
		s.Drop = without(s.Replaced, s.Put)
	}
	return c, r.done()
}

// without returns the slots of a that b has not; both are in order.
func without(a, b []metrics.Snapshot) (slots []metrics.Slot) {
	for i := range a {
		for len(b) > 0 && b[0].Slot.Compare(a[i].Slot) < 0 {
			b = b[1:]
		}
		if len(b) == 0 || b[0].Slot != a[i].Slot {
			slots = append(slots, a[i].Slot)
		}
	}
	return slots
}
