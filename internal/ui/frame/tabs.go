package frame

import (
	"fmt"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/keys"
)

// Tab is a section of a screen, named in the header: a key or a click opens it.
type Tab struct {
	Key    string
	Name   string
	Open   bool
	Action keys.Action
}

// Tabbed is a screen with sections.
type Tabbed interface{ Tabs() []Tab }

var tierActions = [...]keys.Action{keys.TierAll, keys.TierStrategic, keys.TierBusiness, keys.TierOperations, keys.TierCustomer}

// TierTabs returns the tiers with their numbers of KPIs, the chosen one open.
func TierTabs(e *Env, chosen metrics.Tier) []Tab {
	n := map[metrics.Tier]int{"": len(e.Assessed.KPIs)}
	for i := range e.Assessed.KPIs {
		n[e.Assessed.KPIs[i].KPI.Tier]++
	}
	tabs := make([]Tab, 0, len(tierActions))
	for i, tier := range append([]metrics.Tier{""}, metrics.Tiers[:]...) {
		name := tier.Label()
		if tier == "" {
			name = allTiers
		}
		tabs = append(tabs, Tab{fmt.Sprint(i), fmt.Sprintf("%s %d", e.T(name), n[tier]), tier == chosen, tierActions[i]})
	}
	return tabs
}

// label is what is drawn of a tab: short ones have a name only when open.
func (t *Tab) label(short bool) string {
	if short && !t.Open {
		return " " + t.Key + " "
	}
	return " " + t.Key + " " + t.Name + " "
}

// DrawTabs draws tabs side by side.
func DrawTabs(e *Env, tabs []Tab, short bool) (drawn string) {
	for _, t := range tabs {
		style := e.Theme.Tab
		if t.Open {
			style = e.Theme.TabOpen
		}
		drawn += style.Render(t.label(short))
	}
	return drawn
}

// TabAt returns the action of the tab at a column of what [DrawTabs] drew.
func TabAt(tabs []Tab, short bool, x int) keys.Action {
	for _, t := range tabs {
		w := text.Width(t.label(short))
		if x >= 0 && x < w {
			return t.Action
		}
		x -= w
	}
	return keys.None
}
