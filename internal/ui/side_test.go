package ui

import (
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
