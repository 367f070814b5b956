package entry

import "kpitui/internal/metrics"

var words = struct {
	Value, Note, Last, Plan, PlanFor, Now,
	SoFar, Unusual, Future, Gone, SaveHint, NoteHint, PeriodHint, LeaveHint, NextHint, SkipHint, AllDone, Stored, Computed metrics.Text
}{
	Value:      metrics.Text{JA: "値", EN: "Value"},
	Note:       metrics.Text{JA: "メモ", EN: "Note"},
	Last:       metrics.Text{JA: "前回 %s（%s）", EN: "last %s (%s)"},
	Plan:       metrics.Text{JA: "計画 %s", EN: "plan %s"},
	PlanFor:    metrics.Text{JA: "%sの計画 %s", EN: "plan for %s %s"},
	Now:        metrics.Text{JA: "記録済み %s", EN: "recorded %s"},
	SoFar:      metrics.Text{JA: "途中経過 %s", EN: "so far %s"},
	Unusual:    metrics.Text{JA: "前回の %s から大きく変わります。よければもう一度 enter を押してください。", EN: "Far from the last value, %s. Press enter again if it is right."},
	Future:     metrics.Text{JA: "未来の期間には入力できません。", EN: "A period that has not begun takes no value."},
	Gone:       metrics.Text{JA: "このKPIは別の場所で削除されました。esc で閉じてください。", EN: "This KPI was removed elsewhere. Press esc to close."},
	SaveHint:   metrics.Text{JA: "保存", EN: "save"},
	NoteHint:   metrics.Text{JA: "メモへ", EN: "note"},
	PeriodHint: metrics.Text{JA: "期間", EN: "period"},
	LeaveHint:  metrics.Text{JA: "やめる", EN: "leave"},
	NextHint:   metrics.Text{JA: "保存して次へ", EN: "save, next"},
	SkipHint:   metrics.Text{JA: "空欄なら次へ", EN: "leave empty to skip"},
	AllDone:    metrics.Text{JA: "入力待ちはすべて終わりました。%d件を保存しました。", EN: "That was all that was due. %d saved."},
	Computed:   metrics.Text{JA: "%s %s は計算で求まります（%s）。入力するのは %s です。", EN: "%s %s is computed: %s. Enter %s instead."},
	Stored:     metrics.Text{JA: "%s %s に %s を保存しました。u で元に戻せます。", EN: "%s %s: %s saved. u takes it back."},
}
