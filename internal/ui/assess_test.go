package ui

import (
	"strings"
	"testing"
	"time"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
)

// What takes several lines stands above the footer, once: a draft that cannot be
// saved says so again with every key.
func TestALongComplaintComesUpOnce(t *testing.T) {
	r := New(Config{Now: func(*time.Location) time.Time { return time.Time{} }, Settings: Settings{Lang: metrics.EN}}).(adapter).root
	r.resize(80, 24)
	say := frame.Say{Text: "work.db is damaged.\nkpitui restore copy.db", Error: true}
	r.handle(say)
	r.handle(say)
	if screen, _ := r.View(); len(r.overlays) != 1 || !strings.Contains(screen, "kpitui restore copy.db") {
		t.Fatalf("%d messages in\n%s", len(r.overlays), screen)
	}
	if screen, _ := r.View(); !strings.Contains(screen, "enter") || strings.Contains(screen, "\u240a") {
		t.Errorf("the message does not say how it is left:\n%s", screen)
	}
	r.closeOverlay()
	r.handle(say)
	if len(r.overlays) != 0 || r.notice.Text != "work.db is damaged." {
		t.Errorf("said again: %d messages, %q", len(r.overlays), r.notice.Text)
	}
}
