package main

import (
	"context"
	"strings"
	"testing"

	"kpitui/internal/metrics"
	"kpitui/internal/ui"
)

// ctrl+c ends the cockpit from everywhere, but asks once where something typed
// would be lost.
func TestQuittingAsksForWhatIsTyped(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []string
	}{
		{"a note", []string{"n", "typed"}},
		{"a KPI", []string{"+", "typed"}},
		{"a value", []string{"j", "e", "123"}},
		{"the note of an acknowledgement", []string{"a", "y", "typed"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newPilot(t, demoPath(t, metrics.EN), metrics.EN, 120, 36, demoNoon)
			p.press(c.keys...)
			typed := c.keys[len(c.keys)-1]
			p.sees(typed)
			p.press("ctrl+c")
			p.sees("^c again quits")
			p.press("esc")
			p.seesNot("^c again quits")
			p.sees(typed)
			p.press("ctrl+c")
			if p.quit {
				t.Fatal("quit without asking again")
			}
			p.press("1", "ctrl+c")
			if p.quit {
				t.Fatal("the question outlived a letter")
			}
			p.press("ctrl+c")
			if !p.quit {
				t.Fatal("did not quit")
			}
		})
	}
	p := newPilot(t, demoPath(t, metrics.EN), metrics.EN, 120, 36, demoNoon)
	p.press("n", "ctrl+c")
	if !p.quit {
		t.Error("an empty note held the cockpit")
	}
}

// A signal keeps what is typed in a review, to the last letter.
func TestASignalKeepsTheDraft(t *testing.T) {
	p := newPilot(t, demoPath(t, metrics.EN), metrics.EN, 120, 36, demoNoon)
	p.press("w", "space", "The last wor")
	p.press("d")
	p.send(ui.Quit{})
	p.settle()
	if !p.quit {
		t.Fatal("did not quit")
	}
	d, _, err := p.store.Draft(context.Background(), "week-2026-11-16")
	if err != nil {
		t.Fatal(err)
	}
	for _, typed := range d.Texts {
		if strings.Contains(typed, "The last word") {
			return
		}
	}
	t.Errorf("the draft has %v", d.Texts)
}
