//go:build unix && slow

package main

import (
	"testing"
	"time"

	"kpitui/internal/metrics"
)

// The program is killed after every stroke of the review and started again: what was
// typed more than a second before is there, and the review goes on where it was.
func TestAReviewSurvivesAKillAtEveryStroke(t *testing.T) {
	db := demoPath(t, metrics.EN)
	open := func() *terminal {
		x := openTerminal(t, 120, 40, "--db", db, "--today", "2026-11-20", "--lang", "en", "--by", "hana", "review")
		x.until("Weekly review")
		time.Sleep(300 * time.Millisecond) // nobody types before the draft is there
		return x
	}
	x := open()
	for _, s := range walk()[1:] {
		x.stroke(s)
		time.Sleep(1100 * time.Millisecond)
		_ = x.cmd.Process.Kill()
		x.end()
		x = open()
		if s.text != "" {
			x.shows(s.text)
		}
		if s.again != "" {
			x.press(s.again)
		}
	}
	x.press("q")
	x.end()
	holds(t, minutesIn(t, db))
}
