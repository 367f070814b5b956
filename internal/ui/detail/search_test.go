package detail

import (
	"strings"
	"testing"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/uitest"
)

// looking returns the detail of cac while its story is searched for words.
func looking(t *testing.T, env *frame.Env, w, h int, words string) *Screen {
	t.Helper()
	s := over(t, env, "cac", w, h)
	uitest.Do(t, s, keys.Search)
	for _, k := range uitest.Keys(words) {
		s.Type(k)
	}
	return s
}

// found returns what the story shows, by their ids.
func found(s *Screen) string {
	s.prepare()
	var out []string
	for _, e := range s.story {
		out = append(out, e.ID)
	}
	return strings.Join(out, " ")
}

func TestTheStoryIsSearchedInAllThatItSays(t *testing.T) {
	for words, want := range map[string]string{
		"語ごとに":     "trial00001",                 // what was learned, beyond its first line
		"全部の語":     "trial00001",                 // what was done
		"棄却":       "trial00001",                 // the verdict
		"refuted":  "trial00001",                 // in either language
		"返事待ち":     "action0001",                 // why it was moved
		"表にした":     "action0002",                 // what came of it
		"マーケ":      "action0001",                 // the owner
		"単価が":      "week-2026-11-09",            // the cause
		"指名検索":     "note000001",                 // the third line of a note
		"ｃａｃ":      "trial00001",                 // full width
		"仮説検証":     "trial00002 trial00001",      // what it is
		"用":        "week-2026-11-09 note000001", // in several
		"":         "action0001 trial00002 week-2026-11-09 action0002 note000001 trial00001",
		"どこにもない言葉": "",
	} {
		if got := found(looking(t, told(metrics.JA), 120, 60, words)); got != want {
			t.Errorf("%q finds %q, want %q", words, got, want)
		}
	}
}

func TestTheLineInWhichTheWordsStandIsShown(t *testing.T) {
	s := looking(t, told(metrics.JA), 120, 60, "語ごとに")
	has(t, s.View(), "検索: 語ごとに", "入札を2割下げると", "次は語ごとに下げる。")
	hasNot(t, s.View(), "学んだこと", "講座別に集計")
	has(t, looking(t, told(metrics.JA), 120, 60, "返事").View(), "見積もりを取り直す", "返事待ち")
	s = looking(t, told(metrics.JA), 120, 60, "入札") // in view anyway
	has(t, s.View(), "学んだこと  申込みの方が速く減った。")
}

func TestASearchIsKeptAndEndedStepByStep(t *testing.T) {
	env := told(metrics.EN)
	s := looking(t, env, 80, 21, "広告")
	if !s.Typing() {
		t.Fatal("it does not take letters")
	}
	c := s.Cursor()
	line := strings.Split(uitest.Plain(s.View()), "\n")[c.Y]
	if !strings.HasPrefix(line, " Search: 広告") || c.X != len(" Search: ")+4 {
		t.Errorf("the cursor is at %v of %q", c.Position, line)
	}
	s.Type(uitest.Keys("enter")[0])
	if s.Typing() || found(s) != "note000001" {
		t.Errorf("enter leaves %q", found(s))
	}
	uitest.Asks(t, uitest.Do(t, s, keys.Edit), frame.EditNote{Note: env.Workspace.Notes[0]})
	if asked := uitest.Do(t, s, keys.Back); len(asked) != 0 {
		t.Errorf("esc asks for %v", asked)
	}
	has(t, s.View(), "Notes and actions  6")
	uitest.Asks(t, uitest.Do(t, s, keys.Back), frame.CloseOverlay{})
}

func TestNothingFoundSaysSoAndTakesNoKeys(t *testing.T) {
	s := looking(t, told(metrics.EN), 80, 21, "zzz")
	has(t, s.View(), `Nothing matches "zzz". Press esc`)
	s.Type(uitest.Keys("enter")[0])
	for _, a := range []keys.Action{keys.Open, keys.Edit, keys.Down, keys.Bottom} {
		if asked := uitest.Do(t, s, a); len(asked) != 0 {
			t.Errorf("%s asks for %v", a, asked)
		}
	}
}

func TestWithoutAStoryThereIsNothingToSearch(t *testing.T) {
	s := over(t, uitest.Env(metrics.EN), "cac", 100, 40)
	uitest.Asks(t, uitest.Do(t, s, keys.Search), frame.Say{Text: words.NothingToFind.EN})
	if s.Typing() {
		t.Error("letters are taken")
	}
}

// Where there is little room the story that is read comes before the chart.
func TestAStoryThatIsReadIsInViewAtAnySize(t *testing.T) {
	for _, size := range [][2]int{{60, 12}, {60, 17}, {80, 21}, {120, 33}, {200, 57}} {
		s := open(t, told(metrics.JA), size[0], size[1])
		if l := uitest.Line(s.View(), "見積もり"); !strings.HasPrefix(l, "⡇") {
			t.Errorf("%v:\n%s", size, uitest.Plain(s.View()))
		}
		has(t, looking(t, told(metrics.JA), size[0], size[1], "語ごとに").View(), "検索: 語ごとに", "入札を")
	}
}

func TestAnotherKPIIsNotSearched(t *testing.T) {
	s := looking(t, told(metrics.JA), 120, 60, "広告")
	s.Show("nps")
	if s.Typing() || found(s) != "note000002" {
		t.Errorf("%q", found(s))
	}
}

func TestASearchFitsAnySize(t *testing.T) {
	uitest.Sweep(t, looking(t, told(metrics.JA), 80, 21, "減"))
	uitest.Sweep(t, looking(t, told(metrics.EN), 80, 21, strings.Repeat("長い言葉", 60)))
}
