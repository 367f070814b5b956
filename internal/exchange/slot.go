package exchange

import "kpitui/internal/metrics"

// slotFor returns the slot for which a value of the KPI is meant that is given for
// a day or a period, and how late in the slot it speaks, to tell which of two
// counts: the later one. Options are few:
//
//   - a day: the period that contains it;
//   - the KPI's own period, or the one over which its sum or mean is stated: that;
//   - another period, for a KPI whose latest value counts: the period's last day,
//     or today while it is open;
//   - another period for a sum or mean: none.
func slotFor(info *metrics.Info, k *metrics.KPI, t when, today metrics.Date) (slot metrics.Slot, later int, ok bool) {
	const whole = 511
	own := k.Cadence.PeriodKind()
	switch kind := t.period.Kind; {
	case kind == metrics.Day:
		slot = metrics.SlotOn(info, k, t.period.Start, t.clock)
		return slot, int(t.period.Start - slot.Period.Start), true
	case kind == own, k.Aggregation != metrics.Last && kind == k.JudgedKind():
		return metrics.Slot{Period: t.period}, whole, true
	case k.Aggregation == metrics.Last:
		day := min(t.period.End(), today)
		slot = metrics.SlotOn(info, k, day, 0)
		return slot, int(day - slot.Period.Start), true
	}
	return metrics.Slot{}, 0, false
}

// A value's key holds, from the top: the slot's first day, the kind of its period,
// its clock, and how late in the slot the value speaks. It orders as
// [metrics.Slot.Compare] does.
const (
	laterBits = 9
	clockBits = 17
	kindBits  = 3
)

func slotKey(s metrics.Slot, later int) uint64 {
	key := uint64(uint32(s.Period.Start))
	key = key<<kindBits | uint64(s.Period.Kind)
	key = key<<clockBits | uint64(uint32(s.Clock))
	return key<<laterBits | uint64(min(later, 1<<laterBits-1))
}

func slotOf(key uint64) metrics.Slot {
	key >>= laterBits
	return metrics.Slot{
		Period: metrics.Period{
			Start: metrics.Date(key >> (clockBits + kindBits)),
			Kind:  metrics.PeriodKind(key >> clockBits & (1<<kindBits - 1)),
		},
		Clock: int32(key & (1<<clockBits - 1)),
	}
}
