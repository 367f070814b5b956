package frame

import (
	"fmt"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/keys"
)

// Tab is a section of a screen, named in the header: a key or a click opens it.
type Tab struct {
	Label  string
	Short  string // where there is little room
	Open   bool
	Action keys.Action
}

// Tabbed is a screen with sections.
type Tabbed interface{ Tabs() []Tab }

var tierActions = [...]keys.Action{keys.TierAll, keys.TierStrategic, keys.TierBusiness, keys.TierOperations, keys.TierCustomer}

// TierTabs returns the tiers with their numbers of KPIs, the chosen one open.
func TierTabs(e *Env, chosen metrics.Tier) []Tab {
	all := make([]*metrics.Status, len(e.Assessed.KPIs))
	for i := range all {
		all[i] = &e.Assessed.KPIs[i]
	}
	return TierTabsOf(e, chosen, allTiers, all)
}

// mostTab is the columns that a name of somebody's own takes in a tab.
const mostTab = 24

// TierTabsOf returns the tiers with their numbers among some KPIs, which have a
// name together.
func TierTabsOf(e *Env, chosen metrics.Tier, name metrics.Text, of []*metrics.Status) []Tab {
	n := map[metrics.Tier]int{"": len(of)}
	for _, st := range of {
		n[st.KPI.Tier]++
	}
	tabs := make([]Tab, 0, len(tierActions))
	for i, tier := range append([]metrics.Tier{""}, metrics.Tiers[:]...) {
		title := tier.Label()
		if tier == "" {
			title = name
		}
		short := title
		if s, ok := shortTiers[tier]; ok {
			short = s
		}
		cut := func(t metrics.Text, columns int) string {
			return text.Truncate(text.Printable(e.T(t)), columns, e.Theme.Glyphs.Tail)
		}
		tabs = append(tabs, Tab{fmt.Sprintf(" %d %s %d ", i, cut(title, mostTab), n[tier]), fmt.Sprintf(" %d %s ", i, cut(short, mostTab/2)), tier == chosen, tierActions[i]})
	}
	return tabs
}

// shortTiers are the names of the tiers where there is little room.
var shortTiers = map[metrics.Tier]metrics.Text{
	metrics.Strategic:  {JA: "戦略", EN: "Strat"}, //nolint:misspell // strategic, cut
	metrics.Business:   {JA: "事業", EN: "Biz"},
	metrics.Operations: {JA: "運営", EN: "Ops"},
	metrics.Customer:   {JA: "顧客", EN: "Cust"},
}

// Shorter returns the tabs with their short labels, where they have one.
func Shorter(tabs []Tab) []Tab {
	out := make([]Tab, len(tabs))
	for i, t := range tabs {
		if t.Short != "" {
			t.Label = t.Short
		}
		out[i] = t
	}
	return out
}

// DrawTabs draws tabs side by side.
func DrawTabs(e *Env, tabs []Tab) (drawn string) {
	for _, t := range tabs {
		style := e.Theme.Tab
		if t.Open {
			style = e.Theme.TabOpen
		}
		drawn += style.Render(t.Label)
	}
	return drawn
}

// TabAt returns the action of the tab at a column of what [DrawTabs] drew.
func TabAt(tabs []Tab, x int) keys.Action {
	for _, t := range tabs {
		w := text.Width(t.Label)
		if x >= 0 && x < w {
			return t.Action
		}
		x -= w
	}
	return keys.None
}
