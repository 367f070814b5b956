package alerts

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/uitest"
	uiwords "kpitui/internal/ui/words"
)

func screen(e *frame.Env) *Screen {
	s := New(e)
	s.Refresh()
	s.SetSize(120, 40)
	return s
}

func typed(s *Screen, text string) {
	for _, r := range text {
		s.Type(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

// save returns the only request to save among the messages.
func save(t *testing.T, msgs []tea.Msg) frame.Save {
	t.Helper()
	for _, m := range msgs {
		if s, ok := m.(frame.Save); ok {
			return s
		}
	}
	t.Fatalf("nothing to save in %+v", msgs)
	return frame.Save{}
}

func acked(e *frame.Env, kpi string, level metrics.Level) {
	e.Workspace.Acks[kpi] = metrics.Ack{KPI: kpi, Since: e.Status(kpi).Alert.Since.Start, Level: level, Note: "checked\x1b[2J", By: "佐藤",
		At: time.Date(2026, 11, 18, 1, 0, 0, 0, time.UTC)}
	uitest.Assess(e)
}

func TestAlertsStandByLevelWithTheResponseThatItAsksFor(t *testing.T) {
	s := screen(uitest.Env(metrics.JA))
	v := uitest.Plain(s.View())
	at := -1
	for _, want := range []string{"!3 緊急 1  緊急対策会議で戦略を見直す", "顧客獲得コスト", "!2 警戒 1  すぐに改善策を実行する", "月次売上", "!1 注意 2  週次レビューで改善策を検討する", "ブランド認知度"} {
		i := strings.Index(v, want)
		if i <= at {
			t.Errorf("%q is not there, or not in its place:\n%s", want, v)
		}
		at = i
	}
	l := uitest.Line(v, "ブランド認知度")
	for _, want := range []string{"!1", "4位", "3位", "67%", "10か月", "!3"} {
		if !strings.Contains(l, want) {
			t.Errorf("%q lacks %q", l, want)
		}
	}
}

func TestTheReasonsOfTheSelectedAlertStandUnderIt(t *testing.T) {
	e := uitest.Env(metrics.EN)
	s := screen(e)
	for range 2 {
		a := s.item().alert
		if len(a.Reasons) == 0 {
			t.Fatal("an alert without reasons")
		}
		lines := strings.Split(uitest.Plain(s.View()), "\n")
		if under := lines[s.AnchorRow()+1]; !strings.Contains(under, a.Reasons[0].In(e.Lang, e.Info())) {
			t.Errorf("under %s: %q", a.KPI.ID, under)
		}
		uitest.Do(t, s, keys.Down)
	}
}

func TestAlertsAreOpenedAndValuesEntered(t *testing.T) {
	s := screen(uitest.Env(metrics.EN))
	uitest.Asks(t, uitest.Do(t, s, keys.Open), frame.OpenDetail{KPI: "cac"})
	uitest.Asks(t, uitest.Do(t, s, keys.Down, keys.Enter), frame.EnterValue{KPI: "revenue_month"})
	s.Select("nps")
	if s.Selected() != "nps" || !strings.Contains(strings.Split(uitest.Plain(s.View()), "\n")[s.AnchorRow()], "NPS") {
		t.Errorf("%q on line %d", s.Selected(), s.AnchorRow())
	}
}

func TestAnAlertIsAcknowledgedWithANote(t *testing.T) {
	e := uitest.Env(metrics.EN)
	s := screen(e)
	uitest.Do(t, s, keys.Acknowledge)
	if !s.Typing() || len(s.Hints()) != 2 || !strings.Contains(uitest.Plain(s.View()), words.Optional.EN) {
		t.Fatal("no note is asked for")
	}
	typed(s, "東京 q")
	c := s.Cursor()
	if want := len("     Note  ") + 6; c == nil || c.X != want || c.Y != s.AnchorRow()+1 {
		t.Errorf("cursor at %+v, want column %d", c, want)
	}
	request := save(t, uitest.Messages(s.Type(tea.KeyPressMsg{Code: tea.KeyEnter})))
	alert := e.Status("cac").Alert
	got := request.Change.Records[0]
	want := metrics.Ack{KPI: "cac", Since: alert.Since.Start, Level: alert.Level, Note: "東京 q", By: e.By, At: e.Now}
	if request.Change.Kind != metrics.ChangeAck || got.Kind != metrics.RecordAck || got.ID != "cac" || *got.After.(*metrics.Ack) != want {
		t.Errorf("saves %+v", request.Change)
	}
	if s.Type(tea.KeyPressMsg{Code: tea.KeyEnter}) != nil {
		t.Error("a second enter saves again")
	}
	s.Take(frame.Saved{For: "another's", Err: errors.New("not ours")})
	s.Take(frame.Saved{For: request.For, Err: errors.New("disk full"), Text: "The disk is full."})
	if v := uitest.Plain(s.View()); !s.Typing() || !strings.Contains(v, "東京 q") || !strings.Contains(v, "The disk is full.") {
		t.Errorf("what was typed is gone:\n%s", v)
	}
	request = save(t, uitest.Messages(s.Type(tea.KeyPressMsg{Code: tea.KeyEnter})))
	s.Take(frame.Saved{For: request.For})
	if s.Typing() || s.Hints() != nil || s.Cursor() != nil {
		t.Error("the field stays")
	}
}

func TestEscapeLeavesTheAlertAsItIs(t *testing.T) {
	s := screen(uitest.Env(metrics.JA))
	uitest.Do(t, s, keys.Acknowledge)
	s.Paste("a note")
	if cmd := s.Type(tea.KeyPressMsg{Code: tea.KeyEscape}); cmd != nil || s.Typing() {
		t.Error("escape does something else")
	}
}

func TestAnAcknowledgedAlertSaysWhoWhenAndWhy(t *testing.T) {
	e := uitest.Env(metrics.JA)
	acked(e, "rank", metrics.LevelCaution)
	s := screen(e)
	v := s.View()
	if l := uitest.Line(v, "確認済み 11/18 佐藤"); !strings.Contains(l, "checked") || strings.Contains(v, "\x1b[2J") {
		t.Errorf("%q", l)
	}
	if order := []string{s.items[2].alert.KPI.ID, s.items[3].alert.KPI.ID}; !slices.Equal(order, []string{"nps", "rank"}) {
		t.Errorf("what nobody has does not come first: %v", order)
	}
	s.Select("rank")
	request := save(t, uitest.Do(t, s, keys.Acknowledge))
	if got := request.Change.Records[0]; got.ID != "rank" || got.After != nil || s.Typing() {
		t.Errorf("saves %+v", got)
	}
	uitest.Asks(t, uitest.Messages(s.Take(frame.Saved{For: request.For})), frame.Say{Text: words.Unacked.JA})
	if msgs := uitest.Messages(s.Take(frame.Saved{For: request.For, Err: errors.New("busy")})); msgs != nil {
		t.Errorf("says %v", msgs)
	}
}

func TestAnAlertThatGotWorseSaysAtWhatItWasAcknowledged(t *testing.T) {
	e := uitest.Env(metrics.EN)
	acked(e, "cac", metrics.LevelWarning)
	s := screen(e)
	if s.Selected() != "cac" || s.item().alert.Acked != nil || uitest.Line(s.View(), "It was acknowledged at !2 warning and has become worse.") == "" {
		t.Errorf("%s", uitest.Plain(s.View()))
	}
	if l := uitest.Line(s.View(), "checked"); strings.TrimSpace(l) != "checked␛[2J" {
		t.Errorf("its note stands beside other words: %q", l)
	}
}

func TestTheNoteOfTheSelectedAlertIsWhole(t *testing.T) {
	e := uitest.Env(metrics.JA)
	acked(e, "rank", metrics.LevelCaution)
	long := e.Workspace.Acks["rank"]
	long.Note = strings.Repeat("記事を書いている。", 20) + "おわり"
	e.Workspace.Acks["rank"] = long
	uitest.Assess(e)
	s := screen(e)
	if strings.Contains(uitest.Plain(s.View()), "おわり") {
		t.Error("it takes the place of others")
	}
	s.Select("rank")
	v := uitest.Plain(s.View())
	if l := uitest.Line(v, "確認済み 11/18 佐藤"); !strings.Contains(v, "おわり") || strings.Contains(l, "記事") {
		t.Errorf("\n%s", v)
	}
}

func TestWhatWaitsForAValueStandsBelow(t *testing.T) {
	s := screen(uitest.Env(metrics.JA))
	v := uitest.Plain(s.View())
	if strings.Index(v, words.Waiting.JA+" 3") < strings.Index(v, "NPS") {
		t.Errorf("no heading below the alerts:\n%s", v)
	}
	if l := uitest.Line(v, "顧客満足度"); !strings.Contains(l, "更新切れ") || !strings.Contains(l, "W45 W46") || !strings.Contains(l, "前回") {
		t.Errorf("%q", l)
	}
	uitest.Do(t, s, keys.Bottom)
	uitest.Asks(t, uitest.Do(t, s, keys.Enter), frame.EnterValue{KPI: "course_week"})
	uitest.Asks(t, uitest.Do(t, s, keys.Acknowledge), frame.Say{Text: words.NotAnAlert.JA})
}

func TestTheFieldGoesWithItsAlert(t *testing.T) {
	e := uitest.Env(metrics.EN)
	s := screen(e)
	uitest.Do(t, s, keys.Acknowledge)
	typed(s, "note")
	e.Masked = true
	s.Refresh()
	if !s.Typing() || s.ack.note.Value() != "note" {
		t.Error("a refresh drops what was typed")
	}
	delete(e.Workspace.Series, "cac")
	uitest.Assess(e)
	s.Refresh()
	if s.Typing() {
		t.Error("the field stands under another alert")
	}
}

func TestEmptyScreensSayWhatIsTrueAndWhatToPress(t *testing.T) {
	s := screen(uitest.Blank(metrics.JA))
	if uitest.Line(s.View(), "b でボード") == "" {
		t.Errorf("%q", uitest.Plain(s.View()))
	}
	uitest.Asks(t, uitest.Do(t, s, keys.Open), frame.Say{Text: words.NoKPIs.JA})
	e := uitest.Env(metrics.EN)
	e.Workspace.KPIs = []metrics.KPI{*e.Workspace.KPI("uptime"), *e.Workspace.KPI("course_week")}
	uitest.Assess(e)
	if v := screen(e).View(); uitest.Line(v, "No alerts. None of the 2 KPIs with a value (of 2)") == "" || uitest.Line(v, "Course completion") == "" {
		t.Errorf("%s", uitest.Plain(v))
	}
}

func TestAmountsAreMaskedInReasonsToo(t *testing.T) {
	e := uitest.Env(metrics.JA)
	e.Masked = true
	if v := uitest.Plain(screen(e).View()); strings.Contains(v, "円") || !strings.Contains(v, "計画比 47%") {
		t.Errorf("%s", v)
	}
}

func TestTheMouseSelectsAndOpens(t *testing.T) {
	s := screen(uitest.Env(metrics.EN))
	s.View()
	row := s.AnchorRow()
	uitest.Asks(t, uitest.Messages(s.Click(9, row)), frame.OpenDetail{KPI: "cac"})
	s.Wheel(1)
	if s.Selected() != "revenue_month" || s.Click(9, 0) != nil {
		t.Errorf("the wheel went to %q", s.Selected())
	}
	uitest.Do(t, s, keys.Acknowledge)
	if s.Wheel(1); s.Click(9, row) != nil || s.Selected() != "revenue_month" {
		t.Error("the row goes away under the field")
	}
}

func TestEverySizeIsFilled(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		e := uitest.Env(lang)
		acked(e, "rank", metrics.LevelCaution)
		s := screen(e)
		uitest.Sweep(t, s)
		uitest.Do(t, s, keys.Acknowledge)
		typed(s, strings.Repeat("長い", 60))
		s.ack.problem = strings.Repeat("long problem ", 20)
		uitest.Sweep(t, s)
		for h := range 12 {
			s.SetSize(80, h+1)
			if c := s.Cursor(); c != nil && (c.X >= 80 || c.Y > h) {
				t.Errorf("at %d rows the cursor is at %d,%d", h+1, c.X, c.Y)
			}
		}
		uitest.Sweep(t, screen(uitest.Blank(lang)))
	}
}

func TestEveryTextIsThereInBothLanguages(t *testing.T) {
	if missing := append(uiwords.Missing(words), uiwords.Missing(periods)...); missing != nil {
		t.Error(missing)
	}
}

func BenchmarkView(b *testing.B) {
	s := screen(uitest.Env(metrics.JA))
	for b.Loop() {
		s.View()
	}
}

func TestThePastTakesNoNotes(t *testing.T) {
	e := uitest.Env(metrics.EN)
	e.Past = true
	s := screen(e)
	asked := uitest.Do(t, s, keys.Acknowledge)
	if s.Typing() {
		t.Error("a note is begun that cannot be kept")
	}
	save(t, asked) // which the root bars
	if view := uitest.Plain(s.View()); strings.Contains(view, "e enters one") {
		t.Error(view)
	}
}

func TestTheSelectedAlertTellsTheStateOfItsProcess(t *testing.T) {
	env := uitest.Env(metrics.EN)
	env.Status("cac").Process = metrics.Process{N: 18, Signals: []metrics.SignalRule{metrics.SignalOutside}, High: true, State: metrics.UnpredictableOffTarget}
	s := screen(env)
	s.SetSize(120, 33)
	s.Select("cac")
	want := "unpredictable, off target  find and remove the cause first  ^! upwards  outside a limit"
	if view := uitest.Plain(s.View()); !strings.Contains(view, want) {
		t.Errorf("no %q in\n%s", want, view)
	}
	s.Select("nps")
	if view := uitest.Plain(s.View()); strings.Contains(view, want) {
		t.Errorf("of another alert:\n%s", view)
	}
	s.Select("cac")
	s.SetSize(80, 12)
	if view := uitest.Plain(s.View()); strings.Contains(view, "off target") {
		t.Errorf("where there is little room:\n%s", view)
	}
}

func TestNobodyWaitsForAComputedValue(t *testing.T) {
	env := uitest.Env(metrics.JA)
	if view := uitest.Plain(screen(env).View()); !strings.Contains(view, "顧客満足度") {
		t.Fatalf("a stale KPI does not wait:\n%s", view)
	}
	env.Workspace.KPI("csat").Formula = "nps / 20"
	env.Status("csat").Asks = nil
	if view := uitest.Plain(screen(env).View()); strings.Contains(view, "顧客満足度") {
		t.Errorf("a computed one does:\n%s", view)
	}
}
