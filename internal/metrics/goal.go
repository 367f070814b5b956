package metrics

import "slices"

// AddGoal returns the goals with one more that counts from the day from on;
// zero: it always did. A growing goal that is new from a day on starts at value,
// that of the day, unless it names its own start.
func AddGoal(goals []Goal, next Goal, from Date, value Maybe) []Goal {
	next.Since = from
	if from != 0 && next.Grows() && next.From == nil && value.OK {
		next.From = &value.V
	}
	return append(slices.Clone(goals), next)
}

// EndGoal returns the goals with the one at index i ended on the day before from,
// and kept for the periods before. One that would never have counted goes
// altogether.
func EndGoal(goals []Goal, i int, from Date) []Goal {
	goals = slices.Clone(goals)
	if from == 0 || goals[i].Since >= from {
		return slices.Delete(goals, i, i+1)
	}
	if u := goals[i].Until; u == 0 || u >= from {
		goals[i].Until = from - 1
	}
	return goals
}

// ChangeGoal returns the goals with next in the place of the one at index i from
// the day from on. Earlier periods stay judged by the old goal, and a new path
// starts at value, that of the day from, unless it names its own start. A goal
// that was set on that day, or later, is replaced as if it had never been: a
// slip corrected at once leaves no trace. With from zero the goal is replaced
// for all time.
func ChangeGoal(goals []Goal, i int, next Goal, from Date, value Maybe) []Goal {
	old := goals[i]
	next.Until = old.Until
	if from == 0 || old.Since >= from {
		next.Since = old.Since
		if old.Since != 0 && next.Grows() && next.From == nil {
			next.From = old.From
		}
		goals = slices.Clone(goals)
		goals[i] = next
		return goals
	}
	return AddGoal(EndGoal(goals, i, from), next, from, value)
}

// ValueOn returns the KPI's judged value as it was known on the day d: where a
// goal that is changed on that day starts.
func ValueOn(w *Workspace, k *KPI, s *Series, d Date) Maybe {
	h := newHistory(&w.Info, k, s, d, d-1)
	r, ok := h.judged()
	return Maybe{r.value, ok}
}
