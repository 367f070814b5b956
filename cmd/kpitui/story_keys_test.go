package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"kpitui/internal/metrics"
	"kpitui/internal/store"
	"kpitui/internal/text"
	"kpitui/internal/ui/keys"
)

// screenKeys are the keys of the screens, with a text that stands in the header of
// each.
var screenKeys = map[string]string{"b": "0 All", "t": "Today", "c": "0 All", "p": "Phases", "a": "Alerts", "L": "Journal"}

func TestEveryScreenFromEveryScreen(t *testing.T) {
	p := newPilot(t, demoPath(t, metrics.EN), metrics.EN, 120, 36, demoNoon)
	shown := map[string]string{}
	for key := range screenKeys {
		p.press(key)
		shown[key] = p.screen()
	}
	for from := range screenKeys {
		for to, title := range screenKeys {
			p.press(from, to)
			if strings.Split(p.screen(), "\n")[1] != strings.Split(shown[to], "\n")[1] {
				t.Errorf("%s from %s: %s", to, from, strings.Split(p.screen(), "\n")[1])
			}
			p.sees(title)
		}
		p.press(from, "esc")
		p.sees("0 All 27") // back on the board
	}
	// Over an overlay too: the screen that was asked for is there, the overlay gone.
	p.press("b", "enter")
	p.sees("Year before")
	p.press("p")
	p.reads("v ", "Expansion")
	p.press("?")
	p.sees("Half a page down")
	p.press("c")
	p.seesNot("Half a page down", "Expansion  ")
}

func TestEscGoesOneStepBack(t *testing.T) {
	p := newPilot(t, demoPath(t, metrics.EN), metrics.EN, 120, 36, demoNoon)
	p.press("2", "/", "revenue", "enter", "enter")
	p.sees("Year before") // the detail, over a search, within a tier
	p.press("esc")
	p.seesNot("Year before")
	p.sees("Search: revenue")
	p.press("esc")
	p.seesNot("Search: revenue", "Annual revenue")
	p.sees("CAC")
	p.press("esc")
	p.sees("Annual revenue")
	before := p.screen()
	p.press("esc")
	if p.quit || p.screen() != before {
		t.Error("esc on the board does something")
	}
	p.press("p", "esc")
	p.sees("0 All 27")
}

func TestQuitting(t *testing.T) {
	path := demoPath(t, metrics.EN)
	open := func() *pilot { return newPilot(t, path, metrics.EN, 120, 36, demoNoon) }
	p := open()
	for _, overlay := range [][]string{{"?"}, {"enter"}, {"enter", "?"}} {
		p.press(overlay...)
		for range overlay {
			if p.press("q"); p.quit {
				t.Fatalf("q in %v quits", overlay)
			}
		}
	}
	for _, key := range []string{"t", "c", "p", "a", "L", "b"} {
		p = open()
		if p.press(key, "q"); !p.quit {
			t.Errorf("q does not quit from %s", key)
		}
	}
	for _, where := range [][]string{nil, {"e"}, {"/", "a"}, {"+"}, {":", "x"}, {"?"}, {"a", "y"}, {"L", "enter"}, {"enter", "e"}} {
		p = open()
		p.press(where...)
		if p.press("ctrl+c"); !p.quit {
			t.Errorf("ctrl+c does not quit from %v", where)
		}
	}
}

// No key of the table is dead where the table says that it holds: it changes
// what is seen, or says something.
func TestNoKeyIsDead(t *testing.T) {
	open := map[keys.Scope][]string{
		keys.OnBoard: {"g", "j", "j", "j"}, keys.OnToday: {"t", "g", "j"}, keys.OnScorecard: {"c", "0", "g", "j", "j"}, keys.OnPhases: {"p", "g", "j"},
		keys.OnAlerts: {"a", "g", "j"}, keys.OnJournal: {"L", "g"}, keys.OnDetail: {"g", "j", "enter", "g", "j", "h"},
	}
	path := demoPath(t, metrics.EN)
	for i := range 30 { // so that there is a journal to move in
		elsewhere(t, path, "mrr", float64(6_000_000+i))
	}
	for _, place := range keys.Places {
		to, ok := open[place.Scope]
		if !ok {
			continue // welcome: no workspace
		}
		p := newPilot(t, path, metrics.EN, 120, 24, demoNoon)
		for _, b := range keys.In(place.Scope | keys.Moving | keys.Global) {
			for _, key := range b.Keys() {
				p.quit = false
				p.press("esc", "esc", "esc", "b", "0")
				p.press(to...)
				switch b.Action { // what is at an end cannot go further
				case keys.Up, keys.Top, keys.PageUp:
					p.press("G")
				case keys.Right:
					p.press("h")
				case keys.TierAll:
					p.press("3")
				case keys.Back:
					p.press("2")
				case keys.Left:
					if place.Scope == keys.OnDetail {
						p.press("l")
					}
				}
				before := p.screen()
				p.press(key)
				if here, is := keys.Of(b.Action), p.screen() == before; is && !p.quit && !alreadyThere(place.Scope, here.Action) {
					t.Errorf("%s: %s (%s) does nothing", place.Name.EN, key, b.Name.EN)
				}
			}
		}
	}
}

// alreadyThere reports whether an action asks for the screen one is on; esc on a
// screen without a filter goes to the board, which is where it may be already.
func alreadyThere(on keys.Scope, a keys.Action) bool {
	return map[keys.Action]keys.Scope{
		keys.Board: keys.OnBoard, keys.Today: keys.OnToday, keys.Scorecard: keys.OnScorecard, keys.Phases: keys.OnPhases,
		keys.Alerts: keys.OnAlerts, keys.Journal: keys.OnJournal,
	}[a] == on
}

// companyOf makes a workspace of n KPIs with names of their own.
func companyOf(t testing.TB, n int, name func(int) metrics.Text) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "many.db")
	change := metrics.Change{Kind: metrics.ChangeInit, Records: []metrics.RecordEdit{{Kind: metrics.RecordInfo, After: &metrics.Info{
		Name: metrics.Same("Many"), TZ: "Asia/Tokyo", Currency: "JPY", Start: metrics.NewDate(2025, 1, 1),
	}}}}
	for i := range n {
		k := &metrics.KPI{ID: fmt.Sprintf("k%d", i), Name: name(i), Tier: metrics.Tiers[i%4], Unit: metrics.Unit{Kind: metrics.UnitKinds[i%3]},
			Cadence: metrics.Cadences[i%5], Aggregation: metrics.Last, Order: i, Goals: []metrics.Goal{{Comparator: metrics.AtLeast, Value: 50}}}
		change.Records = append(change.Records, metrics.RecordEdit{Kind: metrics.RecordKPI, ID: k.ID, After: k})
		if i%2 == 0 {
			day := metrics.Info{}.Of(k.Cadence.PeriodKind(), metrics.NewDate(2026, 11, 19))
			change.Series = append(change.Series, metrics.SeriesEdit{KPI: k.ID, Put: []metrics.Snapshot{{Slot: metrics.Slot{Period: day}, Value: float64(i % 100)}}})
		}
	}
	if err := store.Create(path, change, "hana", demoNoon); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestWorkspacesOfAnySize(t *testing.T) {
	long := metrics.Text{JA: strings.Repeat("長い名前の指標", 5)[:90], EN: strings.Repeat("A very long name ", 4)}
	if text.Width(long.JA) != 60 {
		t.Fatalf("%d columns", text.Width(long.JA))
	}
	for n, path := range map[int]string{
		0: companyOf(t, 0, nil),
		1: companyOf(t, 1, func(int) metrics.Text { return long }),
		9: companyOf(t, 9, func(int) metrics.Text { return long }),
	} {
		for _, size := range [][2]int{{60, 15}, {80, 24}, {160, 40}} {
			p := newPilot(t, path, metrics.JA, size[0], size[1], demoNoon)
			for _, place := range []string{"b", "t", "c", "p", "a", "L"} {
				for _, key := range []string{"j", "G", "k", "g", "ctrl+d", "ctrl+u", "h", "l", "enter", "e", "5", "tab", "esc", "d", "esc", "+", "esc", "y", "esc", "E", "esc",
					"s", "v", "/", "あ", "enter", "esc", "esc", "?", "help", ":", "kpi", "esc", "m", "u", "ctrl+r"} {
					switch key {
					case "help":
						p.press("j", "q")
					case "e", "5", "tab", "あ", "enter", "kpi", "esc": // typed into what opens
						p.press(key)
					default:
						p.press(place, key)
					}
					fits(t, p.model.View().Content, size[0], size[1])
					if p.quit {
						t.Fatalf("%d KPIs: %s on %s quits", n, key, place)
					}
				}
				p.press("esc", "esc", "esc")
			}
		}
	}
}

func TestABoardOfTenThousandKPIs(t *testing.T) {
	path := companyOf(t, 10_000, func(i int) metrics.Text { return metrics.Same(fmt.Sprintf("指標 %d", i)) })
	p := newPilot(t, path, metrics.JA, 160, 40, demoNoon)
	p.sees("すべて 10000")
	for _, key := range []string{"G", "g", "ctrl+d", "j", "2", "0", "v", "s"} {
		p.press(key)
		fits(t, p.model.View().Content, 160, 40)
	}
	p.press("/", "9999", "enter")
	p.reads("⡇", "指標 9999")
	p.press("e", "60", "enter")
	if s, err := p.store.Series(context.Background(), "k9999", 0, 0); err != nil || len(s.Points) == 0 {
		t.Errorf("%v, %v", s, err)
	}
}
