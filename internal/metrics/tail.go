package metrics

// How much history an assessment needs: enough for 60 columns of a chart and the
// same period a year before, where that is cheap. Sums over many short periods
// and stocks measured every day are cut shorter; their detail reads it all.
const (
	tailPeriods  = 60 // of KPIs with one value per judged period
	tailDays     = 65 // of KPIs judged every day; 60, and a week to compare with
	tailMonths   = 14 // of months added up from shorter periods
	tailQuarters = 6
	tailYears    = 3
)

// TailFrom returns the first day of the history that the assessment needs of a
// KPI whose newest snapshot, not after the day of judgement, is of the day
// newest. Counting from the newest snapshot and not from today keeps the values
// of a KPI that has gone stale. The day begins a judged period.
func TailFrom(info *Info, k *KPI, newest Date) Date {
	kind := k.JudgedKind()
	n := tailPeriods
	switch {
	case kind == Day:
		n = tailDays
	case kind == k.Cadence.PeriodKind(), kind == Week:
	case kind == Month:
		n = tailMonths
	case kind == Quarter:
		n = tailQuarters
	default:
		n = tailYears
	}
	return info.Of(kind, newest).Add(1 - n).Start
}

// tailReaches reports whether a tail from the day from on is long enough for a
// newest snapshot of the day newest. It may be a little shorter than [TailFrom]
// asks for: taking back the newest value is no reason to read a history again.
func tailReaches(info *Info, k *KPI, newest, from Date) bool {
	kind, slack := k.JudgedKind(), 1
	if kind == Day {
		slack = 5
	}
	return TailFrom(info, k, info.Of(kind, newest).Add(slack).Start) >= from
}

// HeadTo returns the last day of the oldest history that the assessment needs of
// a KPI whose very first snapshot is of the day first (see [Series].Head): that
// day itself for a stock or rate, the end of the second judged period of a sum or
// mean, the first of which may not be whole.
func HeadTo(info *Info, k *KPI, first Date) Date {
	if k.Aggregation == Last {
		return first
	}
	return info.Of(k.JudgedKind(), first).Add(1).End()
}
