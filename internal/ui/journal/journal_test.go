package journal

import (
	"errors"
	"fmt"
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

func day(d metrics.Date, v float64, note string) metrics.Snapshot {
	return metrics.Snapshot{Slot: metrics.Slot{Period: metrics.Period{Kind: metrics.Day, Start: d}}, Value: v, Origin: &metrics.Origin{Note: note}}
}

// entry returns an entry of the journal; the higher its number, the later.
func entry(seq uint64, c metrics.Change) frame.JournalEntry {
	e := frame.JournalEntry{Entry: metrics.Entry{Seq: seq, At: uitest.Today.Time().Add(time.Duration(seq) * time.Minute), By: "佐藤", Change: c}}
	for _, s := range c.Series {
		e.KPIs = append(e.KPIs, s.KPI)
		e.Of++
		e.Values += len(s.Put) + len(s.Drop)
	}
	return e
}

var today = uitest.Today

func set(kpi string, before, after float64) metrics.Change {
	return metrics.Change{Kind: metrics.ChangeSet, Series: []metrics.SeriesEdit{{KPI: kpi,
		Put: []metrics.Snapshot{day(today, after, "体験会のあと")}, Replaced: []metrics.Snapshot{day(today, before, "")}}}}
}

// every kind of change, oldest first.
func every(e *frame.Env) []metrics.Change {
	cac := e.Workspace.KPI("cac")
	old := *cac
	old.Owner, old.Goals = "田中", []metrics.Goal{{Comparator: metrics.AtMost, Value: 28000}}
	archived := old
	archived.Archived = true
	p := e.Workspace.Phase("phase-3")
	kpi := func(before, after metrics.Record) metrics.Change {
		return metrics.Change{Kind: metrics.ChangeDefine, Records: []metrics.RecordEdit{{Kind: metrics.RecordKPI, ID: "cac", Before: before, After: after}}}
	}
	phase := func(before, after metrics.Record) metrics.Change {
		return metrics.Change{Kind: metrics.ChangeDefine, Records: []metrics.RecordEdit{{Kind: metrics.RecordPhase, ID: "phase-3", Before: before, After: after}}}
	}
	ack := func(before, after metrics.Record) metrics.Change {
		return metrics.Change{Kind: metrics.ChangeAck, Records: []metrics.RecordEdit{{Kind: metrics.RecordAck, ID: "nps", Before: before, After: after}}}
	}
	note := &metrics.Ack{KPI: "nps", Level: metrics.LevelCaution, Note: "hostile\x1b[2J"}
	clock := day(today, 990, "")
	clock.Clock = 9*3600 + 30*60 + 1
	return []metrics.Change{
		{Kind: metrics.ChangeInit, Label: "ai-am-i"},
		kpi(nil, &old), kpi(&old, cac), kpi(&old, &archived), kpi(&archived, &old), kpi(&old, nil),
		phase(nil, p), phase(p, &metrics.Phase{ID: "phase-3", Name: p.Name, Start: p.Start, End: p.End}), phase(p, nil),
		ack(nil, note), ack(note, nil),
		{Kind: metrics.ChangeDefine, Records: []metrics.RecordEdit{{Kind: metrics.RecordInfo, Before: e.Info(), After: &metrics.Info{Currency: "USD"}},
			{Kind: metrics.RecordKPI, ID: "cac", After: cac}}},
		set("students_total", 966, 980),
		{Kind: metrics.ChangeUnset, Series: []metrics.SeriesEdit{{KPI: "nps", Drop: []metrics.Slot{day(today, 0, "").Slot}, Replaced: []metrics.Snapshot{day(today, 64, "")}}}},
		{Kind: metrics.ChangeSet, Series: []metrics.SeriesEdit{{KPI: "students_total", Put: []metrics.Snapshot{clock}}, {KPI: "gone", Put: []metrics.Snapshot{day(today, 3, "")}}}},
		{Kind: metrics.ChangeImport, Label: "rev.csv"},
	}
}

func journal(e *frame.Env) []frame.JournalEntry {
	var out []frame.JournalEntry
	for i, c := range every(e) {
		out = append([]frame.JournalEntry{entry(uint64(i+1), c)}, out...)
	}
	out[0].KPIs, out[0].Of, out[0].Values = []string{"cac", "nps", "csat", "ltv", "rank"}, 5, 730
	undo := entry(uint64(len(out)+1), every(e)[12].Inverse())
	undo.Undoes = 13
	out = append([]frame.JournalEntry{undo}, out...)
	out[4].Undone = true // #13
	return out
}

func screen(e *frame.Env) *Screen {
	s := New(e)
	s.Refresh()
	s.SetSize(120, 40)
	s.Enter()
	s.Take(frame.JournalLoaded{Entries: journal(e)})
	return s
}

func TestEveryChangeIsSaidInWords(t *testing.T) {
	s := screen(uitest.Env(metrics.JA))
	v := s.View()
	for seq, want := range map[int][]string{
		1:  {"作成", "ai-am-i"},
		2:  {"定義", "KPIを追加: 顧客獲得コスト"},
		3:  {"KPIを変更: 顧客獲得コスト（目標、担当）"},
		4:  {"KPIをアーカイブ: 顧客獲得コスト"},
		5:  {"KPIを復帰: 顧客獲得コスト"},
		6:  {"KPIを削除: 顧客獲得コスト"},
		7:  {"フェーズを追加: 拡張期"},
		8:  {"フェーズを変更: 拡張期（目標）"},
		9:  {"フェーズを削除: 拡張期"},
		10: {"確認", "NPS  !1 注意  hostile"},
		11: {"NPS  確認を解除"},
		12: {"ワークスペースの設定を変更（名前、タイムゾーン、通貨、開始日） ほか1件"},
		13: {"記録", "佐藤", "累計受講生数 2026-11-20  966名 > 980名", "体験会のあと", "取り消し済み"},
		14: {"削除", "NPS 2026-11-20  64 > なし"},
		15: {"2件  累計受講生数、gone"},
		16: {"取り込み", "rev.csv", "値 730件（KPI 5個）"},
		17: {"取り消し", "#13", "980名 > 966名", "11/20 00:17"},
	} {
		l := uitest.Line(v, fmt.Sprintf("#%d  11/", seq))
		for _, w := range want {
			if !strings.Contains(l, w) {
				t.Errorf("#%d: %q lacks %q", seq, l, w)
			}
		}
	}
	if strings.Contains(v, "\x1b[2J") {
		t.Error("a control sequence reaches the terminal")
	}
}

func TestTheLowerPartTellsWhatAnEntryReplaced(t *testing.T) {
	s := screen(uitest.Env(metrics.EN))
	for _, c := range []struct {
		seq  int
		want []string
	}{
		{3, []string{"#3 define", "Goals  ", "<= ¥28,000 > <= ¥28,000 (- 2026-07-31), <= ¥25,000 **", "Owner  ", "田中 > none", "enter takes it back"}},
		{13, []string{"966 > 980", "undone"}},
		{15, []string{"2026-11-20 09:30  990", "gone"}},
		{16, []string{"rev.csv", "  CAC", "  NPS"}},
	} {
		for i := range s.rows {
			if s.rows[i].Seq == uint64(c.seq) {
				s.list.Move(i - s.list.Cursor)
			}
		}
		_, pane, _ := strings.Cut(uitest.Plain(s.View()), s.env.Theme.Glyphs.Rule)
		for _, w := range c.want {
			if !strings.Contains(pane, w) {
				t.Errorf("#%d: %q is not in\n%s", c.seq, w, pane)
			}
		}
	}
}

func TestAnEntryIsTakenBackAfterAQuestion(t *testing.T) {
	s := screen(uitest.Env(metrics.EN))
	uitest.Do(t, s, keys.Down) // the import
	msgs := uitest.Do(t, s, keys.Open)
	overlay, ok := msgs[0].(frame.ShowOverlay)
	if !ok {
		t.Fatalf("asked for %+v", msgs)
	}
	overlay.Screen.SetSize(120, 4)
	if q := uitest.Plain(overlay.Screen.View()); !strings.Contains(q, "#16") || !strings.Contains(q, "rev.csv") {
		t.Errorf("asks %q", q)
	}
	uitest.Do(t, s, keys.Down, keys.Down, keys.Down)
	uitest.Asks(t, uitest.Do(t, s, keys.Open), frame.Say{Text: "#13 has been undone already."})
	uitest.Do(t, s, keys.Bottom)
	uitest.Asks(t, uitest.Do(t, s, keys.Open), frame.Say{Text: words.CannotUndoFirst.EN})
}

// pages answers a screen's requests from a journal of n entries and returns how
// many it had to answer.
func pages(s *Screen, n uint64, msgs []tea.Msg) int {
	answered := 0
	for len(msgs) == 1 {
		request := msgs[0].(frame.LoadJournal)
		before := request.Before
		if before == 0 {
			before = n + 1
		}
		var entries []frame.JournalEntry
		for seq := before - 1; seq > 0 && len(entries) < request.N; seq-- {
			entries = append(entries, entry(seq, set("nps", 1, 2)))
		}
		answered++
		msgs = uitest.Messages(s.Take(frame.JournalLoaded{Before: request.Before, Entries: entries}))
	}
	return answered
}

func TestOlderEntriesAreReadAsTheCursorGoesDown(t *testing.T) {
	s := New(uitest.Env(metrics.EN))
	s.SetSize(120, 40)
	pages(s, 250, uitest.Messages(s.Enter()))
	if len(s.rows) != page {
		t.Fatalf("%d rows at first", len(s.rows))
	}
	for range 5 {
		pages(s, 250, uitest.Do(t, s, keys.Bottom))
	}
	if len(s.rows) != 250 || s.selected() != 1 {
		t.Fatalf("%d rows, at #%d", len(s.rows), s.selected())
	}
	if msgs := uitest.Do(t, s, keys.Up); msgs != nil {
		t.Errorf("asks for more than there is: %v", msgs)
	}
	// A change of somebody's shifts everything: the cursor stays on its entry.
	s.View()
	at := s.selected()
	if n := pages(s, 251, uitest.Messages(s.Take(frame.Refreshed{}))); n != 1 || s.selected() != at || len(s.rows) != 251 {
		t.Errorf("%d answers, %d rows, at #%d, was at #%d", n, len(s.rows), s.selected(), at)
	}
	s.Take(frame.JournalLoaded{Before: 77, Entries: []frame.JournalEntry{entry(76, set("nps", 1, 2))}})
	if len(s.rows) != 251 {
		t.Error("an answer that is no longer wanted was taken")
	}
}

func TestTheListIsReadAgainOnlyWhileItIsShown(t *testing.T) {
	s := screen(uitest.Env(metrics.EN))
	s.View()
	uitest.Asks(t, uitest.Messages(s.Take(frame.Saved{})), frame.LoadJournal{N: page})
	if msgs := uitest.Messages(s.Take(frame.Saved{})); msgs != nil {
		t.Errorf("off screen it asks for %v", msgs)
	}
	s.View()
	if msgs := uitest.Messages(s.Take(frame.Saved{Err: errors.New("busy")})); msgs != nil {
		t.Errorf("nothing was saved, yet it asks for %v", msgs)
	}
}

func TestWhatIsNotThereIsSaid(t *testing.T) {
	s := New(uitest.Env(metrics.JA))
	s.SetSize(80, 20)
	if uitest.Line(s.View(), words.Loading.JA) == "" {
		t.Error("nothing says that it is loading")
	}
	s.Enter()
	s.Take(frame.JournalLoaded{})
	if uitest.Line(s.View(), "変更はまだありません") == "" {
		t.Error("nothing says that it is empty")
	}
	if msgs := uitest.Do(t, s, keys.Open); msgs != nil {
		t.Errorf("enter asks for %v", msgs)
	}
	s.Enter()
	s.Take(frame.JournalLoaded{Entries: []frame.JournalEntry{entry(1, set("nps", 1, 2))}, Err: errors.New("damaged")})
	if v := s.View(); uitest.Line(v, "kpitui doctor") == "" || uitest.Line(v, "#1") == "" {
		t.Errorf("damage hides what could be read, or is not said:\n%s", uitest.Plain(v))
	}
}

func TestAmountsAreMasked(t *testing.T) {
	e := uitest.Env(metrics.JA)
	e.Masked = true
	v := uitest.Plain(screen(e).View())
	if strings.Contains(v, "980") || strings.Contains(v, "28,000") || !strings.Contains(v, "64 > なし") {
		t.Errorf("%s", v)
	}
}

func TestTheMouseSelectsAndAsks(t *testing.T) {
	s := screen(uitest.Env(metrics.EN))
	if s.Click(5, headLines+1) != nil || s.selected() != 16 {
		t.Errorf("at #%d", s.selected())
	}
	if msgs := uitest.Messages(s.Click(5, headLines+1)); len(msgs) != 1 {
		t.Errorf("asked for %v", msgs)
	}
	if s.Click(5, 0) != nil || s.Click(5, 39) != nil {
		t.Error("a click beside the list does something")
	}
	if s.Wheel(3); s.selected() != 13 {
		t.Errorf("the wheel went to #%d", s.selected())
	}
}

func TestEverySizeIsFilled(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		s := screen(uitest.Env(lang))
		uitest.Sweep(t, s)
		s.list.Move(14)
		uitest.Sweep(t, s)
		s.failed = true
		uitest.Sweep(t, s)
		uitest.Sweep(t, New(uitest.Blank(lang)))
	}
}

func TestEveryTextIsThereInBothLanguages(t *testing.T) {
	if missing := uiwords.Missing(words); missing != nil {
		t.Error(missing)
	}
}

func BenchmarkView(b *testing.B) {
	s := screen(uitest.Env(metrics.JA))
	for b.Loop() {
		s.View()
	}
}

func TestThePastAsksNothing(t *testing.T) {
	e := uitest.Env(metrics.EN)
	e.Past = true
	s := New(e)
	s.SetSize(120, 40)
	s.Enter()
	s.Take(frame.JournalLoaded{Entries: journal(e)})
	uitest.Do(t, s, keys.Down)
	uitest.Asks(t, uitest.Do(t, s, keys.Open), frame.TakeBack{Seq: s.selected()}) // which the root bars
	if view := uitest.Plain(s.View()); strings.Contains(view, words.TakeBackHint.EN) {
		t.Error(view)
	}
}
