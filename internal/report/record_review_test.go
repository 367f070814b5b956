package report

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
)

// held is a workspace in whose week 47 a review is held.
func held() *metrics.Workspace {
	info := metrics.Info{TZ: "Asia/Tokyo", Currency: "JPY"}
	return &metrics.Workspace{
		Info: info,
		KPIs: []metrics.KPI{
			{ID: "mrr", Name: metrics.Text{JA: "月次経常収益", EN: "MRR"}, Unit: metrics.Unit{Kind: metrics.UnitMoney}},
			{ID: "course_completion", Name: metrics.Text{JA: "受講完走率", EN: "Course completion"}, Unit: metrics.Unit{Kind: metrics.UnitShare}},
		},
		Reviews: []metrics.Review{{Period: info.Of(metrics.Week, metrics.NewDate(2026, 11, 20))}},
	}
}

func TestTheJournalTellsOfReviews(t *testing.T) {
	w := held()
	day := func(m time.Month, d int) metrics.Date { return metrics.NewDate(2026, m, d) }
	open := metrics.Review{Period: w.Reviews[0].Period}
	written, closed := open, open
	written.Findings = []metrics.Finding{{KPI: "mrr", Note: "解約が増えた", Cause: "値上げ"}}
	written.Texts = map[metrics.Section]string{metrics.Decisions: "値上げを戻す"}
	closed.Closing = &metrics.Closing{At: time.Date(2026, 11, 20, 7, 40, 0, 0, time.UTC)}
	action := metrics.Action{ID: "a", Title: "解約の理由を聞く", KPI: "mrr", Status: metrics.ActionOpen, Due: day(11, 20)}
	done, dropped, moved, owned := action, action, action, action
	done.Status, done.Why, done.Ended = metrics.ActionDone, "5人に聞いた", day(11, 20)
	dropped.Status, dropped.Ended = metrics.ActionDropped, day(11, 20)
	moved.Due, moved.Moves = day(11, 27), []metrics.Move{{On: day(11, 20), From: day(11, 20), To: day(11, 27), Why: "出張"}}
	undated := moved
	undated.Moves = append(undated.Moves, metrics.Move{From: day(11, 27)})
	owned.Owner = "佐藤"
	trial := metrics.Experiment{ID: "e", Hypothesis: "面談で完走が増える", Stage: metrics.StageDo}
	judged, staged := trial, trial
	judged.Verdict, staged.Stage = metrics.Supported, metrics.StageCheck
	note := metrics.Note{ID: "n", KPI: "mrr", Date: day(11, 13), Text: "値上げ\nした"}
	longer := note
	longer.Text += "。"
	minutes := metrics.Minutes{Review: open.ID(), Text: "# 議事録"}

	for _, c := range []struct {
		before, after metrics.Record
		ja, en        string
	}{
		{nil, &open, "レビューを開始: 2026-W47", "opened review 2026-W47"},
		{&open, &written, "レビューに記入: 2026-W47（mrr: 所見、mrr: 原因、決定事項）", "wrote in review 2026-W47 (mrr: finding, mrr: cause, Decisions)"},
		{&open, &closed, "レビューを終了: 2026-W47", "closed review 2026-W47"},
		{nil, &closed, "レビューを終了: 2026-W47", "closed review 2026-W47"},
		{&closed, &open, "レビューを再開: 2026-W47", "reopened review 2026-W47"},
		{&open, nil, "レビューを削除: 2026-W47", "removed review 2026-W47"},
		{nil, &minutes, "議事録を作成: 2026-W47", "wrote the minutes of 2026-W47"},
		{&minutes, &minutes, "議事録を変更: 2026-W47", "changed the minutes of 2026-W47"},
		{&minutes, nil, "議事録を削除: 2026-W47", "removed the minutes of 2026-W47"},
		{nil, &action, "アクションを追加: 解約の理由を聞く", "added action: 解約の理由を聞く"},
		{&action, &done, "アクションを完了: 解約の理由を聞く  5人に聞いた", "done: 解約の理由を聞く  5人に聞いた"},
		{&action, &dropped, "アクションを中止: 解約の理由を聞く", "dropped: 解約の理由を聞く"},
		{&done, &action, "アクションを再開: 解約の理由を聞く", "reopened action: 解約の理由を聞く"},
		{&action, &moved, "アクションの期限を変更: 解約の理由を聞く  2026-11-20 > 2026-11-27  出張", "moved action: 解約の理由を聞く  2026-11-20 > 2026-11-27  出張"},
		{&moved, &undated, "アクションの期限を変更: 解約の理由を聞く  2026-11-27 > なし", "moved action: 解約の理由を聞く  2026-11-27 > none"},
		{&action, &owned, "アクションを変更: 解約の理由を聞く（担当）", "changed action: 解約の理由を聞く (Owner)"},
		{&action, nil, "アクションを削除: 解約の理由を聞く", "removed action: 解約の理由を聞く"},
		{nil, &trial, "仮説検証を追加: 面談で完走が増える", "added experiment: 面談で完走が増える"},
		{&trial, &judged, "仮説検証を判定: 面談で完走が増える  支持", "judged experiment: 面談で完走が増える  supported"},
		{&trial, &staged, "仮説検証を変更: 面談で完走が増える（段階）", "changed experiment: 面談で完走が増える (Stage)"},
		{&trial, nil, "仮説検証を削除: 面談で完走が増える", "removed experiment: 面談で完走が増える"},
		{nil, &note, "メモを追加: mrr 2026-11-13  値上げ した", "added note: mrr 2026-11-13  値上げ した"},
		{&note, &longer, "メモを変更: mrr 2026-11-13  値上げ した。（メモ）", "changed note: mrr 2026-11-13  値上げ した。 (Note)"},
		{&note, nil, "メモを削除: mrr 2026-11-13  値上げ した", "removed note: mrr 2026-11-13  値上げ した"},
	} {
		r := metrics.RecordEdit{Before: c.before, After: c.after}
		if r.Kind, r.ID = metrics.RecordOf(&open); c.after != nil {
			r.Kind, r.ID = metrics.RecordOf(c.after)
		} else {
			r.Kind, r.ID = metrics.RecordOf(c.before)
		}
		e := &metrics.Entry{Change: metrics.Change{Kind: metrics.ChangeReview, Records: []metrics.RecordEdit{r}}}
		ja := (&Journal{Workspace: w, Lang: metrics.JA, IDs: true}).Line(e, Touched{})
		en := (&Journal{Workspace: w, Lang: metrics.EN, IDs: true}).Line(e, Touched{})
		if ja != "レビュー  "+c.ja || en != "review  "+c.en {
			t.Errorf("%q, %q\nwant %q, %q", ja, en, c.ja, c.en)
		}
	}

	// The minutes that a closing leaves are no news of their own; an action is.
	j := &Journal{Workspace: w, Lang: metrics.EN, IDs: true}
	both := metrics.Change{Kind: metrics.ChangeReview, Records: []metrics.RecordEdit{metrics.Put(&minutes), metrics.Put(&closed)}}
	if got := j.What(&metrics.Entry{Change: both}, Touched{}); got != "closed review 2026-W47" {
		t.Errorf("a closing reads %q", got)
	}
	both.Records = append(both.Records, metrics.Put(&action))
	if got := j.What(&metrics.Entry{Change: both}, Touched{}); got != "closed review 2026-W47 and 1 more" {
		t.Errorf("a closing with an action reads %q", got)
	}
	if len(j.Records(&both)) != 3 {
		t.Error("the detail leaves a record out")
	}
	gone := metrics.RecordEdit{Kind: metrics.RecordAction, ID: "x"}
	for _, gone.Kind = range []metrics.RecordKind{metrics.RecordReview, metrics.RecordAction, metrics.RecordExperiment, metrics.RecordNote} {
		if got := j.record(&gone); got != "x" {
			t.Errorf("nothing of a %s reads %q", gone.Kind, got)
		}
	}
}

// changes returns what the detail of an entry says about a record, field by field.
func changes(j *Journal, before, after metrics.Record) map[string]string {
	r := metrics.Put(after)
	r.Before = before
	out := map[string]string{}
	for _, f := range j.Records(&metrics.Change{Records: []metrics.RecordEdit{r}})[0].Fields {
		out[f.Label] = f.Change
	}
	return out
}

func TestTheDetailOfReviews(t *testing.T) {
	w := held()
	j := &Journal{Workspace: w, Lang: metrics.JA}
	before := &metrics.Review{Findings: []metrics.Finding{{KPI: "mrr", Note: "old"}, {KPI: "ltv", Note: "dropped"}, {KPI: "course_completion", Verdict: metrics.KeepKPI}}, Voices: []metrics.Voice{{Text: "a"}, {Text: "b"}}}
	after := &metrics.Review{
		// Another order is no change, and another finding in between neither.
		Findings: []metrics.Finding{{KPI: "course_completion", Verdict: metrics.RetireKPI}, {KPI: "gone", Cause: "c"}, {KPI: "mrr", Note: "new"}},
		Voices:   []metrics.Voice{{Text: "a"}, {KPI: "mrr", Who: "山田", Text: "高い"}, {Text: "c"}},
		Texts:    map[metrics.Section]string{metrics.Highlights: "# 今週\n\n- よい"},
		Closing:  &metrics.Closing{At: time.Date(2026, 11, 20, 7, 40, 0, 0, time.UTC)},
	}
	r := metrics.Put(after)
	r.Before = before
	want := []FieldChange{
		{"受講完走率: 今後", "継続 > 廃止"},
		{"gone: 原因", "c"},
		{"月次経常収益: 所見", "old > new"},
		{"顧客の声", "b > 月次経常収益 山田: 高い"},
		{"顧客の声", "c"},
		{"ハイライト", "# 今週 - よい"},
		{"終了", "2026-11-20 16:40"},
		{"ltv: 所見", "dropped > なし"},
	}
	if got := j.Records(&metrics.Change{Records: []metrics.RecordEdit{r}})[0].Fields; !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}

	e := &metrics.Experiment{
		Lever: metrics.Expectation{KPI: "course_completion", Change: 5}, Outcome: metrics.Expectation{KPI: "mrr", Change: -0.1},
		Score: metrics.Score{Impact: 8, Confidence: 6, Ease: 4}, Review: "week-2026-11-16",
		Measured: &metrics.Effects{
			Lever:   metrics.Effect{Before: metrics.Some(70), After: metrics.Some(76), Change: metrics.Some(6), Unit: metrics.ByPoints},
			Outcome: metrics.Effect{Before: metrics.Some(1520000)},
		},
	}
	got := changes(j, nil, e)
	for label, want := range map[string]string{
		"先行指標": "受講完走率 +5pt", "成果指標": "月次経常収益 -10%", "優先度": "8 x 6 x 4 = 192", "レビュー": "2026-W47",
		"測定結果": "受講完走率 70% > 76%（+6pt）、月次経常収益 152万円 > なし",
	} {
		if got[label] != want {
			t.Errorf("%s reads %q, not %q", label, got[label], want)
		}
	}
	e.Measured.Outcome = metrics.Effect{Before: metrics.Some(-1), After: metrics.Some(1), Change: metrics.Some(2), Unit: metrics.ByDifference}
	e.Score.Ease = 0
	if got := changes(j, nil, e); got["優先度"] != "8 x 6 x -" || !strings.HasSuffix(got["測定結果"], "月次経常収益 -1円 > 1円") {
		t.Errorf("%q", got)
	}
}

// A long text is shown by what is new in it.
func TestTheJournalShortensTexts(t *testing.T) {
	j := &Journal{Workspace: held(), Lang: metrics.JA}
	same := strings.Repeat("同じ文章が続く。", 30)
	got := changes(j, &metrics.Note{Text: same + "前の結び"}, &metrics.Note{Text: same + "新しい結び"})["メモ"]
	if got != "...が続く。同じ文章が続く。前の結び > ...が続く。同じ文章が続く。新しい結び" {
		t.Errorf("%q", got)
	}
	for _, c := range []struct{ before, after string }{
		{"", same}, {same, ""}, {same, "違う"}, {"違う", same}, {same, same + same}, {same[:300] + "x" + same, same}, {"\xff" + same, "\xfe" + same},
	} {
		before, after := excerpts(c.before, c.after)
		if text.Width(before) > textColumns || text.Width(after) > textColumns || before == after {
			t.Errorf("%q, %q", before, after)
		}
	}
	j.Lang = metrics.EN
	long := metrics.Put(&metrics.Action{Title: strings.Repeat("long ", 40)})
	if got := j.record(&long); text.Width(got) > titleColumns+20 || !strings.HasSuffix(got, "...") {
		t.Errorf("%q", got)
	}
}

// What is written about a KPI is hidden where its numbers are, wherever it stands.
func TestTheJournalHidesNumbersInReviews(t *testing.T) {
	w := held()
	const secret = "9876543"
	hide := func(s string, _ *metrics.KPI) string { return strings.ReplaceAll(s, secret, "***") }
	j := &Journal{Workspace: w, Lang: metrics.EN, Note: hide, Masked: true, Value: func(metrics.Maybe, *metrics.KPI) string { return "***" }}
	effect := metrics.Effect{Before: metrics.Some(9876543), After: metrics.Some(1), Change: metrics.Some(9876542), Unit: metrics.ByDifference}
	for _, r := range []metrics.Record{
		&metrics.Review{
			Findings: []metrics.Finding{{KPI: "mrr", Note: secret, Cause: secret}}, Voices: []metrics.Voice{{Text: secret, Who: "x", KPI: "mrr"}},
			Texts: map[metrics.Section]string{metrics.Highlights: secret},
		},
		&metrics.Minutes{Text: secret},
		&metrics.Action{Title: secret, Why: secret, Moves: []metrics.Move{{Why: secret}}, Status: metrics.ActionDone},
		&metrics.Experiment{Hypothesis: secret, Did: secret, Learned: secret, Lever: metrics.Expectation{KPI: "mrr"}, Measured: &metrics.Effects{Lever: effect, Outcome: effect}},
		&metrics.Note{KPI: "mrr", Text: secret},
	} {
		put := metrics.Put(r)
		c := &metrics.Change{Records: []metrics.RecordEdit{put}}
		said := j.What(&metrics.Entry{Change: *c}, Touched{})
		for _, f := range j.Records(c)[0].Fields {
			said += "\n" + f.Change
		}
		if strings.Contains(said, secret) || strings.Contains(said, "9.88") || strings.Contains(said, "9,876") || !strings.Contains(said, "***") {
			t.Errorf("%T:\n%s", r, said)
		}
	}
}

// A closing carries its minutes, and what is large comes without its records: the
// label says of which review it was.
func TestTheJournalNamesLargeReviews(t *testing.T) {
	e := metrics.Entry{Change: metrics.Change{Kind: metrics.ChangeReview, Label: "2026-W47"}}
	j := Journal{Workspace: held(), Lang: metrics.EN}
	if line := j.Line(&e, Touched{}); line != "review  2026-W47" {
		t.Errorf("%q", line)
	}
}
