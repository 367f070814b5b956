package metrics

import "time"

// Assess judges every KPI, phase and alert of the workspace as they stand at
// now, which must be in the workspace's time zone.
func Assess(w *Workspace, now time.Time) *Assessment {
	return &Assessment{AsOf: DateOf(now), Now: now, Week: w.Info.Of(Week, DateOf(now))}
}
