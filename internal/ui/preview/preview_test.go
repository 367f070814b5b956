package preview

import (
	"errors"
	"strings"
	"testing"
	"time"

	"kpitui/internal/metrics"
	"kpitui/internal/report"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/theme"
	"kpitui/internal/ui/uitest"
	uiwords "kpitui/internal/ui/words"
)

var (
	w47 = metrics.Period{Kind: metrics.Week, Start: metrics.NewDate(2026, time.November, 16)}
	oct = metrics.Period{Kind: metrics.Month, Start: metrics.NewDate(2026, time.October, 1)}
)

// made is the report of a period, as the root brings it.
func made(env *frame.Env, p metrics.Period) frame.ReportMade {
	d := report.Build(report.Input{Workspace: env.Workspace, Assessed: env.Assessed, Period: p, Lang: env.Lang})
	return frame.ReportMade{Period: p, Document: d, Markdown: report.Minutes(d)}
}

// shown returns the preview of this week's report.
func shown(env *frame.Env, w, h int) *Screen {
	s := New(env, w47)
	s.SetSize(w, h)
	s.Refresh()
	s.Take(made(env, w47))
	return s
}

func has(t *testing.T, view string, wanted ...string) {
	t.Helper()
	plain := uitest.Plain(view)
	for _, w := range wanted {
		if !strings.Contains(plain, w) {
			t.Errorf("no %q in\n%s", w, plain)
		}
	}
}

func TestItShowsTheReportFormatted(t *testing.T) {
	env := uitest.Env(metrics.JA)
	s := New(env, w47)
	s.SetSize(80, 21)
	s.Refresh()
	uitest.Asks(t, uitest.Messages(s.Enter()), frame.MakeReport{Period: w47})
	has(t, s.View(), "レポート", "週次", "年次", "2026年第47週（11/16〜11/22）", "作成しています")
	s.Take(made(env, w47))
	has(t, s.View(), "AI am I 週次レポート", "要対応のKPI")
	if v := uitest.Plain(s.View()); strings.Contains(v, "##") || strings.Contains(v, "作成しています") {
		t.Errorf("%s", v)
	}
}

func TestReportsOfOtherCadencesAndPeriods(t *testing.T) {
	s := shown(uitest.Env(metrics.JA), 100, 21)
	uitest.Asks(t, uitest.Do(t, s, keys.Earlier), frame.MakeReport{Period: w47.Add(-1)})
	uitest.Asks(t, uitest.Do(t, s, keys.Cadence), frame.MakeReport{Period: oct})
	has(t, s.View(), "2026年10月")
	uitest.Asks(t, uitest.Do(t, s, keys.Later), frame.MakeReport{Period: oct.Add(1)}) // the month that runs
	if asked := uitest.Do(t, s, keys.Later); len(asked) != 1 || asked[0].(frame.Say).Text == "" {
		t.Errorf("of a month that has not begun: %v", asked)
	}
	uitest.Do(t, s, keys.Cadence, keys.Cadence)
	// A tab that was left is found as it was.
	uitest.Asks(t, uitest.Do(t, s, keys.Cadence), frame.MakeReport{Period: w47.Add(-1)})
}

func TestThereIsNothingBeforeTheCompany(t *testing.T) {
	env := uitest.Env(metrics.JA)
	env.Workspace.Info.Start = metrics.NewDate(2026, time.July, 1)
	young := shown(env, 100, 21)
	year := metrics.Period{Kind: metrics.Year, Start: metrics.NewDate(2026, time.January, 1)}
	uitest.Asks(t, uitest.Do(t, young, keys.Cadence, keys.Cadence, keys.Cadence), frame.MakeReport{Period: year})
	env = uitest.Env(metrics.JA)
	s := New(env, env.Info().Of(metrics.Year, env.Info().Start))
	if asked := uitest.Do(t, s, keys.Earlier); len(asked) != 1 || asked[0].(frame.Say).Text == "" {
		t.Errorf("%v", asked)
	}
}

// What was asked for before and comes late is not shown; until the new one comes
// the old one stays, under the name of what is being made.
func TestOlderResultsAreDropped(t *testing.T) {
	env := uitest.Env(metrics.JA)
	s := shown(env, 100, 21)
	uitest.Do(t, s, keys.Cadence)
	has(t, s.View(), "週次レポート", "2026年10月", "作成しています")
	s.Take(made(env, w47.Add(-1)))
	has(t, s.View(), "週次レポート", "2026年第47週")
	s.Take(made(env, oct))
	has(t, s.View(), "月次レポート")
	if strings.Contains(uitest.Plain(s.View()), "週次レポート") {
		t.Error("the old one is still there")
	}
}

func TestAChangeMakesItAnew(t *testing.T) {
	s := shown(uitest.Env(metrics.JA), 100, 21)
	uitest.Asks(t, uitest.Messages(s.Take(frame.Refreshed{})), frame.MakeReport{Period: w47})
	uitest.Asks(t, uitest.Messages(s.Take(frame.Saved{})), frame.MakeReport{Period: w47})
	if s.Take(frame.Saved{Err: errors.New("disk full")}) != nil {
		t.Error("nothing has changed")
	}
}

func TestAnotherLanguageMakesItAnew(t *testing.T) {
	env := uitest.Env(metrics.JA)
	s := shown(env, 100, 21)
	japanese := made(env, w47)
	env.Lang = metrics.EN
	s.Refresh()
	uitest.Asks(t, uitest.Messages(s.Take(frame.Refreshed{})), frame.MakeReport{Period: w47})
	s.Take(japanese) // which was on its way
	has(t, s.View(), "週次レポート", "is being made")
	if asked := uitest.Do(t, s, keys.Copy); len(asked) != 1 || asked[0].(frame.Say).Text != words.Wait.EN {
		t.Errorf("the old one is copied: %v", asked)
	}
	s.Take(made(env, w47))
	has(t, s.View(), "AI am I: weekly report")
	if strings.Contains(uitest.Plain(s.View()), "being made") {
		t.Error("it is still being made")
	}
}

func TestWhyThereIsNone(t *testing.T) {
	s := shown(uitest.Env(metrics.EN), 100, 21)
	s.Take(frame.ReportMade{Period: w47, Err: errors.New("x"), Text: "The file is damaged.\nSee kpitui doctor."})
	has(t, s.View(), "could not be made", "The file is damaged.", "See kpitui doctor.")
	for _, a := range []keys.Action{keys.Copy, keys.SaveCopy} {
		if asked := uitest.Do(t, s, a); len(asked) != 1 || asked[0].(frame.Say).Text == "" || s.Typing() {
			t.Errorf("%s: %v", a, asked)
		}
	}
}

func press(s *Screen, key string) []any {
	var out []any
	for _, k := range uitest.Keys(key) {
		for _, m := range uitest.Messages(s.Type(k)) {
			out = append(out, m)
		}
	}
	return out
}

func TestSavingAsksForTheFormatByOneKey(t *testing.T) {
	for key, want := range map[string]struct{ name, begins string }{
		"m": {"kpitui-weekly-2026-W47.md", "# AI am I 週次レポート"},
		"h": {"kpitui-weekly-2026-W47.html", "<!doctype html>"},
		"ｊ": {"kpitui-weekly-2026-W47.json", "{"},
	} {
		s := shown(uitest.Env(metrics.JA), 80, 21)
		uitest.Do(t, s, keys.SaveCopy)
		has(t, s.View(), "形式を選んで", "m Markdown", "h HTML", "j JSON")
		if !s.Typing() || s.Cursor() != nil {
			t.Error("the key is not taken for an answer")
		}
		if asked := press(s, "x"); len(asked) != 0 || !s.Typing() {
			t.Errorf("x answers: %v", asked)
		}
		asked := press(s, key)
		if len(asked) != 1 || s.Typing() {
			t.Fatalf("%s: %v", key, asked)
		}
		file := asked[0].(frame.SaveFile)
		if file.Name != want.name || !strings.HasPrefix(strings.ToLower(file.Content), strings.ToLower(want.begins)) {
			t.Errorf("%s: %s begins %.40q", key, file.Name, file.Content)
		}
	}
	s := shown(uitest.Env(metrics.JA), 80, 21)
	uitest.Do(t, s, keys.SaveCopy)
	if asked := press(s, "esc"); len(asked) != 0 || s.Typing() {
		t.Errorf("esc: %v", asked)
	}
}

func TestCopyTakesTheMarkdown(t *testing.T) {
	s := shown(uitest.Env(metrics.JA), 80, 21)
	uitest.Asks(t, uitest.Do(t, s, keys.Copy), frame.Copy{Text: s.made.Markdown})
}

// The report is made of amounts: while they are hidden from a room it is too.
func TestMaskedNothingOfTheReportIsShown(t *testing.T) {
	env := uitest.Env(metrics.JA)
	s := shown(env, 80, 21)
	env.Masked = true
	s.Refresh()
	if v := uitest.Plain(s.View()); strings.Contains(v, "週次レポート") || !strings.Contains(v, "m を押す") {
		t.Errorf("%s", v)
	}
	env.Masked = false
	s.Refresh()
	has(t, s.View(), "週次レポート")
}

func TestScrolling(t *testing.T) {
	env := uitest.Env(metrics.JA)
	s := shown(env, 80, 12)
	has(t, s.View(), "週次レポート", env.Theme.Glyphs.Thumb)
	uitest.Do(t, s, keys.Bottom)
	end := uitest.Plain(s.View())
	if strings.Contains(end, "週次レポート") || !strings.Contains(strings.TrimRight(end[strings.LastIndex(end, "\n"):], " "), env.Theme.Glyphs.Thumb) {
		t.Errorf("the end:\n%s", end)
	}
	uitest.Do(t, s, keys.Up)
	if uitest.Plain(s.View()) == end {
		t.Error("up does not scroll")
	}
	s.Wheel(3)
	if uitest.Plain(s.View()) != end {
		t.Error("the wheel does not scroll to the end")
	}
	uitest.Do(t, s, keys.Top)
	has(t, s.View(), "週次レポート")
	uitest.Do(t, s, keys.Bottom, keys.Earlier)
	s.Take(made(env, w47.Add(-1)))
	has(t, s.View(), "週次レポート") // another report begins at its beginning
	s.SetSize(80, 1000)
	if strings.Contains(uitest.Plain(s.View()), env.Theme.Glyphs.Thumb) {
		t.Error("a scrollbar where all is in view")
	}
}

func TestClickingATabOpensIt(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		env := uitest.Env(lang)
		s := shown(env, 100, 21)
		head := []rune(strings.Split(uitest.Plain(s.View()), "\n")[0])
		name := env.T(kinds[1].name)
		x := 0
		for i := range head {
			if strings.HasPrefix(string(head[i:]), name) {
				break
			}
			x++
			if head[i] > 0xff {
				x++
			}
		}
		uitest.Asks(t, uitest.Messages(s.Click(x, 0)), frame.MakeReport{Period: oct})
		if s.Click(x, 0) != nil || s.Click(99, 0) != nil || s.Click(x, 3) != nil {
			t.Error("a click elsewhere asks for a report")
		}
	}
}

func TestNoTextSteersTheTerminal(t *testing.T) {
	env := uitest.Env(metrics.EN)
	env.Workspace.Info.Name = metrics.Same("a \x1b[31mred\x1b[0m \u202eback")
	if v := shown(env, 100, 60).View(); strings.Contains(v, "\x1b[31mred") || strings.ContainsRune(v, '\u202e') {
		t.Errorf("%q", v)
	}
}

func TestSweep(t *testing.T) {
	for lang, ascii := range map[metrics.Lang]bool{metrics.JA: false, metrics.EN: true} {
		env := uitest.Env(lang)
		env.Theme = theme.Resolve(theme.Dark, true, ascii)
		s := shown(env, 80, 21)
		uitest.Sweep(t, s)
		uitest.Do(t, s, keys.SaveCopy)
		uitest.Sweep(t, s)
		uitest.Sweep(t, New(env, w47))
	}
}

func TestTextsAreInBothLanguages(t *testing.T) {
	for _, texts := range []any{words, kinds} {
		for _, m := range uiwords.Missing(texts) {
			t.Error(m)
		}
	}
}
