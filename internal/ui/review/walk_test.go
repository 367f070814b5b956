package review

import (
	"slices"
	"strings"
	"testing"
	"time"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/uitest"
	uiwords "kpitui/internal/ui/words"
)

func TestTheReviewIsMadeWhenFirstOpened(t *testing.T) {
	d := sit(t, metrics.EN)
	r := d.review()
	if len(d.saves) != 1 || d.last().Kind != metrics.ChangeReview || r == nil || r.Period != week47 || r.By != "naoto" || !r.Opened.Equal(d.env.Now) {
		t.Fatalf("saved %+v, review %+v", d.saves, r)
	}
	d.run(d.s.Enter())
	d.again()
	if len(d.saves) != 1 {
		t.Errorf("made %d times", len(d.saves))
	}
}

func TestWalkingFromTheActionsToTheMinutes(t *testing.T) {
	d := sit(t, metrics.JA, lastWeek, threeExceptions)
	if n := len(d.env.Assessed.KPIs); n != 15 {
		t.Fatalf("%d KPIs", n)
	}
	d.shows("検索広告を半分にする", "2日前")

	d.press("space").text("9日に半分にした").press("enter", "n") // the first action is done
	d.press(">", "enter").text("見積もり待ち").press("enter", "n")
	d.press("E") // the root enters the numbers: one key beyond the digits for each
	d.pressed += enterAll(d)
	d.shows("数値はすべてそろっています")
	d.press("n")

	for i, kpi := range []string{"cac", "revenue_month", "nps"} {
		if got := d.s.here().cursor().item(); got != kpi {
			t.Fatalf("exception %d is %s, want %s: %v", i, got, kpi, d.s.here().cursor().items)
		}
		d.press("enter").text("メモ"+kpi).press("tab").text("原因").press("tab").text("対策"+kpi).press("enter").text("さん").press("enter", "enter", "n")
	}
	d.shows("拡張期")
	d.press("tab") // phases
	d.press("enter", "1").text("効いた").press("ctrl+s", "n")
	d.press("enter").text("**好調**").press("ctrl+s")
	d.press("+").text("とても助かった").press("tab").text("受講生").press("enter", "nps", "enter")
	d.pressed -= len("nps")
	d.press("G", "enter").text("広告を減らす").press("ctrl+s", "n")
	d.shows("新規 3、完了 1、延期 1、中止 0", "記入 3/3", "判定 1/1", "ハイライト、決定事項、顧客の声 1件")
	d.press("enter", "y")

	r := d.review()
	if !r.Closed() {
		t.Fatalf("still open:\n%s", d.view())
	}
	t.Logf("%d keys beyond text", d.pressed)
	if d.pressed > 60 {
		t.Errorf("%d keys beyond text", d.pressed)
	}
	if f := r.Finding("cac"); f.Note != "メモcac" || f.Cause != "原因" {
		t.Errorf("finding %+v", f)
	}
	if len(r.Voices) != 1 || r.Voices[0] != (metrics.Voice{KPI: "nps", Who: "受講生", Text: "とても助かった"}) || r.Texts[metrics.Decisions] != "広告を減らす" || r.Texts[metrics.Highlights] != "**好調**" {
		t.Errorf("voices %+v, texts %+v", r.Voices, r.Texts)
	}
	byTitle := map[string]metrics.Action{}
	for _, a := range d.env.Workspace.Actions {
		byTitle[a.Title] = a
	}
	if a := byTitle["検索広告を半分にする"]; a.Status != metrics.ActionDone || a.Why != "9日に半分にした" || a.Ended != uitest.Today {
		t.Errorf("done: %+v", a)
	}
	if a := byTitle["紹介制度の案を出す"]; a.Due != on("2026-11-27") || len(a.Moves) != 1 || a.Moves[0] != (metrics.Move{On: uitest.Today, From: on("2026-11-20"), To: on("2026-11-27"), Why: "見積もり待ち"}) {
		t.Errorf("moved: %+v", a)
	}
	if a := byTitle["対策nps"]; a.KPI != "nps" || a.Owner != "さん" || a.Due != uitest.Today+7 || a.Review != r.ID() || a.Status != metrics.ActionOpen || len(a.ID) != 10 {
		t.Errorf("made: %+v", a)
	}
	if e := d.env.Workspace.Experiments[0]; e.Verdict != metrics.Supported || e.Learned != "効いた" || e.Measured == nil || e.Ended != uitest.Today || e.Stage != metrics.StageAct {
		t.Errorf("experiment: %+v", e)
	}
	c := r.Closing
	if c.Seq != d.env.Seq-1 || c.By != "naoto" || !c.At.Equal(d.env.Assessed.Now) || c.Levels["cac"] != metrics.LevelCritical || c.Spent[metrics.StepExceptions] == 0 {
		t.Errorf("closing %+v at %d", c, d.env.Seq)
	}
	if m := d.minutes[r.ID()]; m.Lang != metrics.JA || len(d.last().Records) != 2 {
		t.Errorf("minutes %+v, change %+v", m, d.last())
	}
}

// threeExceptions makes fifteen KPIs of the workspace of the tests, of which three
// are exceptions.
func threeExceptions(w *metrics.Workspace) {
	for _, id := range []string{"rank", "csat"} {
		k := w.KPI(id)
		k.Goals, k.Thresholds, k.Cadence = nil, metrics.Thresholds{}, metrics.Quarterly
		w.Series[id] = &metrics.Series{}
	}
	for i := range 3 {
		k := *w.KPI("ltv")
		k.ID, k.Order = "extra_"+string(rune('a'+i)), 20+i
		k.Goals = nil
		w.KPIs = append(w.KPIs, k)
	}
}

// enterAll gives every KPI the values that are due and returns how many keys that
// takes beyond the digits.
func enterAll(d *desk) (pressed int) {
	for range 10 {
		c := metrics.Change{Kind: metrics.ChangeSet}
		for i := range d.env.Assessed.KPIs {
			st := &d.env.Assessed.KPIs[i]
			edit := metrics.SeriesEdit{KPI: st.KPI.ID}
			for _, p := range st.Asks {
				v := st.Value.V
				if st.KPI.Unit.Kind == metrics.UnitShare {
					v = 99.9
				}
				edit.Put = append(edit.Put, metrics.Snapshot{Slot: metrics.Slot{Period: p}, Value: v, Origin: &metrics.Origin{Source: "cockpit"}})
				pressed++
			}
			if len(edit.Put) > 0 {
				c.Series = append(c.Series, edit)
			}
		}
		if len(c.Series) == 0 {
			return pressed
		}
		d.apply(c)
	}
	d.t.Fatal("there is no end to what is due")
	return 0
}

func TestNextGoesOverTheEndsOfSteps(t *testing.T) {
	d := sit(t, metrics.EN, lastWeek)
	d.press("n")
	if d.s.step() != metrics.StepActions || d.s.here().cursor().at != 1 {
		t.Fatalf("at %s %d", d.s.step(), d.s.here().cursor().at)
	}
	d.press("n")
	if d.s.step() != metrics.StepDue {
		t.Fatalf("at %s", d.s.step())
	}
	d.press("N")
	if d.s.step() != metrics.StepActions || d.s.here().cursor().at != 1 {
		t.Errorf("back at %s %d", d.s.step(), d.s.here().cursor().at)
	}
	d.press("tab", "tab", "shift+tab")
	if d.s.step() != metrics.StepDue || d.s.here().cursor().at != 0 {
		t.Errorf("at %s %d", d.s.step(), d.s.here().cursor().at)
	}
	d.press("shift+tab", "shift+tab", "N")
	if d.s.step() != metrics.StepActions {
		t.Errorf("before the first step is %s", d.s.step())
	}
	for range 60 {
		d.press("n")
	}
	if d.s.step() != metrics.StepClose {
		t.Errorf("n ends at %s", d.s.step())
	}
}

func TestWhatIsEnteredLeavesTheListOfWhatIsDue(t *testing.T) {
	d := sit(t, metrics.EN).step(metrics.StepDue)
	st := d.env.Status(d.s.Selected())
	d.press("enter")
	d.wants(frame.EnterValue{KPI: st.KPI.ID, Period: st.Asks[0]})
	if d.s.here().cursor().find("course_week"); d.s.Selected() != "course_week" {
		t.Fatal("course_week is not due")
	}
	d.s.Select("csat") // as the entry line does
	if d.s.Selected() != "csat" {
		t.Errorf("the cursor stays on %s", d.s.Selected())
	}
	n := len(d.s.here().cursor().items)
	d.apply(metrics.Change{Kind: metrics.ChangeSet, Series: []metrics.SeriesEdit{{KPI: "course_week", Put: []metrics.Snapshot{
		{Slot: metrics.Slot{Period: week47.Add(-1)}, Value: 82, Origin: &metrics.Origin{}}, {Slot: metrics.Slot{Period: week47}, Value: 82, Origin: &metrics.Origin{}}}}}})
	if got := len(d.s.here().cursor().items); got != n-1 || d.s.Selected() != "csat" {
		t.Errorf("%d of %d are due, the cursor is on %s", got, n, d.s.Selected())
	}
	enterAll(d)
	d.shows("All numbers are in.")
	if cmd, ok := d.s.Do(keys.EnterAll); ok {
		t.Errorf("E is the root's: %v", cmd)
	}
}

func TestACardSaysWhyItIsThere(t *testing.T) {
	d := sit(t, metrics.EN, lastWeek).step(metrics.StepExceptions)
	d.shows("!3 critical", "CAC", "¥38,200", "47%", "<= ¥25,000", "worse", "was !2 warning", "Last time", "展示会", "検索広告を半分にする", "1/5")
	d.press("n")
	d.hides("展示会")
}

func TestPhaseGoalsBeginWithTheWorst(t *testing.T) {
	d := sit(t, metrics.EN).step(metrics.StepPhases)
	d.shows("Expansion", "73% behind", "97% behind", "85% not reached")
	if d.s.Selected() != "revenue_month" {
		t.Errorf("first is %s", d.s.Selected())
	}
	d.press("enter")
	d.wants(frame.OpenDetail{KPI: "revenue_month"})
}

func TestEmptyStepsSayWhichKeyGoesOn(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		d := sit(t, lang, func(w *metrics.Workspace) { w.KPIs, w.Phases = nil, nil })
		for range d.s.steps {
			if v := d.view(); !strings.Contains(v, " n ") && !strings.Contains(v, "n で") && d.s.step() != metrics.StepDue && d.s.step() != metrics.StepVoices && d.s.step() != metrics.StepClose {
				t.Errorf("%s: %s does not say how to go on:\n%s", lang, d.s.step(), v)
			}
			d.press("tab")
		}
	}
}

func TestTimeIsCountedPerStepAndOnlyWithKeys(t *testing.T) {
	d := sit(t, metrics.EN, lastWeek)
	before := d.s.View()
	d.env.Pressed = d.env.Pressed.Add(90 * time.Second) // time goes by and nothing happens
	d.s.Refresh()
	if d.s.View() != before {
		t.Error("the clock ticks by itself")
	}
	d.press("tab") // a second later
	d.env.Pressed = d.env.Pressed.Add(29 * time.Second)
	d.press("tab")
	d.shows("1:31", "0:30", "2:01")
	d.env.Pressed = d.env.Pressed.Add(3 * time.Hour) // lunch
	d.press("tab")
	if got := d.s.draft.total(); got != 121 {
		t.Errorf("%d seconds", got)
	}
}

func TestEverySizeShowsWholeLines(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		for _, kind := range metrics.Reviewed {
			if lang == metrics.EN && kind != metrics.Week { // the steps are the same, and their words shorter
				continue
			}
			d := sit(t, lang, lastWeek)
			d.run(d.s.Show(d.env.Info().ReviewPeriod(kind, d.env.Today)))
			for i := range d.s.steps {
				d.run(d.s.goTo(i, 0))
				uitest.Sweep(t, d.s)
			}
		}
	}
}

func TestWords(t *testing.T) {
	for _, missing := range uiwords.Missing(words) {
		t.Error(missing)
	}
	for _, missing := range slices.Concat(uiwords.Missing(titles), uiwords.Missing(sectionHints), uiwords.Missing(shortSteps)) {
		t.Error(missing)
	}
}
