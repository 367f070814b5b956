package review

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/keys"
)

// station is one step of the walk: items, of which one is under the cursor, and
// what can be done with them.
type station interface {
	// refresh brings the items up to date with the environment.
	refresh()
	// cursor is where the walk stands among the items.
	cursor() *list
	// tally counts the items that want nothing more, and all.
	tally() (done, all int)
	// draw puts the items on a page.
	draw(p *page)
	// do carries out an action on the item under the cursor.
	do(keys.Action) (tea.Cmd, bool)
	// write returns the fields of an item to which a field belongs; nil: none.
	write(item, field string) *fields
	// hints names the keys that mean something in the step.
	hints(*hints)
}

// list is a cursor over items that stays on its item while others come and go.
type list struct {
	items []string
	at    int
	// alone says that one item fills the page, and moving up and down scrolls it.
	alone bool
	// counted says that the step asks for something: it is over when that is there.
	counted bool
}

func (c *list) cursor() *list { return c }

func (c *list) set(items []string) {
	was := c.item()
	c.items = items
	if !c.find(was) {
		c.at = max(0, min(c.at, len(items)-1))
	}
}

// item returns the item under the cursor; empty: there is none.
func (c *list) item() string {
	if c.at >= len(c.items) {
		return ""
	}
	return c.items[c.at]
}

// find puts the cursor on an item and reports whether it is there.
func (c *list) find(item string) bool {
	i := slices.Index(c.items, item)
	if i >= 0 {
		c.at = i
	}
	return i >= 0
}

// station makes the station of a step.
func (s *Screen) station(step metrics.ReviewStep) station {
	switch step {
	case metrics.StepActions:
		return &actionStop{s: s, list: list{counted: true}}
	case metrics.StepDue:
		return &dueStop{s: s, list: list{counted: true}}
	case metrics.StepPhases:
		return &phaseStop{s: s}
	case metrics.StepExperiments:
		return &experimentStop{s: s, list: list{counted: true}}
	case metrics.StepVoices, metrics.StepMarket, metrics.StepPlan:
		return &textStop{s: s, step: step}
	case metrics.StepGoals:
		return &goalStop{s: s}
	case metrics.StepClose:
		return &closeStop{s: s, list: list{alone: true}}
	default: // KPI by KPI
		return &cardStop{s: s, step: step, list: list{alone: true, counted: true}, ids: map[string]string{}, whole: map[string]*metrics.Series{}}
	}
}

// newItem begins the id of what is being made; what it belongs to follows.
const newItem = "new/"
