package review

import (
	"testing"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/uitest"
)

func TestAClosedReviewShowsItsMinutes(t *testing.T) {
	d := sit(t, metrics.EN, lastWeek)
	id := metrics.ReviewID(week47.Add(-1))
	d.minutes[id] = metrics.Minutes{Review: id, Text: "# Week 46\n\n- **Decided**: halve the ads\n\x1b[31m"}
	n := len(d.saves)
	d.press("[")
	d.shows("Week 46", "Decided: halve the ads", "closed 2026-11-13  佐藤  2:05")
	for _, k := range []string{"space", "+", "enter", "n", "tab"} {
		for _, msg := range uitest.Keys(k) {
			if cmd, ok := d.s.Do(keys.Find(msg.String(), d.s.Scope())); ok {
				d.run(cmd)
			}
		}
	}
	if d.s.Typing() || len(d.saves) != n {
		t.Error("a closed review can be written in")
	}
	d.press("o")
	d.wants(frame.Travel{Seq: 1, At: at("2026-11-13", 10)})
	d.press("]")
	d.shows("Week 47")
	if !d.s.walking() {
		t.Error("this week's review is not walked")
	}
	d.press("]")
	d.wants(frame.Say{Text: "There is no later review yet."})
}

func TestOnlyTheNewestPeriodsCanStillBeReviewed(t *testing.T) {
	d := sit(t, metrics.EN)
	n := len(d.saves)
	d.press("[")
	d.shows("No review was held of this period.", "Press enter to hold it now")
	d.press("[")
	d.shows("Only the current period and the one before")
	if cmd, ok := d.s.Do(keys.Open); ok || cmd != nil || len(d.saves) != n {
		t.Error("a review of two weeks ago was opened")
	}
	d.press("]", "enter")
	if r := d.review(); len(d.saves) != n+1 || r == nil || r.Period != week47.Add(-1) || !d.s.walking() {
		t.Errorf("review %+v", r)
	}
}

func TestTheCadenceGoesRound(t *testing.T) {
	d := sit(t, metrics.EN)
	n := len(d.saves)
	for _, want := range []string{"Monthly review", "Quarterly review", "Annual review", "Weekly review"} {
		d.press("v")
		d.shows(want)
	}
	if len(d.saves) != n {
		t.Errorf("going through the cadences made %+v", d.saves[n:])
	}
}

func TestThePastCannotBeWrittenIn(t *testing.T) {
	d := sit(t, metrics.EN, lastWeek)
	d.env.Past = true
	d.s.Refresh()
	n := len(d.saves)
	d.press("space", ">", "+")
	d.step(metrics.StepExceptions).press("enter", "+")
	d.step(metrics.StepVoices).press("enter")
	d.step(metrics.StepClose).press("enter")
	if d.s.Typing() || len(d.saves) != n || d.overlay != nil {
		t.Error("the past was written in")
	}
	d.wants(frame.Say{Text: "The past cannot be changed."})
	d.press("[", "[")
	d.shows("At that time this review had not been opened yet.")
}

func TestTheReviewIsReadAgainAfterAnotherWasLookedAt(t *testing.T) {
	d := sit(t, metrics.EN, lastWeek).step(metrics.StepVoices)
	d.press("enter").text("good").press("esc", "[", "]")
	if d.s.step() != metrics.StepVoices {
		t.Errorf("at %s", d.s.step())
	}
	d.shows("good")
}
