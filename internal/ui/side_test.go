package ui

import (
	"slices"
	"testing"
	"time"

	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/uitest"
)

// The detail beside the board follows the cursor when that has rested, and what is only
// passed over is never drawn.
func TestTheDetailFollowsWhenTheCursorRests(t *testing.T) {
	r := over(160)
	r.syncSide()
	r.cfg.Rest = time.Nanosecond
	board := r.screens.at(r.active).(frame.Anchor)
	first := board.Selected()
	if r.screens.side.KPI() != first {
		t.Fatalf("the detail of %q beside %q", r.screens.side.KPI(), first)
	}
	keys := uitest.Keys("j", "j", "k")
	r.Update(keys[0])
	passed := board.Selected()
	r.Update(keys[1])
	if passed == first || board.Selected() == passed || r.screens.side.KPI() != first {
		t.Fatalf("the detail went along, to %q", r.screens.side.KPI())
	}
	r.Update(rested{passed})
	if got := r.screens.side.KPI(); got != first {
		t.Errorf("the detail of %q, which was passed", got)
	}
	r.Update(rested{board.Selected()})
	r.Update(frame.SeriesLoaded{KPI: passed})
	if got := r.screens.side.KPI(); got != first {
		t.Errorf("the detail of %q before its history has come", got)
	}
	r.Update(frame.SeriesLoaded{KPI: board.Selected()})
	if got := r.screens.side.KPI(); got != board.Selected() {
		t.Errorf("the detail of %q beside %q", got, board.Selected())
	}
	last := board.Selected()
	r.Update(keys[2])
	r.Update(uitest.Keys("j")[0]) // and back before it followed
	r.Update(rested{passed})
	if got := r.screens.side.KPI(); got != last {
		t.Errorf("the detail of %q beside %q", got, last)
	}
}

// The first detail comes with its history: the board does not wait for it, and nothing of
// it is drawn twice.
func TestTheFirstDetailComesWithItsHistory(t *testing.T) {
	r := over(160)
	r.cfg.Rest = time.Hour
	board := r.screens.at(r.active).(frame.Anchor)
	if cmd := r.syncSide(); cmd == nil || !r.loadBusy {
		t.Fatal("its history is not read at once")
	}
	if got := r.screens.side.KPI(); got != "" {
		t.Fatalf("the detail of %q before its history has come", got)
	}
	r.Update(frame.SeriesLoaded{KPI: board.Selected()})
	if got := r.screens.side.KPI(); got != board.Selected() {
		t.Errorf("the detail of %q beside %q", got, board.Selected())
	}
}

// Whoever asks for a history while another is read gets it in turn.
func TestHistoriesAreReadInTurn(t *testing.T) {
	r := over(160)
	for _, kpi := range []string{"ltv", "cac", "ltv_cac", "cac"} {
		r.Update(frame.LoadSeries{KPI: kpi})
	}
	for _, left := range [][]string{{"ltv_cac"}, {}, {}} {
		r.Update(frame.SeriesLoaded{})
		if !slices.Equal(r.wanted, left) {
			t.Errorf("still to be read: %q, not %q", r.wanted, left)
		}
	}
	if r.loadBusy {
		t.Error("busy with nothing")
	}
}
