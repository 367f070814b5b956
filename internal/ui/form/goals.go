package form

import (
	"fmt"
	"slices"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
)

// goalEdits are the changes that a form asks of a definition's goals.
type goalEdits struct {
	old   []metrics.Goal
	puts  []goalPut
	drops []int // indexes in old
}

type goalPut struct {
	goal  metrics.Goal
	at    int // in old; -1: a new one
	owner *goalRows
}

// add takes a goal's rows. A blank one is no goal, or the end of the one that was.
func (e *goalEdits) add(g *goalRows, due metrics.Date) {
	if g.blank() {
		e.drop(g)
		return
	}
	if goal := g.goal(due); g.was == nil || g.changed() {
		e.puts = append(e.puts, goalPut{goal, g.at, g})
	}
}

func (e *goalEdits) drop(g *goalRows) {
	if g.was != nil {
		e.drops = append(e.drops, g.at)
	}
}

type ownedGoals struct {
	goals  []metrics.Goal
	owners []*goalRows // whose rows say it; nil: not in the form
}

// inPlace returns the goals as if they had always been so, with the rows that
// each came from: this is what validation judges.
func (e *goalEdits) inPlace() ownedGoals {
	out := ownedGoals{slices.Clone(e.old), make([]*goalRows, len(e.old))}
	for _, p := range e.puts {
		if p.at >= 0 {
			out.goals[p.at], out.owners[p.at] = p.goal, p.owner
		} else {
			out.goals, out.owners = append(out.goals, p.goal), append(out.owners, p.owner)
		}
	}
	slices.Sort(e.drops)
	for _, i := range slices.Backward(e.drops) {
		out.goals, out.owners = slices.Delete(out.goals, i, i+1), slices.Delete(out.owners, i, i+1)
	}
	return out
}

// since returns the goals changed from a day on; zero: for all time. value is
// the value of a KPI on that day.
func (e *goalEdits) since(from metrics.Date, value func(kpi string) metrics.Maybe) []metrics.Goal {
	goals := e.old
	for _, p := range e.puts {
		if p.at >= 0 { // keeps the indexes: the new goal of two comes last
			goals = metrics.ChangeGoal(goals, p.at, p.goal, from, value(p.goal.KPI))
		}
	}
	for _, p := range e.puts {
		if p.at < 0 {
			goals = metrics.AddGoal(goals, p.goal, from, value(p.goal.KPI))
		}
	}
	slices.Sort(e.drops)
	for _, i := range slices.Backward(e.drops) {
		goals = metrics.EndGoal(goals, i, from)
	}
	return goals
}

// blame validates a workspace, puts what is wrong with one record on the rows of
// its form, and returns what belongs on no row.
func blame(env *frame.Env, w *metrics.Workspace, kind metrics.RecordKind, id string, rows []*row, owners []*goalRows) (rest string) {
	known := map[string]bool{} // what was wrong before is not this form's to refuse
	for _, e := range metrics.FieldErrors(metrics.Validate(env.Workspace)) {
		known[e.In(metrics.EN)] = true
	}
	for _, e := range metrics.FieldErrors(metrics.Validate(w)) {
		mine := e.Record == kind && e.ID == id
		switch {
		case mine && place(e, rows, owners, e.Text.In(env.Lang)):
		case mine && !known[e.In(metrics.EN)]:
			rest = e.In(env.Lang)
		case !known[e.In(metrics.EN)]:
			rest = fmt.Sprintf(env.T(words.ElsewhereWrong), e.In(env.Lang))
		}
	}
	return rest
}

// place puts a problem on the row of its field and reports whether there is one.
func place(e *metrics.FieldError, rows []*row, owners []*goalRows, problem string) bool {
	var i int
	if n, _ := fmt.Sscanf(e.Field, "goals[%d]", &i); n == 1 {
		if i >= len(owners) || owners[i] == nil {
			return false
		}
		if _, key, _ := strings.Cut(e.Field, "]."); !owners[i].unread { // which says enough
			owners[i].blame(key, problem)
		}
		return true
	}
	for _, r := range rows {
		if r.key == e.Field && r.control != nil {
			if r.problem == "" {
				r.problem = problem
			}
			return true
		}
	}
	return false
}
