package metrics

import "fmt"

// SlotOn returns the slot of the KPI's history for a day. clock is the time of
// day in seconds plus one, or 0 for none; only realtime KPIs keep it.
func SlotOn(info *Info, k *KPI, d Date, clock int32) Slot {
	if k.Cadence != Realtime {
		clock = 0
	}
	return Slot{Period: info.Of(k.Cadence.PeriodKind(), d), Clock: clock}
}

// EntryPeriod returns the period for which a value is meant that is given
// without a date: today for realtime and daily KPIs; for longer cadences the
// last closed period if it has no value yet, else the open one. A period that was
// over before the company's start is never meant. Of a KPI with a formula that has a
// value for its newest period it is that one: [Explain] is to be asked before anything
// is recorded.
func EntryPeriod(w *Workspace, k *KPI, s *Series, today Date) Period {
	h := newHistory(&w.Info, k, s, today, today-1)
	if k.Formula != "" {
		if c := newestComputation(w, &h); c.Value.OK {
			return c.Period
		}
	}
	return h.entryPeriod()
}

// CheckPeriod refuses a period that begins after today with [ErrFuture].
func CheckPeriod(p Period, today Date) error {
	if p.Start > today {
		return fmt.Errorf("%w: %s", ErrFuture, p.Start)
	}
	return nil
}
