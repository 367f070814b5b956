package metrics

import "slices"

// expectedKind returns the kind of period in which a value is expected: the
// cadence's; for a sum that was last recorded for a longer period than that (a
// month's total of a daily KPI) as long a one.
func (h *history) expectedKind() PeriodKind {
	kind := h.k.Cadence.PeriodKind()
	if s := h.newest(); s != nil {
		kind = max(kind, s.Period.Kind)
	}
	return kind
}

// lastExpected returns the newest period of a kind in which a value is expected
// before the one that begins on d.
func (h *history) lastExpected(kind PeriodKind, d Date) Period {
	p := h.info.Of(kind, d-1)
	for kind == Day && !h.k.Days.Has(p.Start.Weekday()) {
		p = p.Add(-1)
	}
	return p
}

// freshness says whether the values that should be there are there. Values are
// expected once per cadence, realtime ones once a day, on the KPI's days.
func (h *history) freshness() Freshness {
	newest := h.newest()
	if newest == nil {
		if h.one != nil {
			return Stale
		}
		return Unmeasured
	}
	kind := h.expectedKind()
	open := h.info.Of(kind, h.today)
	closed := h.lastExpected(kind, open.Start)
	second := h.lastExpected(kind, closed.Start)
	upTo := newest.Period.End()
	switch {
	case upTo >= closed.Start || h.whole(closed) || h.whole(open):
		return Current
	case upTo >= second.Start || h.whole(second):
		return Due
	default:
		return Stale
	}
}

// has reports whether there is a value for the period, or one that covers it.
func (h *history) has(p Period) bool {
	points := h.s.Points[:h.n]
	if i := search(points, p.End()+1); i > 0 && points[i-1].Period.End() >= p.Start {
		return true
	}
	return h.whole(p)
}

// whole reports whether the judged period around a shorter one was recorded as a
// whole.
func (h *history) whole(p Period) bool {
	if p.Kind >= h.kind {
		return false
	}
	around := h.info.Of(h.kind, p.Start)
	return wholeOf(h.span(around), around) != nil
}

// asks returns the periods that entry should ask for, oldest first.
//
// Of a stock that is measured every day only today's value is asked for: the
// latest counts, and yesterday's can no longer be read. For everything else
// those that have closed without a value are asked for, back to the newest
// value: two at most of a stock or rate, seven of a sum or mean, in which each
// gap is an error. Before its first value there are no gaps: of that time only
// the period that has just closed is asked for, and none from before the
// company's first day. A KPI that was never measured is asked for unless it says
// why, for the open period if the company was not there in the closed one. What a
// formula computes is never asked for: its inputs are.
func (h *history) asks(fresh Freshness) []Period {
	if h.k.Formula != "" {
		return nil
	}
	const ofStock, ofFlow = 2, 7
	kind := h.expectedKind()
	open := h.info.Of(kind, h.today)
	if kind == Day && h.k.Aggregation == Last || fresh == Unmeasured {
		if fresh == Current || fresh == Unmeasured && !h.k.Unmeasured.IsZero() {
			return nil
		}
		p := h.entryPeriod()
		if p.End() < h.info.Start {
			p = open
		}
		return []Period{p}
	}
	limit := ofFlow
	if h.k.Aggregation == Last {
		limit = ofStock
	}
	var missing []Period
	begun := h.info.Start
	for p := h.lastExpected(kind, open.Start); len(missing) < limit && p.End() >= begun && !h.has(p); p = h.lastExpected(kind, p.Start) {
		begun = max(begun, h.one.Period.Start)
		missing = append(missing, p)
	}
	slices.Reverse(missing)
	return missing
}

// entryPeriod is the rule of [EntryPeriod].
func (h *history) entryPeriod() Period {
	kind := h.k.Cadence.PeriodKind()
	open := h.info.Of(kind, h.today)
	if kind == Day {
		return open
	}
	if closed := open.Add(-1); !h.has(closed) && closed.End() >= h.info.Start {
		return closed
	}
	return open
}

// Waits reports whether the KPI waits for somebody to enter a value. One with a formula
// never does: its inputs do, and say so themselves.
func (s *Status) Waits() bool {
	return s.KPI.Formula == "" && (s.Freshness == Due || s.Freshness == Stale)
}
