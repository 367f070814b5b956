package metrics

// TailFrom returns the first day of the history that the assessment needs of a
// KPI whose newest snapshot is of the day newest. Counting from the newest
// snapshot and not from today keeps the values of a KPI that has gone stale.
func TailFrom(info *Info, k *KPI, newest Date) Date { return newest - 65 }

// HeadTo returns the last day of the oldest history that the assessment needs of
// a KPI whose very first snapshot is of the day first (see [Series].Head): that
// day itself, or the end of the first whole period of a sum or mean.
func HeadTo(info *Info, k *KPI, first Date) Date { return first }
