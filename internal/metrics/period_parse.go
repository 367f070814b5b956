package metrics

// ParsePeriod reads a period in its standard form: 2026-11-20, 2026-W46,
// 2026-11, 2026-Q4, 2026; with a fiscal start FY2026-Q3, FY2026.
func ParsePeriod(cal Calendar, s string) (Period, error) { return Period{}, ErrPeriod }
