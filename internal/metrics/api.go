package metrics

import "time"

// Assess judges every KPI, phase and alert of the workspace as they stand at
// now, which must be in the workspace's time zone.
func Assess(w *Workspace, now time.Time) *Assessment { return nil }

// Judge judges the n periods of the KPI that end with the period containing
// today, oldest first, each by the goal of its time.
func Judge(w *Workspace, k *KPI, s *Series, today Date, n int) []Judgement { return nil }
