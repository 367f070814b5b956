package frame

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/keys"
)

func TestFilterMatchesNamesInBothLanguagesAndWidths(t *testing.T) {
	k := &metrics.KPI{ID: "cac", Name: metrics.Text{JA: "顧客獲得コスト", EN: "CAC"}, Tier: metrics.Business, Owner: "佐藤"}
	for typed, want := range map[string]bool{"": true, "ｺｽﾄ": true, "ＣＡＣ": true, "佐藤": true, "nps": false} {
		f := Filter{}
		f.Do(keys.Search)
		f.Paste(typed, func(int) {}, func() {})
		if got := f.Matcher()(k); got != want {
			t.Errorf("%q: %v", typed, got)
		}
	}
	f := Filter{Tier: metrics.Customer}
	if f.Matcher()(k) {
		t.Error("a KPI of another tier is let through")
	}
}

func TestFilterStepsThroughTiersAndGivesWayInOrder(t *testing.T) {
	f := Filter{}
	f.Do(keys.TierPrevious)
	if f.Tier != metrics.Customer {
		t.Errorf("before all comes %q", f.Tier)
	}
	f.Do(keys.TierNext)
	f.Do(keys.TierBusiness)
	f.Do(keys.Search)
	var moved []int
	refreshed := 0
	press := func(k tea.KeyPressMsg) {
		f.Type(k, func(by int) { moved = append(moved, by) }, func() { refreshed++ })
	}
	press(tea.KeyPressMsg{Code: 'x', Text: "x"})
	if refreshed != 1 || len(moved) != 1 || moved[0] > -1000 {
		t.Errorf("a letter refreshes %d times and moves by %v", refreshed, moved)
	}
	press(tea.KeyPressMsg{Code: tea.KeyDown})
	if refreshed != 1 || moved[1] != 1 {
		t.Errorf("down refreshes %d times and moves by %v", refreshed, moved)
	}
	press(tea.KeyPressMsg{Code: tea.KeyEnter})
	if f.Typing() || f.Words() != "x" {
		t.Errorf("enter keeps the words: %q", f.Words())
	}
	if !f.Do(keys.Back) || f.Words() != "" || f.Tier != metrics.Business {
		t.Error("first the words go")
	}
	if !f.Do(keys.Back) || f.Tier != "" || f.Do(keys.Back) {
		t.Error("then the tier, then nothing")
	}
	if f.Do(keys.Down) {
		t.Error("a key that moves is no filter's")
	}
}

func TestAmountsAreCompactAndHidden(t *testing.T) {
	e := &Env{Lang: metrics.JA, Workspace: &metrics.Workspace{Info: metrics.Info{Currency: "JPY"}}}
	money := &metrics.KPI{Unit: metrics.Unit{Kind: metrics.UnitMoney}}
	share := &metrics.KPI{Unit: metrics.Unit{Kind: metrics.UnitShare}}
	rank := &metrics.KPI{Unit: metrics.Unit{Kind: metrics.UnitRank}}
	for _, c := range []struct {
		k    *metrics.KPI
		v    float64
		want string
	}{{money, 1520000, "152万"}, {money, 38200, "38,200"}, {share, 98.5, "98.5%"}, {rank, 3, "3"}} {
		if got := e.Compact(metrics.Some(c.v), c.k); got != c.want {
			t.Errorf("%v of %s = %q, want %q", c.v, c.k.Unit.Kind, got, c.want)
		}
	}
	e.Masked = true
	difference := metrics.Comparison{Change: metrics.Some(12000), Unit: metrics.ByDifference}
	ratio := metrics.Comparison{Change: metrics.Some(0.5), Unit: metrics.ByRatio}
	if got := e.Change(difference, money); got != "***" {
		t.Errorf("a difference of amounts: %q", got)
	}
	if got := e.Change(ratio, money); got != "+50.0%" {
		t.Errorf("a ratio: %q", got)
	}
	if got := e.Compact(metrics.Some(5), money); got != "***" {
		t.Errorf("a masked cell: %q", got)
	}
	if e.Hides(share) {
		t.Error("per cent is hidden")
	}
}
