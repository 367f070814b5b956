//go:build unix

package main

import (
	"context"
	"strings"
	"testing"

	"github.com/creack/pty"

	"kpitui/internal/metrics"
	"kpitui/internal/store"
)

// stroke is what somebody does at the keyboard of a review: keys, or a text that is
// typed, and what is to be seen afterwards.
type stroke struct {
	keys, text string
	until      string
	// again opens anew what the stroke left open with nothing typed in it, after the
	// program was killed: a question, a line for a number.
	again string
}

// walk is the review of the week 47 of the demo, from its first action to its
// minutes: three actions settled, four numbers entered, a note, a cause and an
// action for three of seven exceptions, an experiment judged, highlights, a
// customer's voice, a decision.
func walk() []stroke {
	s := []stroke{
		{keys: "w", until: "Find somebody to run"},
		{keys: " "}, {text: "A coach does it"}, {keys: "\r", until: "A coach does it"},
		{keys: "n"}, {keys: ">", until: "New date"}, {keys: "\r"}, {text: "Ill"}, {keys: "\r", until: "moved from 11/20 to 11/27: Ill"},
		{keys: "n"}, {keys: " "}, {text: "On call in turns"}, {keys: "\r", until: "On call in turns"},
		{keys: "\t", until: "numbers due"},
		{keys: "E", until: "Variable cost  < Oct", again: "E"},
		{text: "762000"}, {keys: "\r", until: "Customer satisfaction  < W46", again: "E"},
		{text: "4.6"}, {keys: "\r", until: "Started using AI  < Sep", again: "E"},
		{text: "89"}, {keys: "\r", until: "Started using AI  < Oct", again: "E"},
		{text: "91"}, {keys: "\r", until: "All numbers are in"},
		{keys: "\t", until: "1/7"},
	}
	for _, e := range []struct{ note, cause, action, owner, kept, next string }{
		{"Ads cost more again", "Two rivals bid", "Try referrals", "Marketing", "6 left", "2/7"},
		{"Follows CAC", "As above", "Show LTV by channel", "CEO", "5 left", "3/7"},
		{"Three days of queue", "One of us is on leave", "Hire help till May", "Support", "4 left", "4/7"},
	} {
		s = append(s,
			stroke{keys: "\r", until: "What is happening"}, stroke{text: e.note}, stroke{keys: "\t"}, stroke{text: e.cause}, stroke{keys: "\t"},
			stroke{text: e.action}, stroke{keys: "\r"}, stroke{text: e.owner}, stroke{keys: "\x13", until: e.kept}, stroke{keys: "n", until: e.next})
	}
	return append(s,
		stroke{keys: "\t", until: "Expansion"},
		stroke{keys: "\t", until: "A weekly call"},
		stroke{keys: "\r"}, stroke{keys: "1"}, stroke{text: "Calls help those who answer"}, stroke{keys: "\x13", until: "supported"},
		stroke{keys: "\t", until: "Highlights"},
		stroke{keys: "\r"}, stroke{text: "980 students"}, stroke{keys: "\x13", until: "980 students"},
		stroke{keys: "+", until: "In the customer's own words"}, stroke{text: "The answer came on the third day"}, stroke{keys: "\x13", until: "third day\""},
		stroke{keys: "G"}, stroke{keys: "\r"}, stroke{text: "We pay for help"}, stroke{keys: "\x13", until: "We pay for help"},
		stroke{keys: "\t", until: "What goes into the minutes"},
		stroke{keys: "\r", until: "Close the review all the same", again: "\r"}, stroke{keys: "y", until: "minutes of the weekly review"},
	)
}

// minutesIn returns what the closed review of the demo's week left.
func minutesIn(t *testing.T, db string) string {
	t.Helper()
	m, ok, err := store.Open(db, store.Options{}).Minutes(context.Background(), "week-2026-11-16")
	if err != nil || !ok {
		t.Fatalf("no minutes: %v", err)
	}
	return m.Text
}

// written are texts that the minutes of the walk must hold.
var written = []string{
	"A coach does it", "Ill", "Ads cost more again", "Two rivals bid", "Try referrals", "Marketing", "Show LTV by channel", "Hire help till May",
	"Calls help those who answer", "980 students", "The answer came on the third day", "We pay for help",
}

func holds(t *testing.T, minutes string) {
	t.Helper()
	for _, s := range written {
		if !strings.Contains(minutes, s) {
			t.Errorf("the minutes do not say %q:\n%s", s, minutes)
		}
	}
}

func (x *terminal) stroke(s stroke) {
	x.t.Helper()
	x.write(s.keys + s.text)
	if s.until != "" {
		x.shows(s.until)
	}
}

// shows waits until a text is on the screen. What is written are differences, so
// that it has the screen drawn anew to read it.
func (x *terminal) shows(s string) {
	x.t.Helper()
	screen := ""
	for range 50 {
		size, err := pty.GetsizeFull(x.tty)
		if err != nil {
			x.t.Fatal(err)
		}
		if screen = x.redrawn(size.Cols^1, size.Rows); strings.Contains(screen, s) {
			return
		}
	}
	x.t.Fatalf("%q is not on the screen:\n%s", s, strings.ReplaceAll(screen, "\r", "\n"))
}

// A review is walked by keys alone, through a real terminal, and leaves its minutes.
func TestAReviewIsWalkedByKeysAlone(t *testing.T) {
	db := demoPath(t, metrics.EN)
	x := openTerminal(t, 120, 40, "--db", db, "--today", "2026-11-20", "--lang", "en", "--by", "hana")
	x.until("Cumulative students")
	count := 0
	for _, s := range walk() {
		x.stroke(s)
		count += len(s.keys)
	}
	x.press("q")
	x.end()
	x.clean()
	holds(t, minutesIn(t, db))
	t.Logf("%d keys beyond text", count)
	if count > 60 {
		t.Errorf("%d keys beyond text; a review of this size is to take at most 60", count)
	}
}
