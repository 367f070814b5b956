package main

import (
	"testing"

	"kpitui/internal/metrics"
	"kpitui/internal/ui"
	"kpitui/internal/ui/frame"
)

// The board of a closed review is looked at as it was, and nothing in it can be
// changed; esc leads back to the review.
func TestTheBoardOfAClosedReviewStands(t *testing.T) {
	p := newPilot(t, demoPath(t, metrics.EN), metrics.EN, 120, 36, demoNoon)
	p.press("w", "[")
	p.sees("Week 46", "minutes of the weekly review")
	before, err := p.store.Journal(t.Context(), 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	p.press("o")
	p.sees("as of 2026-11-13", "951") // 980 students today
	for _, key := range []string{"e", "E", "d", "+", "n", "u"} {
		p.press(key)
		p.sees("The past cannot be changed")
	}
	p.press("j", "enter")
	p.sees("of plan", "Year before", "r  10/23")
	p.press("esc", "a")
	p.sees("as of 2026-11-13")
	p.press("y")
	p.press("x", " ")
	p.sees("The past cannot be changed")
	p.press("L")
	p.seesNot("take back", "takes it back")
	p.press("enter")
	p.sees("The past cannot be changed. esc goes back")
	p.press("b", "esc")
	p.seesNot("as of 2026-11-13")
	p.sees("Week 46", "minutes of the weekly review")
	after, err := p.store.Journal(t.Context(), 0, 1)
	if err != nil || after[0].Seq != before[0].Seq {
		t.Errorf("something was written into the past: %v %v", after[0], err)
	}
}

// A cockpit that was opened on the past names the way to the present that it has.
func TestAsOfNamesTheWayToThePresent(t *testing.T) {
	p := newPilotWith(t, demoPath(t, metrics.EN), metrics.EN, 120, 36, demoNoon, func(c *ui.Config) {
		c.AsOf = &frame.Travel{Seq: 1, At: demoNoon}
	})
	p.press("e")
	p.sees("The past cannot be changed. Start without --as-of for the present.")
}

func TestThePaletteOpensTheOtherReviews(t *testing.T) {
	for name, title := range map[string]string{"monthly review": "October 2026", "quarterly review": "Q3 2026", "annual review": "2025"} {
		p := newPilot(t, demoPath(t, metrics.EN), metrics.EN, 120, 36, demoNoon)
		p.press(":", name, "enter")
		p.sees(title)
	}
}
