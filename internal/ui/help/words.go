package help

import "kpitui/internal/metrics"

var words = struct {
	Title, Close, Scroll, Marks, Levels, CellDue, CellOpen, CellCursor,
	Reached, Near, Early, Nothing, Due, Stale, Stars, Bar, Tick, Hidden,
	Band, BandBelow metrics.Text
}{
	Title:      metrics.Text{JA: "ヘルプ", EN: "Help"},
	Close:      metrics.Text{JA: "閉じる", EN: "close"},
	Scroll:     metrics.Text{JA: "スクロール", EN: "scroll"},
	CellDue:    metrics.Text{JA: "入力を待つ期間", EN: "a period that waits for its value"},
	CellOpen:   metrics.Text{JA: "途中経過（判定しない）", EN: "so far: the period is open, not judged"},
	CellCursor: metrics.Text{JA: "選択中の期間", EN: "the chosen period"},

	Marks:  metrics.Text{JA: "記号", EN: "Marks"},
	Levels: metrics.Text{JA: "警告レベルと対応", EN: "Levels and responses"},

	Reached: metrics.Text{JA: "計画を達成", EN: "plan reached"},
	Near:    metrics.Text{JA: "計画の%s以上", EN: "%s of plan or more"},
	Early:   metrics.Text{JA: "立ち上がり、判定はまだ", EN: "path just begun: not judged"},
	Nothing: metrics.Text{JA: "目標なし、または未計測", EN: "no goal, or never measured"},
	Due:     metrics.Text{JA: "締まった期間の値がない", EN: "last closed period has no value"},
	Stale:   metrics.Text{JA: "2期間以上、値がない", EN: "two periods or more without"},
	Stars:   metrics.Text{JA: "目標の重要度（1〜3）", EN: "importance of a goal, 1 to 3"},
	Bar:     metrics.Text{JA: "計画比（フェーズでは進み）", EN: "vs plan (in phases: progress)"},
	Tick:    metrics.Text{JA: "縦線は経過した時間", EN: "the line: time gone"},
	Hidden:  metrics.Text{JA: "値の場所では、隠した値", EN: "in a value's place: hidden"},

	Band:      metrics.Text{JA: "計画の%s以上%s未満", EN: "%s to under %s of plan"},
	BandBelow: metrics.Text{JA: "計画の%s未満", EN: "under %s of plan"},
}
