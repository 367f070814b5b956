package review

import (
	"testing"

	"kpitui/internal/metrics"
)

// another opens a second cockpit on the review and returns the first.
func (d *desk) another() (first *Screen) {
	first = d.s
	d.again()
	return first
}

func TestTwoCockpitsInOneReviewKeepBothDrafts(t *testing.T) {
	d := sit(t, metrics.EN).step(metrics.StepExceptions)
	items := d.s.here().cursor().items
	b := d.another()
	d.step(metrics.StepExceptions).press("enter").text("theirs")
	a := d.s
	d.s = b
	d.step(metrics.StepExceptions).press("n", "enter").text("ours")
	d.s = a
	d.text(" too")
	d.another()
	d.step(metrics.StepVoices) // an idle one
	d.again()
	d.step(metrics.StepExceptions)
	for i, want := range []string{"theirs too", "ours"} {
		if got := d.s.here().write(items[i], "note").get("note"); got != want {
			t.Errorf("%s says %q, want %q: %v", items[i], got, want, d.drafts)
		}
	}
}

// What one cockpit keeps is gone from the draft, and another one, which has read it
// before, does not bring it back.
func TestWhatAnotherCockpitKeptStaysKept(t *testing.T) {
	d := sit(t, metrics.EN).step(metrics.StepExceptions)
	d.press("enter").text("half")
	a := d.another()
	b := d.s
	d.s = a
	d.press("ctrl+s")
	d.s = b
	if d.s.fields != nil {
		d.press("esc")
	}
	d.step(metrics.StepVoices)
	if texts := d.drafts[d.review().ID()].Texts; len(texts) != 0 {
		t.Errorf("the draft has %v", texts)
	}
}

func TestATextThatWasTakenAwayIsNotThereAfterAKill(t *testing.T) {
	d := sit(t, metrics.EN).step(metrics.StepExceptions)
	d.press("enter").text("old").press("ctrl+s", "enter")
	d.s.fields.focus("note")
	d.press("ctrl+u")
	d.again()
	if got := d.s.here().write("cac", "note").get("note"); got != "" {
		t.Errorf("the note is %q", got)
	}
}

func TestAReviewThatComesBackHasItsDraftAgain(t *testing.T) {
	d := sit(t, metrics.EN).step(metrics.StepExceptions)
	d.press("enter").text("mine")
	r := *d.review()
	gone := metrics.Change{Kind: metrics.ChangeUndo, Records: []metrics.RecordEdit{metrics.Remove(metrics.RecordReview, r.ID())}}
	d.apply(gone)
	delete(d.drafts, r.ID())
	d.apply(metrics.Change{Kind: metrics.ChangeUndo, Records: []metrics.RecordEdit{metrics.Put(&r)}})
	d.run(d.s.Leave())
	if got := d.drafts[r.ID()].Texts["exceptions/cac/note"]; got != "mine" {
		t.Errorf("the draft has %q", got)
	}
}

// A draft that cannot be read is asked for until it comes, and what is typed
// meanwhile is saved.
func TestABusyStoreLosesNoDraft(t *testing.T) {
	d := sit(t, metrics.EN).step(metrics.StepExceptions)
	d.press("enter").text("before")
	d.busy = 4
	d.again()
	d.step(metrics.StepVoices)
	d.press("enter").text("new")
	texts := d.drafts[d.review().ID()].Texts
	if texts["exceptions/cac/note"] != "before" || texts["voices/section/highlights/text"] != "new" {
		t.Errorf("the draft has %v", texts)
	}
	d.press("esc").step(metrics.StepExceptions)
	d.shows("before")
}
