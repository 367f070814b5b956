package metrics

// Judge judges the n periods of the KPI that end with the one that contains
// today, oldest first, each by the goal of its time. Periods without a value are
// among them.
func Judge(w *Workspace, k *KPI, s *Series, today Date, n int) []Judgement { return nil }
