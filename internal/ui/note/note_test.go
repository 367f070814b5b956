package note

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/uitest"
	uiwords "kpitui/internal/ui/words"
)

func open(n metrics.Note) *Screen {
	s := New(uitest.Env(metrics.JA), n).(*Screen)
	s.SetSize(100, s.Height())
	return s
}

// existing returns the screen of a note that the workspace holds.
func existing(t *testing.T) *Screen {
	t.Helper()
	s := open(metrics.Note{ID: "abcdefghij", KPI: "cac", Date: uitest.Today - 3, Text: "展示会の費用", By: "sato"})
	s.env.Workspace.Notes = []metrics.Note{s.was}
	return s
}

// press types keys and returns what the last one asked for.
func press(s *Screen, texts ...string) (asked []tea.Msg) {
	for _, k := range uitest.Keys(texts...) {
		asked = nil
		for _, m := range uitest.InOrder(s.Type(k)) {
			if m != tea.Msg(frame.EntryTyped{}) {
				asked = append(asked, m)
			}
		}
	}
	return asked
}

var editor = tea.KeyPressMsg{Code: 'e', Mod: tea.ModCtrl}

func saved(t *testing.T, asked []tea.Msg) metrics.RecordEdit {
	t.Helper()
	if len(asked) != 1 {
		t.Fatalf("asked for %+v", asked)
	}
	save, ok := asked[0].(frame.Save)
	if !ok || save.Change.Kind != metrics.ChangeReview || len(save.Change.Records) != 1 {
		t.Fatalf("asked for %+v", asked)
	}
	return save.Change.Records[0]
}

func has(t *testing.T, s *Screen, wanted ...string) {
	t.Helper()
	for _, w := range wanted {
		if view := uitest.Plain(s.View()); !strings.Contains(view, w) {
			t.Errorf("no %q in\n%s", w, view)
		}
	}
}

func TestANoteIsWrittenOnAKPIAndADay(t *testing.T) {
	s := open(metrics.Note{KPI: "cac"})
	has(t, s, "メモ  顧客獲得コスト", "2026-11-20", "11/20 金  今日")
	edit := saved(t, press(s, "広告を止めた。", "enter", "効果を見る。", "ctrl+s"))
	n := edit.After.(*metrics.Note)
	if n.KPI != "cac" || n.Date != uitest.Today || n.Text != "広告を止めた。\n効果を見る。" || n.By != "naoto" || !n.At.Equal(s.env.Now) || len(n.ID) != 10 || n.ID != edit.ID {
		t.Errorf("%+v", n)
	}
	has(t, s, "保存しています。")
	asked := uitest.InOrder(s.Take(frame.Saved{For: s, Entry: metrics.Entry{Change: metrics.Change{Records: []metrics.RecordEdit{edit}}}}))
	uitest.Asks(t, asked, frame.CloseOverlay{})
	uitest.Asks(t, asked, frame.Say{Text: "メモを保存しました。u で元に戻せます。"})
}

func TestTheDateIsUnderstoodAsPeopleWriteIt(t *testing.T) {
	for typed, want := range map[string]string{
		"2026-11-02": "2026-11-02", "11/2": "2026-11-02", "12/24": "2025-12-24", "11月5日": "2026-11-05", "今日": "2026-11-20", "２０２６年１月５日": "2026-01-05",
	} {
		s := open(metrics.Note{KPI: "cac"})
		edit := saved(t, press(s, "x", "tab", typed, "ctrl+s"))
		if got := edit.After.(*metrics.Note).Date.String(); got != want {
			t.Errorf("%s is taken for %s, want %s", typed, got, want)
		}
	}
	for typed, problem := range map[string]string{"32": "日付として読めません（例: 2026-11-20、11/20）。", "2026-11-21": "まだ来ていない日です。", "": ""} {
		s := open(metrics.Note{KPI: "cac"})
		if asked := press(s, "x", "tab", "backspace", typed, "ctrl+s"); len(asked) > 0 {
			t.Errorf("%q is saved: %+v", typed, asked)
		}
		has(t, s, problem)
	}
}

func TestArrowsMoveTheDateByDays(t *testing.T) {
	s := open(metrics.Note{KPI: "cac"})
	press(s, "tab", "left", "left", "right", "left")
	has(t, s, "2026-11-18", "2日前")
	press(s, "right", "right", "right", "right")
	has(t, s, "2026-11-20")
	press(s, "enter", "x")
	if s.text.Value() != "x" {
		t.Error("enter does not go on to the text")
	}
}

func TestWhatWasTypedIsNotLostByEsc(t *testing.T) {
	s := open(metrics.Note{KPI: "cac"})
	uitest.Asks(t, press(s, "esc"), frame.CloseOverlay{})
	if asked := press(s, "x", "esc"); len(asked) > 0 {
		t.Errorf("asked for %+v", asked)
	}
	has(t, s, "入力した内容を捨てますか？", "未保存")
	press(s, "enter", "y")
	if s.text.Value() != "xy" {
		t.Errorf("%q after going on", s.text.Value())
	}
	uitest.Asks(t, press(s, "esc", "y"), frame.CloseOverlay{})
}

func TestAnEmptyNoteIsNotSaved(t *testing.T) {
	s := open(metrics.Note{KPI: "cac"})
	if asked := press(s, " ", "enter", "ctrl+s"); len(asked) > 0 {
		t.Errorf("asked for %+v", asked)
	}
	has(t, s, "メモを入力してください。")
}

func TestWhatCannotBeSavedStays(t *testing.T) {
	s := open(metrics.Note{KPI: "cac"})
	press(s, "x", "ctrl+s")
	s.Take(frame.Saved{For: s, Err: tea.ErrProgramKilled, Text: "ディスクがいっぱいです。"})
	has(t, s, "ディスクがいっぱいです。")
	saved(t, press(s, "y", "ctrl+s"))

	s = open(metrics.Note{KPI: "cac"})
	s.Paste(strings.Repeat("あ", 5000))
	if asked := press(s, "ctrl+s"); len(asked) > 0 || s.problem == "" {
		t.Errorf("a text that is too long is saved: %+v", asked)
	}
}

func TestANoteIsChangedAndRemoved(t *testing.T) {
	s := existing(t)
	has(t, s, "2026-11-17", "展示会の費用")
	uitest.Asks(t, press(s, "ctrl+s"), frame.CloseOverlay{})

	edit := saved(t, press(existing(t), "。", "ctrl+s"))
	if n := edit.After.(*metrics.Note); edit.ID != "abcdefghij" || n.Text != "展示会の費用。" || n.Date != uitest.Today-3 {
		t.Errorf("%+v", n)
	}

	s = existing(t)
	edit = saved(t, press(s, "ctrl+x"))
	if edit.Kind != metrics.RecordNote || edit.ID != "abcdefghij" || edit.After != nil {
		t.Errorf("%+v", edit)
	}
	asked := uitest.InOrder(s.Take(frame.Saved{For: s, Entry: metrics.Entry{Change: metrics.Change{Records: []metrics.RecordEdit{edit}}}}))
	uitest.Asks(t, asked, frame.Say{Text: "メモを削除しました。u で元に戻せます。"})

	if asked := press(open(metrics.Note{KPI: "cac"}), "ctrl+x"); len(asked) > 0 {
		t.Errorf("a new note is removed: %+v", asked)
	}
}

func TestAChangeOfSomebodyElseIsToldOnce(t *testing.T) {
	s := existing(t)
	s.env.Workspace.Notes[0].Text = "別の人が書いた"
	if asked := press(s, "x", "ctrl+s"); len(asked) > 0 {
		t.Errorf("asked for %+v", asked)
	}
	has(t, s, "編集中に別の場所で変更されました。")
	saved(t, press(s, "ctrl+s"))
}

func TestTheUsersEditorTakesTheTextAndGivesItBack(t *testing.T) {
	s := open(metrics.Note{KPI: "cac"})
	press(s, "下書き")
	uitest.Asks(t, uitest.InOrder(s.Type(editor)), frame.EditOutside{Text: "下書き", For: s})
	s.Take(frame.Edited{For: s, Text: "清書\n"})
	if s.text.Value() != "清書" {
		t.Errorf("%q", s.text.Value())
	}
	s.Take(frame.Edited{For: s, Text: "", Err: tea.ErrProgramKilled})
	s.Take(frame.Edited{For: "somebody else", Text: "x"})
	if s.text.Value() != "清書" {
		t.Errorf("%q", s.text.Value())
	}
}

func TestTheCursorStandsWhereTextIsTyped(t *testing.T) {
	s := open(metrics.Note{KPI: "cac"})
	press(s, "東京", "enter", "a")
	if c := s.Cursor(); c == nil || c.X != 3 || c.Y != 4 {
		t.Errorf("in the text: %+v", c)
	}
	press(s, "tab")
	if c := s.Cursor(); c == nil || c.X != 18 || c.Y != 2 {
		t.Errorf("in the date: %+v", c)
	}
	press(s, "tab", "esc")
	if s.Cursor() != nil {
		t.Error("there is a cursor while a question is asked")
	}
}

func TestTheNoteFitsAnySize(t *testing.T) {
	s := open(metrics.Note{KPI: "cac"})
	s.Paste(strings.Repeat("展示会の費用 and more\n", 30))
	uitest.Sweep(t, s)
	for _, w := range uitest.Widths() {
		for _, h := range uitest.Heights() {
			s.SetSize(w, h)
			if c := s.Cursor(); c.X >= w || c.Y >= h {
				t.Fatalf("%d×%d: the cursor is at %d,%d", w, h, c.X, c.Y)
			}
		}
	}
}

func TestEveryWordIsThereInBothLanguages(t *testing.T) {
	if missing := uiwords.Missing(words); len(missing) > 0 {
		t.Error(missing)
	}
}
