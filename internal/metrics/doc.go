// Package metrics is the domain of kpitui: KPIs, goals, phases, snapshots and
// the rules that turn them into an assessment.
//
// Everything here is a pure function of its arguments. The package reads no
// clock, opens no file, knows no screen and no store; the time of judgement is
// always handed in. It may import the standard library and small numeric or
// expression libraries, nothing else.
package metrics
