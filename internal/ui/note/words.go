package note

import "kpitui/internal/metrics"

var words = struct {
	Title, Date, Unsaved, Hint, NotDate, Future, Empty, Leave,
	Stored, Removed, NothingChanged, ChangedSince, Saving,
	HintSave, HintBack, HintDate, HintText, HintByADay, HintEditor, HintRemove, HintDiscard, HintStay metrics.Text
}{
	Title:   metrics.Text{JA: "メモ", EN: "Note"},
	Date:    metrics.Text{JA: "日付", EN: "Date"},
	Unsaved: metrics.Text{JA: "未保存", EN: "not saved"},
	Hint:    metrics.Text{JA: "グラフのこの日に n の印が付きます。Markdownで書けます。", EN: "The chart gets an n on this day. Markdown is welcome."},
	NotDate: metrics.Text{JA: "日付として読めません（例: %s、%s）。", EN: "Not a date. Try %s or %s."},
	Future:  metrics.Text{JA: "まだ来ていない日です。", EN: "That day has not come yet."},
	Empty:   metrics.Text{JA: "メモを入力してください。", EN: "Type the note first."},
	Leave:   metrics.Text{JA: "入力した内容を捨てますか？", EN: "Discard what you typed?"},

	Stored:         metrics.Text{JA: "メモを保存しました。u で元に戻せます。", EN: "Note saved. u takes it back."},
	Removed:        metrics.Text{JA: "メモを削除しました。u で元に戻せます。", EN: "Note removed. u takes it back."},
	NothingChanged: metrics.Text{JA: "変更はありません。", EN: "Nothing was changed."},
	ChangedSince:   metrics.Text{JA: "編集中に別の場所で変更されました。続けるなら、もう一度操作してください。", EN: "It was changed elsewhere meanwhile. Do it again to go on all the same."},
	Saving:         metrics.Text{JA: "保存しています。", EN: "Saving."},

	HintSave:    metrics.Text{JA: "保存", EN: "save"},
	HintBack:    metrics.Text{JA: "戻る", EN: "back"},
	HintDate:    metrics.Text{JA: "日付", EN: "date"},
	HintText:    metrics.Text{JA: "本文", EN: "text"},
	HintByADay:  metrics.Text{JA: "1日ずつ", EN: "by a day"},
	HintEditor:  metrics.Text{JA: "エディター", EN: "editor"},
	HintRemove:  metrics.Text{JA: "削除", EN: "remove"},
	HintDiscard: metrics.Text{JA: "捨てる", EN: "discard"},
	HintStay:    metrics.Text{JA: "編集を続ける", EN: "keep editing"},
}
