// Package calc computes KPIs from raw rows: retention of cohorts, concentration of
// value, activity, NPS with its interval, movements of MRR, virality, time to value
// and AI value.
//
// Each calculator is a pure function of its rows, the day on which they are looked
// at and its options. The package belongs to the metrics room: it reads no clock and
// no file, knows no screen, and imports package metrics for dates, units and texts
// alone. What cannot be computed is missing, with the reason in words, and never 0
// or infinite; what is not over yet is unknown.
package calc
