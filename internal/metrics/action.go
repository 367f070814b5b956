package metrics

import (
	"cmp"
	"slices"
	"time"
)

// Action is a thing to do, with an owner and a due date, carried from review to
// review until it is done or dropped.
type Action struct {
	ID      string       `json:"id"`
	Title   string       `json:"title"`
	KPI     string       `json:"kpi,omitempty"`
	Owner   string       `json:"owner,omitempty"`
	Due     Date         `json:"due,omitzero"`
	Status  ActionStatus `json:"status"`
	Why     string       `json:"why,omitempty"`    // a word on how it ended
	Moves   []Move       `json:"moves,omitempty"`  // oldest first
	Review  string       `json:"review,omitempty"` // id of the review that made it
	Created time.Time    `json:"created"`
	Ended   Date         `json:"ended,omitzero"` // the day on which it was done or dropped
	Score   Score        `json:"score,omitzero"`
}

// ActionStatus is what has become of an action.
type ActionStatus string

// The statuses.
const (
	ActionOpen    ActionStatus = "open"
	ActionDone    ActionStatus = "done"
	ActionDropped ActionStatus = "dropped"
)

// ActionStatuses lists them in their order on screen.
var ActionStatuses = [...]ActionStatus{ActionOpen, ActionDone, ActionDropped}

// Move is a due date that was put off, or brought forward.
type Move struct {
	On   Date   `json:"on"` // the day of the decision
	From Date   `json:"from,omitzero"`
	To   Date   `json:"to,omitzero"`
	Why  string `json:"why,omitempty"`
}

// Overdue reports whether the action is open on a day after its due date.
func (a *Action) Overdue(today Date) bool {
	return a.Status == ActionOpen && a.Due != 0 && a.Due < today
}

// End returns the action as it is when it was done or dropped on a day, with a word
// on how it ended; empty: none.
func (a Action) End(as ActionStatus, on Date, why string) Action {
	a.Status, a.Ended, a.Why = as, on, why
	return a
}

// Reopen returns the action open again: nothing is left of how it ended.
func (a Action) Reopen() Action { return a.End(ActionOpen, 0, "") }

// MoveTo returns the action with another due date, which was decided on a day; zero:
// none any more. Where it had ended it is open again. The move is kept, with a word
// why: how often something is put off is worth knowing.
func (a Action) MoveTo(to, on Date, why string) Action {
	a = a.Reopen()
	a.Moves = append(slices.Clone(a.Moves), Move{On: on, From: a.Due, To: to, Why: why})
	a.Due = to
	return a
}

// Score ranks actions and experiments by impact, confidence and ease (ICE, after
// Sean Ellis), each from 1 to 10; 0: not rated.
type Score struct {
	Impact     uint8 `json:"impact,omitempty"`
	Confidence uint8 `json:"confidence,omitempty"`
	Ease       uint8 `json:"ease,omitempty"`
}

// Rank returns the product of the three, 1 to 1000; 0 when one is not rated.
func (s Score) Rank() int { return int(s.Impact) * int(s.Confidence) * int(s.Ease) }

// SortActions puts actions in their order: by the time of their making, then by ID.
func SortActions(list []Action) {
	slices.SortFunc(list, func(a, b Action) int {
		return cmp.Or(a.Created.Compare(b.Created), cmp.Compare(a.ID, b.ID))
	})
}

// Action returns the action with the id, or nil.
func (w *Workspace) Action(id string) *Action {
	for i := range w.Actions {
		if w.Actions[i].ID == id {
			return &w.Actions[i]
		}
	}
	return nil
}
