package review

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/uitest"
)

// says returns the last line above the footer that was asked for.
func (d *desk) says() string {
	for i := len(d.asked) - 1; i >= 0; i-- {
		if s, ok := d.asked[i].(frame.Say); ok {
			return s.Text
		}
	}
	return ""
}

func TestClosingDropsNothingThatIsNotKept(t *testing.T) {
	for name, c := range map[string]struct {
		do    func(d *desk)
		names string
		mend  func(d *desk)
		kept  func(d *desk) bool
	}{
		"a due date that is none": {
			do: func(d *desk) {
				d.step(metrics.StepExceptions).press("enter", "tab", "tab").text("Call").press("tab", "tab", "ctrl+u").text("someday").press("ctrl+s", "esc")
			},
			names: "Exceptions  CAC (Action, Due)",
			mend:  func(d *desk) { d.s.fields.focus("due"); d.press("ctrl+u").text("12/1").press("ctrl+s") },
			kept:  func(d *desk) bool { return d.env.Workspace.Actions[2].Due == on("2026-12-01") },
		},
		"a voice of which only the speaker is known": {
			do: func(d *desk) {
				d.step(metrics.StepVoices).press("+", "tab").text("a student").press("ctrl+s", "esc")
			},
			names: "Customer voices (Who)",
			mend:  func(d *desk) { d.text("loved it").press("ctrl+s") },
			kept: func(d *desk) bool {
				return len(d.review().Voices) == 1 && d.review().Voices[0].Who == "a student"
			},
		},
		"a new action, emptied": {
			do: func(d *desk) {
				d.press("+").text("Call").press("tab", "tab", "ctrl+u").text("someday").press("ctrl+s", "esc")
			},
			names: "New action (Action, Due)",
			mend: func(d *desk) {
				d.press("ctrl+u").text("12/1").press("shift+tab", "shift+tab", "ctrl+u", "ctrl+s")
			},
			kept: func(d *desk) bool { return len(d.env.Workspace.Actions) == 2 },
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := sit(t, metrics.EN, lastWeek)
			c.do(d)
			if d.s.Typing() {
				t.Fatal("still typing")
			}
			d.step(metrics.StepClose)
			d.shows(c.names)
			d.press("enter")
			if d.overlay != nil || !d.s.Typing() || !strings.Contains(d.says(), c.names) {
				t.Fatalf("asked to close: %v; typing %v; says %q", d.overlay, d.s.Typing(), d.says())
			}
			c.mend(d)
			d.step(metrics.StepClose).press("enter")
			if d.overlay == nil {
				t.Fatalf("not asked: %v", d.s.draft.texts)
			}
			d.press("y")
			if !d.review().Closed() || !c.kept(d) {
				t.Errorf("closed %v, %+v, %+v", d.review().Closed(), d.review(), d.env.Workspace.Actions)
			}
		})
	}
}

func TestAnotherCockpitsDraftIsNotClosedAway(t *testing.T) {
	d := sit(t, metrics.EN).step(metrics.StepClose)
	d.press("enter")
	id := d.review().ID()
	d.merge(metrics.Draft{Review: id, Texts: map[string]string{"exceptions/cac/cause": "of another"}})
	d.press("y")
	if d.review().Closed() || !strings.Contains(d.says(), "CAC (Cause)") || d.s.fields.get("cause") != "of another" {
		t.Fatalf("closed %v, says %q", d.review().Closed(), d.says())
	}
	d.press("ctrl+s").step(metrics.StepClose).press("enter")
	d.busy = 1
	d.press("y")
	if d.review().Closed() {
		t.Fatal("closed although the draft could not be read")
	}
	d.press("enter", "y")
	if !d.review().Closed() || d.review().Finding("cac").Cause != "of another" {
		t.Errorf("%+v", d.review())
	}
}

// Of a card with an action that cannot be kept, the note and the cause are.
func TestABadDateLeavesTheNoteKept(t *testing.T) {
	d := sit(t, metrics.EN).step(metrics.StepExceptions)
	d.press("enter").text("a note").press("tab").text("a cause").press("tab").text("Call").press("tab", "tab", "ctrl+u").text("someday").press("esc")
	d.shows("Not a date")
	if f := d.review().Finding("cac"); f.Note != "a note" || f.Cause != "a cause" || len(d.env.Workspace.Actions) != 0 {
		t.Errorf("finding %+v, actions %+v", f, d.env.Workspace.Actions)
	}
	d.press("ctrl+u", "ctrl+s")
	if d.s.Typing() || len(d.env.Workspace.Actions) != 1 || len(d.drafts[d.review().ID()].Texts) != 0 {
		t.Errorf("typing %v, actions %+v, drafts %+v", d.s.Typing(), d.env.Workspace.Actions, d.drafts)
	}
}

// What was typed about something that is gone is put into a file before the review
// can be closed, and stays while that fails.
func TestWhatHasNoFieldAnyMoreGoesIntoAFile(t *testing.T) {
	d := sit(t, metrics.EN, lastWeek)
	d.press("+").text("x").press("ctrl+s")
	id := d.env.Workspace.Actions[2].ID
	d.merge(metrics.Draft{Review: d.review().ID(), Texts: map[string]string{"actions/" + id + "/done": "it went well"}})
	d.apply(metrics.Change{Kind: metrics.ChangeUndo, Records: []metrics.RecordEdit{metrics.Remove(metrics.RecordAction, id)}})
	d.again()
	d.step(metrics.StepClose).press("enter")
	file, ok := d.asked[len(d.asked)-1].(frame.SaveFile)
	if !ok || !strings.HasPrefix(file.Name, "kpitui-unsaved-2026-11-20-") || !strings.Contains(file.Content, "it went well") {
		t.Fatalf("asked for %#v", d.asked)
	}
	d.run(d.s.Take(frame.FileSaved{Err: errors.New("no room")}))
	if d.press("enter"); d.overlay != nil {
		t.Fatal("asked to close")
	}
	d.run(d.s.Take(frame.FileSaved{Path: "/tmp/x"}))
	d.press("enter", "y")
	if !d.review().Closed() {
		t.Errorf("not closed: %v", d.s.draft.texts)
	}
}

func TestManyExceptionsAreCountedAtTheEnd(t *testing.T) {
	d := sit(t, metrics.EN, func(w *metrics.Workspace) {
		for i := range 30 {
			k := *w.KPI("cac")
			k.ID, k.Name.EN = fmt.Sprintf("cost_%02d", i), fmt.Sprintf("Cost %d", i)
			w.KPIs = append(w.KPIs, k)
			w.Series[k.ID] = w.Series["cac"]
		}
	})
	d.step(metrics.StepClose)
	if n := strings.Count(uitest.Plain(d.s.View()), "Cost "); n > mostNamed {
		t.Errorf("%d are named", n)
	}
	d.shows(" more")
}

func TestATextThatIsTooLongSaysHowLongItIs(t *testing.T) {
	d := sit(t, metrics.EN).step(metrics.StepExceptions)
	d.press("enter")
	d.run(d.s.Paste(strings.Repeat("x", metrics.TextLimit+50)))
	if n := len(d.s.fields.get("note")); n != metrics.TextLimit {
		t.Fatalf("%d characters can be pasted", n)
	}
	f := d.s.fields
	f.lent = f.current()
	d.run(d.s.Take(frame.Edited{Text: strings.Repeat("x", metrics.TextLimit+50), For: f}))
	d.press("ctrl+s")
	d.shows(fmt.Sprintf("%d now", metrics.TextLimit+50))
	d.press("esc") // the first line of the text fills its row
	if d.s.Typing() {
		t.Fatal("still typing")
	}
	d.s.SetSize(120, 40)
	d.shows("xxx  not kept")
}

func TestADayOfAnotherYearIsWhole(t *testing.T) {
	d := sit(t, metrics.EN, lastWeek, func(w *metrics.Workspace) { w.Actions[0].Due = on("2027-01-08") })
	d.shows(d.env.Day(on("2027-01-08")))
	if !strings.Contains(d.env.Day(on("2027-01-08")), "27/") {
		t.Errorf("the day is %s", d.env.Day(on("2027-01-08")))
	}
}
