package settle

import "kpitui/internal/metrics"

var words = struct {
	Due, Why, HowItWent, Optional, HowOptional,
	Keep, Leave, ByADay, NotDate, SameDay, Over, Gone,
	Done, Dropped, Moved metrics.Text
}{
	Due:         metrics.Text{JA: "新しい期限", EN: "New date"},
	Why:         metrics.Text{JA: "理由", EN: "Why"},
	HowItWent:   metrics.Text{JA: "結果", EN: "Result"},
	Optional:    metrics.Text{JA: "ひとこと（省略可）", EN: "a word (optional)"},
	HowOptional: metrics.Text{JA: "どうなったか（省略可）", EN: "what came of it (optional)"},

	Keep:   metrics.Text{JA: "確定", EN: "keep"},
	Leave:  metrics.Text{JA: "やめる", EN: "leave"},
	ByADay: metrics.Text{JA: "1日ずつ", EN: "by a day"},

	NotDate: metrics.Text{JA: "日付として読めません（例: %s、11/27、+7）。", EN: "Not a date. Try %s, 11/27 or +7."},
	SameDay: metrics.Text{JA: "いまの期限と同じです。", EN: "That is the date it has already."},
	Over:    metrics.Text{JA: "過ぎた日には延ばせません。", EN: "That day is over."},
	Gone:    metrics.Text{JA: "このアクションは別の場所で削除されました。esc で閉じてください。", EN: "This action was removed elsewhere. Press esc to close."},

	Done:    metrics.Text{JA: "完了にしました。u で元に戻せます。", EN: "Done. u takes it back."},
	Dropped: metrics.Text{JA: "中止にしました。u で元に戻せます。", EN: "Dropped. u takes it back."},
	Moved:   metrics.Text{JA: "期限を %s に変えました。u で元に戻せます。", EN: "Moved to %s. u takes it back."},
}
