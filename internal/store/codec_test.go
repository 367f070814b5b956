package store

import (
	"bytes"
	"encoding/binary"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kpitui/internal/metrics"
)

// randomSeries makes snapshots of all sorts, in order.
func randomSeries(r *rand.Rand, n int) []metrics.Snapshot {
	var pts []metrics.Snapshot
	by := []string{"", "founder", "共同創業者", "cron"}
	slot := metrics.Slot{Period: metrics.Period{Kind: metrics.Day, Start: today - metrics.Date(r.IntN(3000))}}
	style := r.IntN(6)
	for range n {
		s := metrics.Snapshot{Slot: slot, Recorded: now.Unix() - r.Int64N(1+r.Int64N(1e6)),
			Origin: &metrics.Origin{By: by[r.IntN(1+r.IntN(len(by)))], Source: by[r.IntN(1+r.IntN(2))]}}
		switch style {
		case 0:
			s.Value = float64(r.IntN(100))
		case 1:
			s.Value = math.Round(r.Float64()*1e8) / 100
		case 2:
			s.Value = r.NormFloat64() * 1e14
		case 3:
			s.Value = []float64{0, math.Copysign(0, -1), math.MaxFloat64, math.SmallestNonzeroFloat64, -1e15, 1e-9, math.Pi}[r.IntN(7)]
		case 4:
			s.Value = 4.5
		default:
			s.Value = float64(r.IntN(1e6)) / []float64{1, 10, 100, 1000, 1e9, 7}[r.IntN(6)]
		}
		if r.IntN(20) == 0 {
			s.Origin.Note = "メモ\x1b[31m" + by[r.IntN(4)]
		}
		pts = append(pts, s)
		switch r.IntN(8) {
		case 0:
			slot.Clock += int32(1 + r.IntN(1000))
		case 1:
			slot.Period.Kind, slot.Clock = min(slot.Period.Kind+1, metrics.Year), 0
			slot.Period.Start += metrics.Date(r.IntN(40))
			if slot.Compare(s.Slot) <= 0 {
				slot.Period.Start++
			}
		default:
			slot = metrics.Slot{Period: metrics.Period{Kind: metrics.Day, Start: slot.Period.Start + 1}}
		}
	}
	return pts
}

func TestPackRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	var p packer
	bits := cmp.Comparer(func(a, b float64) bool { return math.Float64bits(a) == math.Float64bits(b) })
	for range 500 {
		pts := randomSeries(r, 1+r.IntN(400))
		b := p.append(nil, pts)
		got, err := unpack(b, 0, newShared())
		if err != nil {
			t.Fatal(err)
		}
		for i := range pts {
			if !identical(&pts[i], &got[i]) || pts[i].Slot != got[i].Slot {
				t.Fatalf("snapshot %d: %s", i, cmp.Diff(pts[i], got[i], bits))
			}
		}
		// A tail is the end of the whole.
		from := pts[r.IntN(len(pts))].Period.Start + metrics.Date(r.IntN(3)-1)
		tail, err := unpack(b, from, newShared())
		if err != nil {
			t.Fatal(err)
		}
		i := len(got) - len(tail)
		for j := range tail {
			if !identical(&got[i+j], &tail[j]) || got[i+j].Slot != tail[j].Slot {
				t.Fatalf("tail from %v: %s", from, cmp.Diff(got[i+j], tail[j], bits))
			}
		}
		if len(tail) > 0 && tail[0].Period.Start < from || i > 0 && got[i-1].Period.Start >= from {
			t.Fatalf("tail from %v starts with %v, after %v", from, tail[0], got[i-1])
		}
	}
}

func TestPackIsSmall(t *testing.T) {
	var p packer
	year := bigChange(1, 365, today-364).Series[0].Put
	for name, tc := range map[string]struct {
		value func(i int) float64
		most  int
	}{
		"two decimals below 10,000": {func(i int) float64 { return year[i].Value }, 365*7/2 + 60},
		"a constant":                {func(i int) float64 { return 4.5 }, 60},
		"a steady growth":           {func(i int) float64 { return float64(1000 + i) }, 60},
		"one odd among integers":    {func(i int) float64 { return []float64{100, math.Pi}[b2i(i == 77)] }, 80},
		"arbitrary bits":            {func(i int) float64 { return year[i].Value / 7 }, 365*10 + 60},
	} {
		pts := append([]metrics.Snapshot(nil), year...)
		for i := range pts {
			pts[i].Value = tc.value(i)
		}
		if n := len(p.append(nil, pts)); n > tc.most {
			t.Errorf("%s: %d bytes, want at most %d", name, n, tc.most)
		}
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func randomChange(r *rand.Rand) metrics.Change {
	c := bigChange(0, 0, 0)
	for _, id := range []string{"a", "b", "c"}[:r.IntN(4)] {
		put, old := randomSeries(r, r.IntN(5)), randomSeries(r, r.IntN(5))
		c.Series = append(c.Series, metrics.SeriesEdit{KPI: id, Put: put, Replaced: old, Drop: without(old, put)})
	}
	goal := 12.5
	k := kpi("a")
	k.Goals = []metrics.Goal{{Comparator: metrics.AtMost, Value: 3, Due: today, From: &goal, Since: today - 3}}
	c.Records = []metrics.RecordEdit{
		{Kind: metrics.RecordKPI, ID: "a", Before: kpi("a"), After: k},
		{Kind: metrics.RecordPhase, ID: "p", After: &metrics.Phase{ID: "p", Start: today, End: today + 9, Goals: k.Goals}},
		{Kind: metrics.RecordAck, ID: "a", Before: &metrics.Ack{KPI: "a", Since: today, Level: 2, At: now}},
	}[:r.IntN(4)]
	if len(c.Records) == 0 {
		c.Records = nil
	}
	return c
}

func TestBodyRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var p packer
	for range 200 {
		c := randomChange(r)
		b, err := p.body(&c)
		if err != nil {
			t.Fatal(err)
		}
		got, err := decodeBody(b)
		if err != nil {
			t.Fatal(err)
		}
		got.Kind, got.Label = c.Kind, c.Label
		for i := range c.Series { // an empty list reads back as none
			for _, l := range []*[]metrics.Snapshot{&c.Series[i].Put, &c.Series[i].Replaced} {
				if len(*l) == 0 {
					*l = nil
				}
			}
		}
		if diff := cmp.Diff(c, got); diff != "" {
			t.Fatal(diff)
		}
	}
}

// FuzzUnpack: whatever the bytes, the result is in order, or an error.
func FuzzUnpack(f *testing.F) {
	r := rand.New(rand.NewPCG(5, 6))
	var p packer
	for n := range 20 {
		f.Add(p.append(nil, randomSeries(r, 1+n*n)), int32(today-1500))
	}
	f.Fuzz(func(t *testing.T, b []byte, from int32) {
		pts, err := unpack(b, 0, newShared())
		if err != nil {
			return
		}
		for i := 1; i < len(pts); i++ {
			if pts[i-1].Slot.Compare(pts[i].Slot) >= 0 {
				t.Fatalf("snapshots %d and %d are out of order", i-1, i)
			}
		}
		tail, err := unpack(b, metrics.Date(from), newShared())
		if err != nil {
			t.Fatalf("readable whole, but not from %d: %v", from, err)
		}
		if i := len(pts) - len(tail); len(tail) > 0 && from != 0 && (int32(tail[0].Period.Start) < from || tail[0].Slot != pts[i].Slot) {
			t.Fatalf("the tail from %d starts with %v", from, tail[0].Slot)
		}
		if len(pts) > 0 {
			again, err := unpack(p.append(nil, pts), 0, newShared())
			if err != nil || len(again) != len(pts) {
				t.Fatalf("packed again: %d of %d, %v", len(again), len(pts), err)
			}
		}
	})
}

func FuzzDecodeBody(f *testing.F) {
	r := rand.New(rand.NewPCG(7, 8))
	var p packer
	for range 20 {
		c := randomChange(r)
		b, err := p.body(&c)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		c, err := decodeBody(b)
		if err != nil {
			return
		}
		if _, err := p.body(&c); err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzDecodeHeader(f *testing.F) {
	h := newHeader(&metrics.Entry{Seq: 7, At: now, By: "私", Undoes: 3, Change: randomChange(rand.New(rand.NewPCG(9, 9)))})
	f.Add(h.append(nil))
	h.parts, h.size = 3, 40000
	f.Add(h.append(nil))
	f.Fuzz(func(t *testing.T, b []byte) {
		h, body, err := decodeHeader(7, b)
		if err != nil {
			return
		}
		again, body2, err := decodeHeader(7, append(h.append(nil), body...))
		if diff := cmp.Diff(h.Item, again.Item); err != nil || diff != "" || !bytes.Equal(body, body2) {
			t.Fatalf("%v %s", err, diff)
		}
	})
}

// The years of a head rise, up to the last one that a date can have.
func TestHeadsOfImpossibleYears(t *testing.T) {
	for _, c := range []struct {
		steps []uint64 // from one year to the next
		ok    bool
	}{
		{[]uint64{2024, 2}, true},
		{[]uint64{maxYear}, true},
		{[]uint64{maxYear + 1}, false},
		{[]uint64{2024, 0}, false},
		{[]uint64{2024, maxYear}, false},
		{[]uint64{2024, math.MaxUint64 - 23}, false}, // 2000, when it overflows
		{nil, false},
	} {
		b := binary.AppendUvarint(nil, uint64(len(c.steps)))
		for _, s := range c.steps {
			b = binary.AppendUvarint(b, s)
		}
		b = (&packer{}).append(b, []metrics.Snapshot{day(today, 3)})
		if h, err := decodeHead(b, newShared()); (err == nil) != c.ok {
			t.Errorf("%v: %v, %v", c.steps, h.years, err)
		}
	}
}

// FuzzDecodeRecords covers the small decoders: records, heads, state.
func FuzzDecodeRecords(f *testing.F) {
	for _, r := range append(meeting(), kpi("a"), &metrics.Info{TZ: "UTC"}, &metrics.Phase{ID: "p"}, &metrics.Ack{KPI: "a", At: now}) {
		b, err := encodeRecord(r)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	h := head{first: day(today, 3), years: []int{2024, 2026}}
	f.Add(h.append(nil, &packer{}))
	st := state{seq: 4, epoch: 5, records: 6, heads: 7, drafts: 8}
	f.Add(st.append(nil, formatVersion))
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, kind := range []metrics.RecordKind{metrics.RecordInfo, metrics.RecordKPI, metrics.RecordPhase, metrics.RecordAck,
			metrics.RecordReview, metrics.RecordMinutes, metrics.RecordAction, metrics.RecordExperiment, metrics.RecordNote, "?"} {
			if r, err := decodeRecord(kind, b); err == nil {
				if _, err := encodeRecord(r); err != nil {
					t.Fatal(err)
				}
			}
		}
		if h, err := decodeHead(b, newShared()); err == nil && len(h.years) == 0 {
			t.Fatal("a head without years")
		}
		for version := 1; version <= formatVersion; version++ {
			if st, err := decodeState(b, version); err == nil {
				if again, err := decodeState(st.append(nil, version), version); err != nil || again != st {
					t.Fatal(again, err)
				}
			}
		}
	})
}
