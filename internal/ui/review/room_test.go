package review

import (
	"strings"
	"testing"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/uitest"
)

// bodies are what the header and the footer leave of 60x20, 80x24, 120x36 and 200x60.
var bodies = [][2]int{{60, 17}, {80, 21}, {120, 33}, {200, 57}}

// rest returns the view behind the first line that says something.
func (d *desk) rest(says string) string {
	d.t.Helper()
	_, rest, ok := strings.Cut(d.view(), says)
	if !ok {
		d.t.Errorf("nothing says %q:\n%s", says, d.view())
	}
	return rest
}

func TestHowToCloseStaysInView(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		d := sit(t, lang, lastWeek, func(w *metrics.Workspace) {
			for i := range w.KPIs {
				w.KPIs[i].Name = metrics.Same(strings.Repeat("とても長い名前", 3))
			}
		}).step(metrics.StepClose)
		for _, size := range append([][2]int{{60, 12}, {60, 8}}, bodies...) {
			d.s.SetSize(size[0], size[1])
			last := map[metrics.Lang]string{metrics.JA: "のまま残ります", metrics.EN: "as they are now."}[lang]
			shown := d.view()
			if last = strings.ReplaceAll(last, " ", ""); !strings.Contains(strings.Join(strings.Fields(shown), ""), last) {
				t.Errorf("%v:\n%s", size, shown)
			}
			d.press("G")
			if end := map[metrics.Lang]string{metrics.JA: "所要時間", metrics.EN: "Time used"}[lang]; uitest.Line(d.s.View(), end) == "" || !strings.Contains(strings.Join(strings.Fields(d.view()), ""), last) {
				t.Errorf("%v, scrolled:\n%s", size, d.view())
			}
			d.press("g").shows(d.env.T(words.InMinutes))
		}
		width := 0
		for _, h := range d.s.Hints() {
			if width += text.Width(h.Key) + text.Width(d.env.T(h.Text)) + 3; h.Key == "enter" {
				break
			}
		}
		if width > 60 {
			t.Errorf("the footer has room for enter from %d columns on", width)
		}
	}
}

// longAgo is a last review that said much about a KPI.
func longAgo(w *metrics.Workspace) {
	lastWeek(w)
	long := strings.Repeat("広告の単価が上がり、申込みは減った。", 8)
	w.Reviews[0].Findings[0] = metrics.Finding{KPI: "cac", Note: long, Cause: long}
	w.Actions[0].Title, w.Actions[0].Status, w.Actions[0].Ended, w.Actions[0].Why = long, metrics.ActionDone, on("2026-11-18"), long
}

func TestWhatIsWrittenNowIsInViewWhateverWasSaidLastTime(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		for _, size := range append([][2]int{{60, 12}}, bodies...) {
			d := sit(t, lang, longAgo).step(metrics.StepExceptions)
			d.s.SetSize(size[0], size[1])
			d.shows(d.env.T(words.LastTime), d.env.Theme.Glyphs.Tail)
			now := d.rest(d.env.T(words.ThisTime))
			for _, label := range []metrics.Text{words.Note, words.Cause, words.Action} {
				if !strings.Contains(now, d.env.T(label)) {
					t.Errorf("%v: no %s:\n%s", size, d.env.T(label), d.view())
				}
			}
			d.press("enter").text("メモ")
			now = d.rest(d.env.T(words.ThisTime))
			for _, label := range []metrics.Text{words.Note, words.Cause, words.Action, words.Owner, words.Due} {
				if size[1] > 12 && !strings.Contains(now, d.env.T(label)) {
					t.Errorf("%v, written in: no %s:\n%s", size, d.env.T(label), d.view())
				}
			}
		}
	}
}

func TestLastTimeIsShortenedNoMoreThanItMustBe(t *testing.T) {
	d := sit(t, metrics.JA, longAgo).step(metrics.StepExceptions)
	lines := func(height int) int {
		d.s.SetSize(60, height)
		last, _, _ := strings.Cut(d.rest("前回  W46"), "今回")
		return strings.Count(last, "\n")
	}
	if all, each, one := lines(50), lines(17), lines(12); all < 15 || each != 4 || one != 1 {
		t.Errorf("last time takes %d, %d, %d lines", all, each, one)
	}
	d.s.SetSize(60, 17)
	for _, label := range []string{"メモ", "原因", "アクション"} {
		if line := uitest.Line(d.s.View(), label+" "); !strings.HasSuffix(strings.TrimSpace(line), "~") {
			t.Errorf("nothing says that there is more: %q", line)
		}
	}
}

func TestNothingMovesFromFieldToField(t *testing.T) {
	for _, size := range bodies {
		d := sit(t, metrics.JA, longAgo).step(metrics.StepExceptions)
		d.s.SetSize(size[0], size[1])
		d.press("enter")
		above, _, _ := strings.Cut(d.view(), "今回")
		for range d.s.fields.list {
			d.press("tab")
			if now, _, _ := strings.Cut(d.view(), "今回"); strings.Count(now, "\n") != strings.Count(above, "\n") {
				t.Errorf("%v: at %s\n%s", size, d.s.fields.current().key, d.view())
			}
		}
	}
}

func TestWhatWasMeasuredIsShownWhole(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		d := sit(t, lang, lastWeek, func(w *metrics.Workspace) {
			w.Experiments[0].Outcome = metrics.Expectation{KPI: "csat", Change: 0.2}
			w.KPI("csat").Name = metrics.Same(strings.Repeat("満足", 6))
		}).step(metrics.StepExperiments)
		for _, size := range bodies {
			d.s.SetSize(size[0], size[1])
			measured := strings.Split(d.env.T(words.MeasuredChange), "%")[0]
			d.shows(measured+"+1pt", strings.Split(d.env.T(words.Expected), "%")[0]+"+0.2pt", strings.Repeat("満足", 6))
			if one := strings.Contains(uitest.Line(d.s.View(), measured), d.env.T(metrics.Lever.Label())); one != (size[0] > 60) {
				t.Errorf("%v: on the line of its KPI is %v:\n%s", size, one, d.view())
			}
		}
	}
}

func TestLettersAfterTheNumberOfAVerdictBelongToTheNextField(t *testing.T) {
	d := sit(t, metrics.EN, lastWeek).step(metrics.StepExperiments)
	d.press("enter").text("hello").press("2").text("hello 1 and 3").press("ctrl+s")
	if e := d.env.Workspace.Experiments[0]; e.Verdict != metrics.Refuted || e.Learned != "hello 1 and 3" {
		t.Errorf("%s: %q", e.Verdict, e.Learned)
	}
	d.press("enter", "right", "9", "4", "ctrl+s")
	if e := d.env.Workspace.Experiments[0]; e.Verdict != metrics.Unclear {
		t.Errorf("%s", e.Verdict)
	}
}

func TestTheRailSaysWhatIsLeft(t *testing.T) {
	d := sit(t, metrics.JA, lastWeek)
	has := func(step, want string) {
		t.Helper()
		if line := uitest.Line(d.s.View(), step); !strings.Contains(strings.Join(strings.Fields(line), " "), want) {
			t.Errorf("%q, want %q", line, want)
		}
	}
	has("1 アクション", "1 アクション 残り2")
	has("3 要対応", "3 要対応 残り5")
	d.press("space", "enter")
	has("1 アクション", "1 アクション 残り1")
	d.press("n", ">", "enter", "enter")
	has("1 アクション", "1 アクション ✓")
	d.step(metrics.StepPhases)
	if line := uitest.Line(d.s.View(), "4 フェーズ"); strings.Contains(line, "✓") {
		t.Errorf("%q while it is looked at", line)
	}
	d.step(metrics.StepExperiments)
	has("4 フェーズ", "4 フェーズ ✓")
	d.s.SetSize(60, 17)
	has("5 仮説検証", "1✓ 2 3 4✓ 5 仮説検証 残り1 6 7")
	d.press("enter", "1", "ctrl+s")
	has("5 仮説検証", "1✓ 2 3 4✓ 5 仮説検証 ✓ 6 7")
}

func TestOnlyOneThingIsUnderTheCursor(t *testing.T) {
	d := sit(t, metrics.JA, lastWeek)
	if n := strings.Count(d.view(), d.env.Theme.Glyphs.Cursor); n != 1 {
		t.Errorf("%d cursors:\n%s", n, d.view())
	}
}

func TestHowFarAwayADayIsGivesWayToTitles(t *testing.T) {
	d := sit(t, metrics.EN, lastWeek, func(w *metrics.Workspace) {
		w.Actions[0].Title, w.Actions[0].Owner = "Put the bids for search back to September", "Engineering"
	})
	d.s.SetSize(60, 17)
	d.shows("Put the bids for search back", "Engineering", "11/18")
	d.hides("days ago")
	d.s.SetSize(80, 21)
	d.shows("Put the bids for search back", "Engineering", "11/18", "2 days ago")
}

func TestOneIsNotSaidAsMany(t *testing.T) {
	d := sit(t, metrics.EN, func(w *metrics.Workspace) {
		for i := range w.KPIs {
			if w.KPIs[i].ID != "course_week" {
				w.KPIs[i].Archived = true
			}
		}
	}).step(metrics.StepDue)
	if n := d.s.here().(*dueStop).asks(); n != 1 {
		t.Fatalf("%d are due", n)
	}
	d.shows("1 number due")
	d.step(metrics.StepVoices).press("+").text("loved it").press("ctrl+s")
	d.step(metrics.StepClose)
	d.shows("1 customer voice")
	d.hides("1 customer voices")
}
