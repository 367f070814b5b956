package frame

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/text/width"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/keys"
)

// Filter chooses KPIs by tier and by words, for screens that list them. The zero
// Filter lets every KPI through.
type Filter struct {
	Tier  metrics.Tier // empty: all
	words string       // as typed
	field *Field       // not nil while the words are being typed
}

// Searching labels the field of the words.
var Searching = metrics.Text{JA: "検索", EN: "Search"}

var allTiers = metrics.Text{JA: "すべて", EN: "All"}

var tierKeys = map[keys.Action]metrics.Tier{
	keys.TierAll: "", keys.TierStrategic: metrics.Strategic, keys.TierBusiness: metrics.Business,
	keys.TierOperations: metrics.Operations, keys.TierCustomer: metrics.Customer,
}

// Do carries out an action that changes the filter and reports whether it was one.
func (f *Filter) Do(a keys.Action) bool {
	if tier, ok := tierKeys[a]; ok {
		f.Tier = tier
		return true
	}
	switch a {
	case keys.TierNext:
		f.turn(1)
	case keys.TierPrevious:
		f.turn(-1)
	case keys.Search:
		f.field, f.words = NewField(""), "" // a new search
	case keys.Back:
		return f.widen()
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

// widen takes one restriction away and reports whether there was one.
func (f *Filter) widen() bool {
	switch {
	case f.words != "":
		f.words = ""
	case f.Tier != "":
		f.Tier = ""
	default:
		return false
	}
	return true
}

// Words returns what is searched for.
func (f *Filter) Words() string { return f.words }

// Typing reports whether the words are being typed.
func (f *Filter) Typing() bool { return f.field != nil }

// Type edits the words: enter keeps them, esc drops them.
func (f *Filter) Type(k tea.KeyPressMsg) {
	switch k.String() {
	case "enter":
		f.field = nil
	case "esc":
		f.field, f.words = nil, ""
	default:
		f.field.Type(k)
		f.words = f.field.Value()
	}
}

// Paste inserts text into the words.
func (f *Filter) Paste(content string) {
	f.field.Paste(content)
	f.words = f.field.Value()
}

// Line draws the words with their label in a line of so many columns, and
// returns the column of the cursor; empty when nothing is searched for.
func (f *Filter) Line(e *Env, columns int) (line string, cursor int) {
	field := f.field
	switch {
	case field == nil && f.words == "":
		return "", 0
	case field == nil:
		field = NewField(f.words)
	}
	label := e.T(Searching) + ": "
	before := 1 + text.Width(label)
	shown, at := field.View(max(1, columns-before-1))
	row := NewRow(e.Theme, false, columns, 0)
	row.Text(e.Theme.Accent, label)
	row.Text(e.Theme.Text, shown)
	return row.String(), before + at
}

// Matcher returns the filter as a function of a KPI.
func (f *Filter) Matcher() func(*metrics.KPI) bool {
	wanted := fold(f.words)
	return func(k *metrics.KPI) bool {
		if f.Tier != "" && k.Tier != f.Tier {
			return false
		}
		if wanted == "" {
			return true
		}
		for _, t := range [...]string{k.ID, k.Name.JA, k.Name.EN, k.Group.JA, k.Group.EN, k.Owner} {
			if strings.Contains(fold(t), wanted) {
				return true
			}
		}
		return false
	}
}

// fold makes texts that look alike equal: case, full and half width.
func fold(s string) string { return strings.ToLower(width.Fold.String(s)) }

// Tabs returns the tiers, the chosen one open.
func (f *Filter) Tabs(e *Env) []Tab { return TierTabs(e, f.Tier) }
