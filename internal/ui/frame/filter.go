package frame

import (
	"kpitui/internal/metrics"
	"kpitui/internal/ui/keys"
)

// Filter chooses KPIs by tier and by words, for screens that list them. The zero
// Filter lets every KPI through.
type Filter struct {
	Tier metrics.Tier // empty: all
	Search
}

var allTiers = metrics.Text{JA: "すべて", EN: "All"}

var tierKeys = map[keys.Action]metrics.Tier{
	keys.TierAll: "", keys.TierStrategic: metrics.Strategic, keys.TierBusiness: metrics.Business,
	keys.TierOperations: metrics.Operations, keys.TierCustomer: metrics.Customer,
}

// Do carries out an action that changes the filter and reports whether it was
// one. The way back takes one restriction away, the words first.
func (f *Filter) Do(a keys.Action) bool {
	if tier, ok := tierKeys[a]; ok {
		f.Tier = tier
		return true
	}
	switch {
	case f.Search.Do(a):
	case a == keys.TierNext:
		f.turn(1)
	case a == keys.TierPrevious:
		f.turn(-1)
	case a == keys.Back && f.Tier != "":
		f.Tier = ""
	default:
		return false
	}
	return true
}

func (f *Filter) turn(by int) {
	all := append([]metrics.Tier{""}, metrics.Tiers[:]...)
	for i, t := range all {
		if t == f.Tier {
			f.Tier = all[(i+by+len(all))%len(all)]
			return
		}
	}
}

// Matcher returns the filter as a function of a KPI.
func (f *Filter) Matcher() func(*metrics.KPI) bool {
	matches := f.Search.Matcher()
	return func(k *metrics.KPI) bool {
		return (f.Tier == "" || k.Tier == f.Tier) && matches(k.ID, k.Name.JA, k.Name.EN, k.Group.JA, k.Group.EN, k.Owner)
	}
}

// Tabs returns the tiers, the chosen one open.
func (f *Filter) Tabs(e *Env) []Tab { return TierTabs(e, f.Tier) }
