package journal

import "kpitui/internal/metrics"

var words = struct {
	Number, When, Who, Kind, What,
	Loading, Empty, LoadFailed, Undone, CannotUndoFirst, AlreadyUndone,
	TakeBackHint, Question, QuestionUndo, More, Close, Scroll, TakeBack metrics.Text
}{
	Number: metrics.Text{JA: "番号", EN: "No."},
	When:   metrics.Text{JA: "日時", EN: "When"},
	Who:    metrics.Text{JA: "変更者", EN: "Who"},
	Kind:   metrics.Text{JA: "種類", EN: "Kind"},
	What:   metrics.Text{JA: "内容", EN: "What"},

	Loading:         metrics.Text{JA: "読み込み中", EN: "Loading"},
	Empty:           metrics.Text{JA: "変更はまだありません。b でボードに戻り、e で最初の値を入力してください。", EN: "No changes yet. Press b for the board and e to enter the first value."},
	LoadFailed:      metrics.Text{JA: "変更履歴の一部を読めませんでした。kpitui doctor で確かめてください。", EN: "Part of the journal could not be read. Check the file with kpitui doctor."},
	Undone:          metrics.Text{JA: "取り消し済み", EN: "undone"},
	CannotUndoFirst: metrics.Text{JA: "作成そのものは取り消せません。", EN: "The making of the workspace cannot be undone."},
	AlreadyUndone:   metrics.Text{JA: "#%d はすでに取り消されています。", EN: "#%d has been undone already."},
	TakeBackHint:    metrics.Text{JA: "enter で取り消し", EN: "enter takes it back"},
	Question:        metrics.Text{JA: "#%d（%s）を取り消しますか？", EN: "Take back #%d (%s)?"},
	QuestionUndo:    metrics.Text{JA: "#%d を元に戻し、#%d の変更を復活させますか？", EN: "Take back #%d, so that #%d counts again?"},
	More:            metrics.Text{JA: "ほか%d行  tab で全体", EN: "%d more lines, tab shows them"},

	Close:    metrics.Text{JA: "戻る", EN: "back"},
	Scroll:   metrics.Text{JA: "スクロール", EN: "scroll"},
	TakeBack: metrics.Text{JA: "取り消す", EN: "take back"},
}
