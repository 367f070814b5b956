package journal

import (
	"strings"
	"testing"
	"time"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/uitest"
)

// meeting is a journal of one entry: a review with long texts.
func meeting(e *frame.Env) *Screen {
	review := &metrics.Review{
		Period:   metrics.Period{Kind: metrics.Week, Start: metrics.NewDate(2026, time.November, 16)},
		Findings: []metrics.Finding{{KPI: "cac", Note: strings.Repeat("広告の単価が上がったため費用が増えた。", 12) + "\n\n- 最後の行\x1b[2J 25,000円", Cause: "入札"}},
		Texts:    map[metrics.Section]string{metrics.Decisions: "新しい決定"},
	}
	before := *review
	before.Texts = map[metrics.Section]string{metrics.Decisions: "前の決定"}
	before.Findings = nil
	s := New(e)
	s.Refresh()
	s.SetSize(120, 33)
	s.Enter()
	s.Take(frame.JournalLoaded{Entries: []frame.JournalEntry{entry(2, metrics.Change{Kind: metrics.ChangeReview, Label: "2026-W47",
		Records: []metrics.RecordEdit{{Kind: metrics.RecordReview, ID: review.ID(), Before: &before, After: review}}}), entry(1, metrics.Change{Kind: metrics.ChangeInit})}})
	return s
}

func opened(t *testing.T, s *Screen, width, height int) *whole {
	t.Helper()
	asked := uitest.Do(t, s, keys.Whole)
	overlay, ok := asked[0].(frame.ShowOverlay)
	if !ok {
		t.Fatalf("asks for %v", asked)
	}
	w := overlay.Screen.(*whole)
	w.Refresh()
	w.SetSize(width, height)
	return w
}

func TestTextsAreWrappedInTheLowerPartAndWholeOnTheirOwn(t *testing.T) {
	s := meeting(uitest.Env(metrics.JA))
	_, pane, _ := strings.Cut(uitest.Plain(s.View()), s.env.Theme.Glyphs.Rule)
	if !strings.Contains(pane, "顧客獲得コスト: 所見") || !strings.Contains(pane, "前の決定 > 新しい決定") || strings.Contains(pane, "最後の行") || strings.Contains(pane, "~") {
		t.Error(pane)
	}
	w := opened(t, s, 100, 33)
	view := uitest.Plain(w.View())
	if n := strings.Count(strings.Join(strings.Fields(view), ""), "単価が上がった"); n != 12 {
		t.Errorf("%d sentences in\n%s", n, view)
	}
	for _, part := range []string{"#2 レビュー", "最後の行␛[2J", "前の決定", "> 新しい決定"} {
		if uitest.Line(view, part) == "" {
			t.Errorf("no %q in\n%s", part, view)
		}
	}
	at := func(part string) int {
		before, _, _ := strings.Cut(uitest.Line(view, part), part)
		return text.Width(before)
	}
	if at("入札") != at("- 最後の行") {
		t.Errorf("texts stand in line:\n%s", view)
	}
}

func TestALongEntryScrolls(t *testing.T) {
	s := meeting(uitest.Env(metrics.EN))
	w := opened(t, s, 60, 8)
	if uitest.Line(w.View(), "最後の行") != "" || len(w.Hints()) != 3 {
		t.Errorf("%v\n%s", w.Hints(), uitest.Plain(w.View()))
	}
	uitest.Do(t, w, keys.Bottom)
	if view := w.View(); uitest.Line(view, "#2 review") == "" || uitest.Line(view, "新しい決定") == "" {
		t.Error(uitest.Plain(view))
	}
	w.Wheel(-100)
	uitest.Asks(t, uitest.Do(t, w, keys.Whole), frame.CloseOverlay{})
	uitest.Sweep(t, w)
	uitest.Sweep(t, opened(t, screen(uitest.Env(metrics.JA)), 80, 20))
}

func TestAWholeEntryIsTakenBackToo(t *testing.T) {
	s := meeting(uitest.Env(metrics.EN))
	w := opened(t, s, 100, 33)
	if _, ok := uitest.Do(t, w, keys.Open)[0].(frame.ShowOverlay); !ok {
		t.Error("enter asks nothing")
	}
	// What was taken back is read again below, and says so here.
	s.View()
	s.Take(frame.Refreshed{})
	w.View()
	asked := uitest.Messages(s.Take(frame.Refreshed{}))
	uitest.Asks(t, asked, frame.LoadJournal{N: page})
	undone := s.rows[0].JournalEntry
	undone.Undone = true
	w.Take(frame.JournalLoaded{Entries: []frame.JournalEntry{undone}})
	if uitest.Line(w.View(), words.Undone.EN) == "" || len(w.Hints()) != 1 {
		t.Errorf("%v\n%s", w.Hints(), uitest.Plain(w.View()))
	}
	uitest.Do(t, s, keys.Bottom)
	if hints := opened(t, s, 100, 33).Hints(); len(hints) != 1 {
		t.Errorf("the making of the workspace: %v", hints)
	}
}

func TestAWholeEntryKeepsMaskedAmounts(t *testing.T) {
	e := uitest.Env(metrics.JA)
	e.Masked = true
	if view := uitest.Plain(opened(t, meeting(e), 100, 33).View()); strings.Contains(view, "25,000") {
		t.Error(view)
	}
}
