package ui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/detail"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/uitest"
)

// over returns a cockpit of so many columns over a workspace in which LTV/CAC is
// computed.
func over(width int) *root {
	now := func(*time.Location) time.Time { return uitest.Today.Time().Add(12 * time.Hour) }
	r := New(Config{Now: now, Settings: Settings{Lang: metrics.EN}}).(adapter).root
	r.env.Workspace = uitest.Workspace()
	r.env.Workspace.KPI("ltv_cac").Formula = "ltv / cac"
	r.env.Workspace.Compute()
	r.live = r.env.Workspace
	r.assess()
	r.resize(width, 40)
	return r
}

// press presses keys and hands what comes of them back, but for histories, of which
// there is no storage to read them from. It reports whether the screen was to be
// drawn anew.
func press(r *root, names ...string) (anew bool) {
	var hand func(cmd tea.Cmd)
	hand = func(cmd tea.Cmd) {
		for _, msg := range uitest.Messages(cmd) {
			if _, load := msg.(frame.LoadSeries); load {
				continue
			}
			anew = anew || msg == tea.ClearScreen()
			hand(r.Update(msg))
		}
	}
	for _, k := range uitest.Keys(names...) {
		hand(r.Update(k))
	}
	return anew
}

func shows(t *testing.T, r *root, wanted ...string) {
	t.Helper()
	screen, _ := r.View()
	for _, w := range wanted {
		if !strings.Contains(uitest.Plain(screen), w) {
			t.Errorf("no %q in\n%s", w, uitest.Plain(screen))
		}
	}
}

// From a computed KPI one steps into an input and comes back to where one was, on
// the board too. Wide letters stand elsewhere in the other detail: all is drawn anew.
func TestOneStepsIntoAnInputAndBack(t *testing.T) {
	for _, width := range []int{100, 180} {
		r := over(width)
		r.show("ltv_cac")
		press(r, "enter", "tab", "down")
		shows(t, r, "Formula", "ltv / cac")
		if !press(r, "enter") {
			t.Error("the input is drawn over the other detail")
		}
		if n := len(r.overlays); n != 2 || r.top().(*detail.Screen).KPI() != "cac" {
			t.Fatalf("%d overlays", n)
		}
		shows(t, r, "CAC", "Computed from it")
		if !press(r, "esc") {
			t.Error("the detail is drawn over that of the input")
		}
		if d := r.top().(*detail.Screen); d.KPI() != "ltv_cac" || len(r.overlays) != 1 {
			t.Fatalf("back in %s, %d overlays", d.KPI(), len(r.overlays))
		}
		press(r, "enter") // the cursor is where it was
		if d := r.top().(*detail.Screen); d.KPI() != "cac" {
			t.Errorf("then in %s", d.KPI())
		}
		press(r, "esc", "esc")
		if a := r.screens.at(r.active).(frame.Anchor); a.Selected() != "ltv_cac" || len(r.overlays) > 0 {
			t.Errorf("the board stands on %s", a.Selected())
		}
	}
}

// The detail beside the board is that of another row: wide letters stand elsewhere in it.
func TestAnotherDetailBesideTheBoardIsDrawnAnew(t *testing.T) {
	r := over(180)
	press(r, "down")
	loaded := func(kpi string) (anew bool) {
		for _, msg := range uitest.Messages(r.Update(frame.SeriesLoaded{KPI: kpi, Series: r.env.Workspace.Series[kpi]})) {
			anew = anew || msg == tea.ClearScreen()
		}
		return anew
	}
	if kpi := r.screens.side.KPI(); !loaded(kpi) {
		t.Errorf("%s is drawn over the detail before it", kpi)
	}
	if loaded("ltv_cac_old") {
		t.Error("a history that is not shown draws all anew")
	}
	r.resize(120, 40)
	if loaded(r.screens.side.KPI()) {
		t.Error("there is no detail beside the board")
	}
}

func TestABaselineIsFrozenFromTheDetail(t *testing.T) {
	r := over(100)
	r.show("uptime")
	press(r, "enter", "B")
	shows(t, r, "Freeze a baseline", "System uptime", "Reason")
	press(r, "mirrors", "esc")
	shows(t, r, "Trend")
	press(r, "esc")
	r.show("ltv")
	press(r, "enter", "B")
	shows(t, r, "A baseline needs 16 more closed periods")
	if len(r.overlays) != 1 {
		t.Errorf("%d overlays", len(r.overlays))
	}
}

// Nothing is frozen in the past.
func TestThePastFreezesNothing(t *testing.T) {
	r := over(100)
	r.show("uptime")
	r.past, r.env.Past = &past{at: r.now()}, true
	press(r, "enter", "B")
	if len(r.overlays) != 1 || r.notice.Text == "" {
		t.Errorf("%d overlays, says %q", len(r.overlays), r.notice.Text)
	}
}
