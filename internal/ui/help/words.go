package help

import "kpitui/internal/metrics"

var words = struct {
	Title, Close, Scroll, Marks, Levels, CellDue, CellOpen, CellCursor,
	Reached, Near, Early, Nothing, Due, Stale, Stars, Bar, Tick, Hidden,
	Outlooks, Signal, SignalWorse, SignalUnsure, Chance, Pace, Away, Flat, Arrived, NorthStar, States,
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

	Outlooks:     metrics.Text{JA: "シグナルと見込み", EN: "Signals and outlook"},
	Signal:       metrics.Text{JA: "普段のばらつきを超えた動き", EN: "signal: beyond the noise"},
	SignalWorse:  metrics.Text{JA: "悪い方への動き", EN: "the same, for the worse"},
	SignalUnsure: metrics.Text{JA: "点が6〜9個で暫定", EN: "of 6 to 9 points only"},
	Chance:       metrics.Text{JA: "期日までに達成する見込み", EN: "chance to meet the goal"},
	Pace:         metrics.Text{JA: "最近の1.7倍のペースが必要", EN: "needs 1.7 x recent pace"},
	Away:         metrics.Text{JA: "目標から離れている", EN: "moving away from it"},
	Flat:         metrics.Text{JA: "動きがない", EN: "not moving"},
	Arrived:      metrics.Text{JA: "見込みの欄では達成済み", EN: "as an outlook: reached"},
	NorthStar:    metrics.Text{JA: "ノーススター（* で設定）", EN: "the north star (* sets)"},
	States:       metrics.Text{JA: "安定性の4つの状態", EN: "The four states of a process"},

	Band:      metrics.Text{JA: "計画の%s以上%s未満", EN: "%s to under %s of plan"},
	BandBelow: metrics.Text{JA: "計画の%s未満", EN: "under %s of plan"},
}
