package metrics

import (
	"math/bits"
	"sort"
	"time"
)

// history reads one KPI's snapshots as they were known on a day: what is judged
// is the value of a period, not a snapshot.
type history struct {
	info *Info
	k    *KPI
	s    *Series
	kind PeriodKind // of the periods judged
	n    int        // so many of s.Points lie on or before today
	one  *Snapshot  // the very first; nil: nothing was measured up to today
	// today is the last day whose snapshots count; closed the last day that a
	// period may end on to be over.
	today, closed Date
}

// reading is the value of one period.
type reading struct {
	period   Period
	value    float64
	at       Date // the day for which the value speaks
	days, of int  // of days expected so many have a value; of is 0 without gaps
	over     bool // the period is closed
	partial  bool // a sum or mean of a part of the period, not to be judged
}

// newHistory returns the KPI's history as known on today; closed is today - 1, or
// today for a day of the past that is judged as a whole.
func newHistory(info *Info, k *KPI, s *Series, today, closed Date) history {
	if s == nil {
		s = &noSeries
	}
	h := history{info: info, k: k, s: s, kind: k.JudgedKind(), today: today, closed: closed, n: len(s.Points)}
	if h.n > 0 && s.Points[h.n-1].Period.Start > today {
		h.n = search(s.Points, today+1)
	}
	if s.Derived != nil {
		s.Derived.asKnown(&h)
		if s = h.s; h.n == 0 {
			return h
		}
	}
	if h.one = s.First; (s.From == 0 || h.one == nil) && len(s.Points) > 0 {
		h.one = &s.Points[0]
	}
	if h.one != nil && h.one.Period.Start > today {
		h.one = nil
	}
	return h
}

var noSeries Series

// search returns the index of the first snapshot whose period starts on d or later.
func search(points []Snapshot, d Date) int {
	return sort.Search(len(points), func(i int) bool { return points[i].Period.Start >= d })
}

// newest returns the newest snapshot; nil when there is none.
func (h *history) newest() *Snapshot {
	if h.n == 0 {
		return nil
	}
	return &h.s.Points[h.n-1]
}

// span returns the snapshots whose period starts in p, as far as they are known
// on today. For sums and means it returns none when only a part of p is loaded:
// [TailFrom] begins with a period, so that such a part belongs to no judged one.
func (h *history) span(p Period) []Snapshot {
	points, end := h.s.Points[:h.n], p.End()
	if p.Start < h.s.From && h.k.Aggregation != Last {
		points = h.s.Head // whole periods, which HeadTo saw to
	}
	end = min(end, h.today)
	hi := len(points)
	if hi == 0 || points[hi-1].Period.Start > end {
		hi = search(points, end+1)
	}
	lo := hi
	for lo > 0 && hi-lo < 8 && points[lo-1].Period.Start >= p.Start { // most periods hold few
		lo--
	}
	if hi-lo == 8 {
		lo = search(points[:hi], p.Start)
	}
	return points[lo:hi]
}

// read returns the value of a period of h.kind.
func (h *history) read(p Period) (reading, bool) {
	points := h.span(p)
	if len(points) == 0 {
		return reading{}, false
	}
	return h.value(p, points), true
}

// value returns the value of a period that holds these snapshots, one at least.
func (h *history) value(p Period, points []Snapshot) reading {
	end := p.End()
	r := reading{period: p, at: end, over: end <= h.closed}
	if h.k.Aggregation == Last {
		last := latestOfDay(h.info, points)
		r.value = last.Value
		if last.Period.Kind != p.Kind {
			end = last.Period.End()
		}
		r.at = min(end, h.today)
		return r
	}
	r.partial = !r.over
	if whole := wholeOf(points, p); whole != nil {
		r.value = whole.Value
		return r
	}
	var sum float64
	var count int
	eachCounted(h.info, points, func(s *Snapshot) { sum += s.Value; count++ })
	r.value = sum
	if h.k.Aggregation == Mean {
		r.value = sum / float64(count)
	}
	if sub := h.k.Cadence.PeriodKind(); sub < h.kind {
		h.gaps(&r, points, sub, end)
	}
	return r
}

// gaps counts the expected values of a period and those that are there, and
// finds out whether measuring began too late in a sum's first period to judge it.
func (h *history) gaps(r *reading, points []Snapshot, sub PeriodKind, end Date) {
	of := h.expected(sub, r.period.Start, end)
	if r.over {
		if days := h.present(sub, points); days < of {
			r.days, r.of = days, of
		}
	}
	// The part of the first period before anything was measured is not missing:
	// there was nothing to enter. With less than four fifths of it left it is a
	// partial period and not a bad one.
	const enough = 0.8
	began := h.one.Period.Start
	if h.k.Aggregation == Sum && began > r.period.Start && began <= end &&
		!atLeast(float64(h.expected(sub, began, end)), enough*float64(of)) {
		r.partial = true
	}
}

// expected returns how many values are expected in the days from to to: days on
// which one is due, or shorter periods that start there.
func (h *history) expected(sub PeriodKind, from, to Date) int {
	if sub != Day {
		n := 0
		for p := h.info.Of(sub, from); p.Start <= to; p = p.Add(1) {
			if p.Start >= from {
				n++
			}
		}
		return n
	}
	days := int(to-from) + 1
	if h.k.Days&0x7f == 0 {
		return days
	}
	n := days / 7 * bits.OnesCount8(uint8(h.k.Days)&0x7f)
	for d := to - Date(days%7) + 1; d <= to; d++ {
		if h.k.Days.Has(d.Weekday()) {
			n++
		}
	}
	return n
}

// present returns how many of the expected values are among the snapshots. A
// longer period counts for all that it covers.
func (h *history) present(sub PeriodKind, points []Snapshot) int {
	n, upTo := 0, Date(0) // counted up to and with this day
	for i := range points {
		p := points[i].Period
		switch {
		case p.Kind == Day:
			if p.Start > upTo && (sub != Day || h.k.Days.Has(p.Start.Weekday())) {
				n++
			}
			upTo = max(upTo, p.Start)
		default:
			if from := max(p.Start, upTo+1); from <= p.End() {
				n += h.expected(sub, from, p.End())
				upTo = p.End()
			}
		}
	}
	return n
}

// latestOfDay returns the snapshot that counts of the newest period among the
// snapshots. For a realtime KPI a value given by date alone stands for its day:
// for all of it, or, when it was recorded on that very day, until then.
func latestOfDay(info *Info, points []Snapshot) *Snapshot {
	last := &points[len(points)-1]
	if last.Clock == 0 {
		return last
	}
	if day := dayOf(points); day != nil && day.Period == last.Period && last.Clock <= until(info, day) {
		return day
	}
	return last
}

// dayOf returns the value given by date alone for the newest day among the snapshots.
func dayOf(points []Snapshot) *Snapshot {
	start := points[len(points)-1].Period.Start
	for i := len(points) - 1; i >= 0 && points[i].Period.Start == start; i-- {
		if points[i].Clock == 0 {
			return &points[i]
		}
	}
	return nil
}

// until returns the clock up to which a value given by date alone outranks
// others of its day.
func until(info *Info, s *Snapshot) int32 {
	const endOfDay = 24*60*60 + 1
	if s.Recorded == 0 {
		return endOfDay
	}
	if t := s.RecordedAt().In(info.zone()); DateOf(t) == s.Period.Start {
		return clockOf(t)
	}
	return endOfDay
}

// clockOf returns the time of day in seconds plus one, as in [Slot].
func clockOf(t time.Time) int32 {
	h, m, s := t.Clock()
	return int32(h*3600+m*60+s) + 1
}

// wholeOf returns the snapshot that stands for the whole period p, above the
// shorter ones in it; nil when there is none.
func wholeOf(points []Snapshot, p Period) *Snapshot {
	for i := range points {
		switch {
		case points[i].Period.Start != p.Start:
			return nil
		case points[i].Period.Kind == p.Kind && points[i].Clock == 0 && p.Kind != Day:
			return &points[i]
		}
	}
	return nil
}

// eachCounted calls f with the snapshots that add up: those that no longer
// period, and no value given for their whole day, covers.
func eachCounted(info *Info, points []Snapshot, f func(*Snapshot)) {
	shortest := points[0].Period.Kind
	for i := range points {
		shortest = min(shortest, points[i].Period.Kind)
	}
	var longer []Period // rare
	for i := range points {
		if p := points[i].Period; p.Kind > shortest {
			longer = append(longer, p)
		}
	}
	var day *Snapshot
	for i := range points {
		s := &points[i]
		if s.Clock == 0 {
			day = s
		} else if day != nil && day.Period == s.Period && s.Clock <= until(info, day) {
			continue
		}
		if !covered(longer, s.Period) {
			f(s)
		}
	}
}

// covered reports whether one of the longer periods contains p.
func covered(longer []Period, p Period) bool {
	for _, l := range longer {
		if l.Kind > p.Kind && l.Contains(p.Start) {
			return true
		}
	}
	return false
}
