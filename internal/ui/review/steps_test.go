package review

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/uitest"
)

func TestAnActionIsOpenedAgainByTheSameKey(t *testing.T) {
	d := sit(t, metrics.EN, lastWeek)
	d.press("space").text("did it").press("enter")
	d.shows("did it", "1 left")
	d.press("space")
	if a := d.env.Workspace.Action("aaaaaaaaaa"); a.Status != metrics.ActionOpen || a.Why != "" || a.Ended != 0 {
		t.Errorf("action %+v", a)
	}
	d.press("-", "enter")
	if a := d.env.Workspace.Action("aaaaaaaaaa"); a.Status != metrics.ActionDropped {
		t.Errorf("action %+v", a)
	}
}

func TestAMoveFromNoDateSaysSo(t *testing.T) {
	d := sit(t, metrics.EN, lastWeek, func(w *metrics.Workspace) { w.Actions[0].Due = 0 })
	d.press("n", ">").text("12/1").press("enter", "enter")
	d.shows("moved from no date to 12/1")
	d.press(">", "ctrl+u", "enter", "enter")
	d.shows("moved from 12/1 to no date (2 times)")
}

func TestEscGivesAnAnswerUp(t *testing.T) {
	d := sit(t, metrics.EN, lastWeek)
	n := len(d.saves)
	d.press("-").text("no").press("esc")
	if d.s.Typing() || len(d.saves) != n || len(d.drafts[d.review().ID()].Texts) != 0 {
		t.Errorf("saved %+v, draft %+v", d.saves[n:], d.drafts)
	}
}

func TestADayThatIsNoneIsBlamed(t *testing.T) {
	d := sit(t, metrics.EN, lastWeek)
	d.press(">").text("soon").press("tab", "ctrl+s")
	d.shows("Not a date")
	if c := d.s.Cursor(); c == nil || d.s.fields.current().key != "to" {
		t.Error("the focus is not on the day")
	}
}

func TestAnActionTakesAKPIByAPartOfItsName(t *testing.T) {
	d := sit(t, metrics.EN, lastWeek)
	d.press("+").text("Ask ten customers").press("tab", "tab", "tab").text("satisf")
	d.shows("Customer satisfaction")
	d.press("enter")
	a := d.env.Workspace.Actions[2]
	if a.KPI != "csat" || a.Title != "Ask ten customers" {
		t.Errorf("action %+v", a)
	}
	d.shows("Made this time", "Ask ten customers")
}

func TestACardKeepsNoteCauseAndActionInOneChange(t *testing.T) {
	d := sit(t, metrics.EN).step(metrics.StepExceptions)
	n := len(d.saves)
	d.press("enter").text("a note").press("tab", "tab").text("Halve the ads").press("esc")
	if len(d.saves) != n+1 || len(d.last().Records) != 2 {
		t.Fatalf("changes %+v", d.saves[n:])
	}
	d.shows("a note", "Halve the ads")
	d.press("enter") // the first empty field is the cause
	if got := d.s.fields.current().key; got != "cause" {
		t.Errorf("the focus is on %s", got)
	}
	d.press("tab", "backspace").press("esc") // the title is one letter shorter
	if a := d.env.Workspace.Actions; len(a) != 1 || a[0].Title != "Halve the ad" || len(d.last().Records) != 1 {
		t.Errorf("actions %+v, change %+v", a, d.last())
	}
	d.press("enter", "esc")
	if len(d.saves) != n+2 {
		t.Errorf("nothing was typed, and kept: %+v", d.last())
	}
	d.press("+").text("And call").press("enter", "enter", "enter")
	for _, a := range d.env.Workspace.Actions {
		if len(d.env.Workspace.Actions) != 2 || a.KPI != "cac" || a.Title != "And call" && a.Title != "Halve the ad" {
			t.Errorf("actions %+v", d.env.Workspace.Actions)
		}
	}
	d.shows("Halve the ad", "And call")
	d.press("enter", "shift+tab", "ctrl+u", "ctrl+s")
	if f := d.review().Finding("cac"); f.Note != "" && len(d.review().Findings) != 0 {
		t.Errorf("findings %+v", d.review().Findings)
	}
}

func TestAnActionWithoutATitleGoesAway(t *testing.T) {
	d := sit(t, metrics.EN).step(metrics.StepExceptions)
	d.press("enter", "tab", "tab").text("Call").press("ctrl+s", "d", "ctrl+u")
	if d.s.Typing() { // d opens the form of the action that is there
		t.Fatal("d opens the fields")
	}
	if _, ok := d.asked[len(d.asked)-1].(frame.EditAction); !ok {
		t.Errorf("asked for %#v", d.asked)
	}
	d.press("enter", "tab", "tab", "ctrl+u", "ctrl+s")
	if len(d.env.Workspace.Actions) != 0 {
		t.Errorf("actions %+v", d.env.Workspace.Actions)
	}
}

func TestATextGoesToTheUsersOwnEditor(t *testing.T) {
	d := sit(t, metrics.EN).step(metrics.StepExceptions)
	d.press("enter").text("begun")
	d.run(d.s.Type(tea.KeyPressMsg{Code: 'e', Mod: tea.ModCtrl}))
	out, ok := d.asked[len(d.asked)-1].(frame.EditOutside)
	if !ok || out.Text != "begun" {
		t.Fatalf("asked for %#v", d.asked)
	}
	if got := d.drafts[d.review().ID()].Texts["exceptions/cac/note"]; got != "begun" {
		t.Errorf("the editor has the terminal, and the draft %q", got)
	}
	n := len(d.asked)
	d.run(d.s.Type(tea.KeyPressMsg{Code: 'e', Mod: tea.ModCtrl}))
	d.text("lost").press("tab", "esc") // typed ahead, before the editor had come
	d.run(d.s.Paste("lost"))
	if len(d.asked) != n || d.s.fields.current().key != "note" {
		t.Fatalf("asked for %#v in %s", d.asked[n:], d.s.fields.current().key)
	}
	d.run(d.s.Take(frame.Edited{Text: "begun\nand ended\n", For: out.For}))
	d.shows("and ended")
	d.press("ctrl+s")
	if got := d.review().Finding("cac").Note; got != "begun\nand ended" {
		t.Errorf("note %q", got)
	}
}

func TestExperimentsShowWhatWasExpectedAndMeasured(t *testing.T) {
	d := sit(t, metrics.EN, lastWeek).step(metrics.StepExperiments)
	d.shows("週次メールで完走率が上がる", "expected +3pt", "Course completion", "NPS", "measured", "Verdict")
	d.press("+")
	if e, ok := d.asked[len(d.asked)-1].(frame.EditExperiment); !ok || e.Experiment.Review != d.review().ID() || e.Experiment.ID != "" {
		t.Errorf("asked for %#v", d.asked)
	}
	d.press("enter", "3", "ctrl+s")
	d.shows("unclear")
	d.hides("1 left")
	d.press("enter", "shift+tab", "0", "ctrl+s")
	if e := d.env.Workspace.Experiments[0]; e.Verdict != "" || e.Measured != nil || e.Ended != 0 {
		t.Errorf("experiment %+v", e)
	}
}

func TestAVoiceIsTakenAway(t *testing.T) {
	d := sit(t, metrics.EN).step(metrics.StepVoices)
	d.press("+").text("loved it").press("ctrl+s", "+").text("hated it").press("ctrl+s", "j", "-")
	if v := d.review().Voices; len(v) != 1 || v[0].Text != "hated it" {
		t.Errorf("voices %+v", v)
	}
	d.press("enter", "ctrl+u", "ctrl+s")
	if v := d.review().Voices; len(v) != 0 {
		t.Errorf("voices %+v", v)
	}
}

func TestATextThatIsTooLongIsBlamed(t *testing.T) {
	d := sit(t, metrics.EN).step(metrics.StepExceptions)
	d.press("enter")
	n := len(d.saves)
	d.s.fields.current().in.set(strings.Repeat("long ", 1000)) // as an editor may leave it
	d.press("ctrl+s")
	if !d.s.Typing() || len(d.saves) != n || d.s.fields.current().problem == "" {
		t.Error("a text of 5,000 characters was kept")
	}
}

func TestGoalsOfTheNextQuarterLeaveTheOldOnesInForce(t *testing.T) {
	d := sit(t, metrics.EN)
	quarter := d.env.Info().ReviewPeriod(metrics.Quarter, d.env.Today)
	d.run(d.s.Show(quarter))
	d.step(metrics.StepGoals)
	from := quarter.Add(1).Start
	d.shows("<= ¥25,000", from.String())
	before := metrics.GoalOn(d.env.Workspace, d.env.Workspace.KPI("cac"), d.env.Series("cac"), from-1)
	for d.s.Selected() != "cac" {
		d.press("j")
	}
	d.press("enter").text("abc").press("enter")
	if !d.s.Typing() {
		t.Fatal("a goal that is no number was kept")
	}
	d.press("ctrl+u").text("22k").press("enter")
	d.shows("<= ¥22,000")
	k := d.env.Workspace.KPI("cac")
	if got := metrics.GoalOn(d.env.Workspace, k, d.env.Series("cac"), from-1); got.Goal.Value != before.Goal.Value || got.Goal.Until != from-1 {
		t.Errorf("the old goal is %+v", got.Goal)
	}
	if got := metrics.GoalOn(d.env.Workspace, k, d.env.Series("cac"), from); got.Goal.Value != 22000 || got.Goal.Since != from {
		t.Errorf("the new goal is %+v", got.Goal)
	}
	if c := d.last(); c.Kind != metrics.ChangeDefine || len(c.Records) != 1 {
		t.Errorf("change %+v", c)
	}
	d.press("enter", "ctrl+u", "enter") // and back
	if got := metrics.GoalOn(d.env.Workspace, d.env.Workspace.KPI("cac"), d.env.Series("cac"), from); got.Goal.Value != 25000 {
		t.Errorf("the goal is %+v", got.Goal)
	}
	for d.s.Selected() != "students_total" {
		d.press("k")
	}
	d.press("enter").text("1600").press("enter")
	var goal *metrics.Goal
	for i, g := range d.env.Workspace.Phase("phase-3").Goals {
		if g.KPI == "students_total" && g.Since == from {
			goal = &d.env.Workspace.Phase("phase-3").Goals[i]
		}
	}
	if goal == nil || goal.Value != 1600 || goal.From == nil || *goal.From < 500 || goal.Due != on("2027-06-30") {
		t.Errorf("goal of the phase %+v", goal)
	}
}

func TestAnAnnualReviewJudgesTheKPIs(t *testing.T) {
	d := sit(t, metrics.EN)
	d.run(d.s.Show(d.env.Info().ReviewPeriod(metrics.Year, d.env.Today)))
	d.step(metrics.StepSystem)
	kpi := d.s.Selected()
	d.press("enter", "3").text("nobody looks").press("ctrl+s")
	if f := d.review().Finding(kpi); f.Verdict != metrics.RetireKPI || f.Note != "nobody looks" {
		t.Errorf("finding %+v", f)
	}
	d.shows("retire", "11 left")
	d.press("N", "n")
	for range len(d.s.here().cursor().items) - 1 {
		d.press("n")
	}
	d.shows("KPI system")
	d.press("enter").text("fewer").press("ctrl+s")
	if d.review().Texts[metrics.KPISystem] != "fewer" {
		t.Errorf("texts %+v", d.review().Texts)
	}
}

func TestMonthlyReviewsGoThroughAllKPIs(t *testing.T) {
	d := sit(t, metrics.EN)
	d.run(d.s.Show(d.env.Info().ReviewPeriod(metrics.Month, d.env.Today)))
	d.step(metrics.StepKPIs)
	d.shows("1/12")
	if got, alone := d.s.Presents(); len(got) != 12 || got[0] != "cac" || alone {
		t.Errorf("presents %v", got)
	}
	d.step(metrics.StepMarket).press("enter").text("a rival").press("ctrl+s", "n", "enter").text("a plan").press("ctrl+s")
	if r := d.review(); r.Texts[metrics.Market] != "a rival" || r.Texts[metrics.Proposals] != "a plan" {
		t.Errorf("texts %+v", r.Texts)
	}
}

func TestMaskedAmountsStayHidden(t *testing.T) {
	d := sit(t, metrics.EN, lastWeek, func(w *metrics.Workspace) {
		w.Reviews[0].Findings[0].Note = "spent 1,234 more, 12%"
		w.Actions[0].Title, w.Actions[0].Status, w.Actions[0].Why, w.Actions[0].Ended = "Save 2,345", metrics.ActionDone, "saved 3,456", on("2026-11-20")
	})
	d.step(metrics.StepExceptions).press("enter").text("about 4,567").press("ctrl+s", "+").text("Cut 5,678").press("ctrl+s")
	d.step(metrics.StepVoices).press("enter").text("up by 6,789").press("ctrl+s")
	d.env.Masked = true
	d.s.Refresh()
	d.hides("6,789")
	d.step(metrics.StepExceptions)
	d.hides("38,200", "25,000", "40,000", "1,234", "2,345", "3,456", "4,567", "5,678")
	d.shows("***", "47%", "12%")
	d.step(metrics.StepActions)
	d.hides("2,345", "3,456")
	d.press("[")
	d.shows("While amounts are hidden")
}

func TestNoTextReachesTheTerminalAsItIs(t *testing.T) {
	const evil = "\x1b[31mred\x1b]0;x\a\u202egnp\r\n\xff"
	d := sit(t, metrics.EN, lastWeek, func(w *metrics.Workspace) {
		w.KPI("cac").Name, w.KPI("cac").Owner = metrics.Same(evil), evil
		w.Reviews[0].Findings[0] = metrics.Finding{KPI: "cac", Note: evil, Cause: evil}
		w.Reviews[0].Closing.By = evil
		w.Phases[1].Name = metrics.Same(evil)
		for i := range w.Actions {
			w.Actions[i].Title, w.Actions[i].Owner, w.Actions[i].KPI = evil, evil, "cac"
			w.Actions[i].Moves = []metrics.Move{{Why: evil}}
		}
		w.Experiments[0].Hypothesis, w.Experiments[0].Owner, w.Experiments[0].Learned = evil, evil, evil
		w.Reviews = append(w.Reviews, metrics.Review{Period: week47, Opened: at("2026-11-20", 9), By: evil,
			Findings: []metrics.Finding{{KPI: "cac", Note: evil, Cause: evil}}, Voices: []metrics.Voice{{KPI: "cac", Who: evil, Text: evil}},
			Texts: map[metrics.Section]string{metrics.Highlights: evil, metrics.Decisions: evil}})
	})
	d.minutes[metrics.ReviewID(week47.Add(-1))] = metrics.Minutes{Text: evil}
	check := func() {
		t.Helper()
		for _, r := range d.view() {
			if r < ' ' && r != '\n' || r == 0x202e {
				t.Fatalf("%q in step %s:\n%q", r, d.s.step(), d.view())
			}
		}
	}
	for i := range d.s.steps {
		d.run(d.s.goTo(i, 0))
		check()
		if d.s.step() != metrics.StepClose && d.s.step() != metrics.StepPhases && d.s.step() != metrics.StepDue && d.s.step() != metrics.StepActions {
			d.press("enter")
			check()
			d.press("esc")
		}
	}
	d.press("[")
	check()
}

func TestTheFooterNamesTheKeysOfTheStep(t *testing.T) {
	d := sit(t, metrics.EN, lastWeek)
	has := func(key string) bool {
		for _, h := range d.s.Hints() {
			if h.Key == key {
				return true
			}
		}
		return false
	}
	if !has("space") || !has("n") || has("o") {
		t.Errorf("hints %+v", d.s.Hints())
	}
	d.press("space")
	if !has("esc") || has("space") {
		t.Errorf("hints %+v", d.s.Hints())
	}
	if b := keys.Of(keys.Next); b.Show != "n" {
		t.Error("n is another key now")
	}
}

func TestAClickTurnsToAStepAndAnItem(t *testing.T) {
	d := sit(t, metrics.EN, lastWeek)
	d.view()
	d.run(d.s.Click(5, d.s.seen.y+2))
	if d.s.step() != metrics.StepDue {
		t.Errorf("at %s", d.s.step())
	}
	d.run(d.s.Click(d.s.seen.x+5, d.s.AnchorRow()+1))
	if d.s.here().cursor().at != 1 {
		t.Errorf("on item %d", d.s.here().cursor().at)
	}
}

// Every field can be reached on the smallest screen, with the cursor in view.
func TestTheFocusIsInViewOnTheSmallestScreen(t *testing.T) {
	for _, size := range [][2]int{{60, 12}, {79, 12}, {80, 21}, {120, 33}} {
		d := sit(t, metrics.JA, lastWeek).step(metrics.StepExceptions)
		d.s.SetSize(size[0], size[1])
		d.press("enter")
		for range d.s.fields.list {
			c := d.s.Cursor()
			if c == nil || c.X < 0 || c.X >= size[0] || c.Y < 0 || c.Y >= size[1] {
				t.Errorf("%v: the cursor of %s is at %v:\n%s", size, d.s.fields.current().key, c, d.view())
			}
			d.press("tab")
		}
	}
}

func TestAnAnnualReviewReadsTheYearThatIsNotInMemory(t *testing.T) {
	d := sit(t, metrics.EN)
	d.run(d.s.Show(d.env.Info().ReviewPeriod(metrics.Year, d.env.Today)))
	whole := d.step(metrics.StepSystem).use("students_total")
	d.press("shift+tab")
	d.shorten("students_total", "2026-10-01")
	if got := d.use("students_total"); got != whole || !slices.Contains(d.read, "students_total") {
		t.Errorf("read %v, says %q, want %q", d.read, got, whole)
	}
}

// use turns to the card of a KPI and returns how it served.
func (d *desk) use(kpi string) string {
	d.t.Helper()
	d.step(metrics.StepSystem)
	for d.s.Selected() != kpi {
		d.press("n")
	}
	return uitest.Line(d.s.View(), "periods measured")
}

func TestMinutesLookBackUponWholeHistories(t *testing.T) {
	var texts []string
	for _, short := range []bool{false, true} {
		d := sit(t, metrics.EN)
		if short {
			d.shorten("uptime", "2026-11-10")
		}
		d.step(metrics.StepClose).press("enter", "y")
		if got := slices.Contains(d.read, "uptime"); got != short || !d.review().Closed() {
			t.Fatalf("read %v", d.read)
		}
		texts = append(texts, d.minutes[d.review().ID()].Text)
	}
	if texts[0] == "" || texts[0] != texts[1] {
		t.Errorf("minutes %q\nand of a short memory %q", texts[0], texts[1])
	}
}
