package main

import (
	"os"
	"testing"
	"time"

	"kpitui/internal/metrics"
)

// The demo can be chosen on the welcome screen on any day: it stands on its own
// day, and leaves nothing behind.
func TestTheDemoFromTheWelcomeScreenHasItsOwnDay(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	p := newPilot(t, "", metrics.EN, 120, 36, time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC))
	p.press("G", "enter")
	p.sees("2026-11-20", "Cumulative students", "980")
	left, err := os.ReadDir(os.TempDir())
	if err != nil || len(left) != 1 {
		t.Fatalf("%v, %v: want the demo's directory", left, err)
	}
}

// Help can be had before there is anything else.
func TestHelpOpensOnTheWelcomeScreen(t *testing.T) {
	p := newPilot(t, "", metrics.EN, 120, 36, demoNoon)
	p.press("?")
	p.sees("Help", "Marks")
	p.press("esc")
	p.sees("Demo")
}

// A template's goals in yen are left out of a workspace in dollars, and it is said.
func TestAmountsInAnotherCurrencyStayOutAndItIsSaid(t *testing.T) {
	p := newPilot(t, "", metrics.EN, 120, 36, demoNoon)
	p.press("j", "enter", "enter")
	p.press("U", "S", "D")
	p.sees("Goals in JPY stay out")
	p.press("enter")
	p.sees("Goals in JPY are no goals in USD: left out of 5 KPIs.", "Cumulative students")
	p.press("K", "esc", "j", "enter")
	p.seesNot("¥", "$120M")
}
