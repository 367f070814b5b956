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

// SlotFor returns the slot for a value that is given for a period of any kind,
// on the day today: the period of the KPI's cadence that contains it; for a sum
// or mean given for a longer period, up to the one it is judged by, that period
// as a whole; for a stock or rate given for a longer period the newest slot in
// it. A period that begins after today is refused with [ErrFuture], a sum for a
// longer period than it is judged by with [ErrPeriod].
func SlotFor(info *Info, k *KPI, p Period, today Date) (Slot, error) {
	if err := CheckPeriod(p, today); err != nil {
		return Slot{}, err
	}
	switch {
	case p.Kind <= k.Cadence.PeriodKind():
		return SlotOn(info, k, p.Start, 0), nil
	case k.Aggregation == Last:
		return SlotOn(info, k, min(p.End(), today), 0), nil
	case p.Kind <= k.JudgedKind():
		return Slot{Period: p}, nil
	}
	return Slot{}, fmt.Errorf("%w: %s is longer than the one that %s is stated for", ErrPeriod, info.Label(p), k.ID)
}

// EntryPeriod returns the period for which a value is meant that is given
// without a date: today for realtime and daily KPIs; for longer cadences the
// last closed period if it has no value yet, else the open one.
func EntryPeriod(w *Workspace, k *KPI, s *Series, today Date) Period {
	h := newHistory(&w.Info, k, s, today, today-1)
	return h.entryPeriod()
}

// CheckPeriod refuses a period that begins after today with [ErrFuture].
func CheckPeriod(p Period, today Date) error {
	if p.Start > today {
		return fmt.Errorf("%w: %s", ErrFuture, p.Start)
	}
	return nil
}
