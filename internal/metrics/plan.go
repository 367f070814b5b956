package metrics

// GoalOn returns the goal by which a value of the KPI is judged that speaks for
// the day t, with its plan on that day; nil when none is in force.
func GoalOn(w *Workspace, k *KPI, s *Series, t Date) *GoalInForce { return nil }
