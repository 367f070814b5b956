package main

import (
	"testing"

	"kpitui/internal/metrics"
	"kpitui/internal/ui"
)

// A form over the review is a part of its draft: it is there again after the program
// ended, and gone when it was saved or given up.
func TestAFormOverTheReviewOutlivesTheProgram(t *testing.T) {
	path := demoPath(t, metrics.EN)
	open := func() *pilot {
		p := newPilot(t, path, metrics.EN, 120, 36, demoNoon)
		p.press("w")
		return p
	}
	p := open()
	p.press("tab", "tab", "tab", "tab", "+", "A call in the first week", "enter", "nps", "enter", "+5")
	p.sees("Add an experiment", "A call in the first week")
	p.press("ctrl+c") // nothing is asked: the draft has it
	if !p.quit {
		t.Fatalf("does not quit:\n%s", p.screen())
	}
	p = open()
	p.sees("Add an experiment", "A call in the first week", "+5")
	p.press("6")
	p.send(ui.Quit{})
	p.settle()
	p = open()
	p.sees("A call in the first week", "+56")
	p.press("backspace", "ctrl+s")
	p.seesNot("not saved")
	p.sees("A call in the first week")
	p.send(ui.Quit{})
	p.settle()
	p = open()
	p.seesNot("Add an experiment")
	p.press("+", "Another", "esc", "y")
	p.seesNot("Add an experiment")
	p.press("q")
	p = open()
	p.seesNot("Add an experiment", "Another")
	w, _, err := p.store.Load(t.Context(), metrics.DateOf(demoNoon))
	if err != nil {
		t.Fatal(err)
	}
	made := 0
	for i := range w.Experiments {
		if w.Experiments[i].Hypothesis == "A call in the first week" {
			made++
		}
	}
	if made != 1 {
		t.Errorf("%d experiments were made", made)
	}
}

func TestANoteOverTheReviewOutlivesTheProgram(t *testing.T) {
	path := demoPath(t, metrics.EN)
	p := newPilot(t, path, metrics.EN, 120, 36, demoNoon)
	p.press("w", "tab", "tab", ":", "Write a note", "enter", "The fair was dear")
	p.send(ui.Quit{})
	p.settle()
	p = newPilot(t, path, metrics.EN, 120, 36, demoNoon)
	p.press("w")
	p.sees("The fair was dear")
	p.press("ctrl+s")
	p.sees("1/8", "Note saved.")
	w, _, err := p.store.Load(t.Context(), metrics.DateOf(demoNoon))
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range w.Notes {
		if n.Text == "The fair was dear" {
			return
		}
	}
	t.Errorf("not among %d notes", len(w.Notes))
}
