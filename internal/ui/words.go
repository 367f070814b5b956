package ui

import (
	"kpitui/internal/metrics"
	"kpitui/internal/ui/theme"
)

var words = struct {
	TooSmall, Health, Measured, FixedDate,
	Masked, Close, Waiting, KeepSearch, EndSearch, Choose, NothingToUndo, NothingToRedo, TookBack, DidAgain, ChangedSince, NothingDue,
	AsThen, PastStands, OnlyPast, Unsaved, EditorFailed, EditorKept, TooLong, ToPresent, Copied, SavedAs metrics.Text
}{
	TooSmall:      metrics.Text{JA: "%dx%d では狭すぎます。%dx%d 以上に広げてください。", EN: "%dx%d is too small. Make it at least %dx%d."},
	Health:        metrics.Text{JA: "健全度", EN: "Health"},
	Measured:      metrics.Text{JA: "測定", EN: "Measured"},
	FixedDate:     metrics.Text{JA: "日付固定", EN: "fixed date"},
	Masked:        metrics.Text{JA: "金額非表示", EN: "amounts hidden"},
	Close:         metrics.Text{JA: "閉じる", EN: "close"},
	Waiting:       metrics.Text{JA: "未入力", EN: "waiting"},
	KeepSearch:    metrics.Text{JA: "絞り込む", EN: "keep the matches"},
	EndSearch:     metrics.Text{JA: "解除", EN: "show all"},
	Choose:        metrics.Text{JA: "選択", EN: "choose"},
	NothingToUndo: metrics.Text{JA: "元に戻す変更はありません。", EN: "Nothing to undo here."},
	NothingToRedo: metrics.Text{JA: "やり直す変更はありません。", EN: "Nothing to redo here."},
	TookBack:      metrics.Text{JA: "元に戻しました: %s", EN: "Undone: %s"},
	DidAgain:      metrics.Text{JA: "やり直しました: %s", EN: "Done again: %s"},
	ChangedSince:  metrics.Text{JA: "その後、別の操作で変更されています。それでも元に戻しますか？", EN: "It was changed again since, by someone else. Undo it all the same?"},
	AsThen:        metrics.Text{JA: "%s 時点", EN: "as of %s"},
	PastStands:    metrics.Text{JA: "過去の記録は変更できません。esc で現在に戻ります。", EN: "The past cannot be changed. esc goes back to the present."},
	OnlyPast:      metrics.Text{JA: "過去の記録は変更できません。--as-of なしで起動すると現在を開けます。", EN: "The past cannot be changed. Start without --as-of for the present."},
	EditorFailed:  metrics.Text{JA: "エディターが失敗しました: %v", EN: "The editor failed: %v"},
	EditorKept:    metrics.Text{JA: "エディターが失敗しました: %v\n入力欄は元のままです。編集した内容は次のファイルに残してあります。\n%s", EN: "The editor failed: %v\nThe field is as it was. What you wrote is kept in\n%s"},
	TooLong:       metrics.Text{JA: "入力欄には%d文字までしか入りません。\n入力欄は元のままです。編集した内容は次のファイルに残してあります。\n%s", EN: "The field takes no more than %d characters.\nThe field is as it was. What you wrote is kept in\n%s"},
	Unsaved:       metrics.Text{JA: "保存していない入力があります。もう一度 ^c で終了、esc で入力に戻ります。", EN: "Something typed is not saved. ^c again quits, esc goes back to it."},
	ToPresent:     metrics.Text{JA: "現在へ", EN: "present"},
	Copied:        metrics.Text{JA: "クリップボードにコピーしました。", EN: "Copied to the clipboard."},
	SavedAs:       metrics.Text{JA: "%s に保存しました。", EN: "Saved as %s."},
	NothingDue:    metrics.Text{JA: "入力待ちのKPIはありません。", EN: "Nothing is due."},
}

var themeNames = map[theme.Name]metrics.Text{
	theme.Auto:         {JA: "配色: 自動", EN: "Theme: auto"},
	theme.Dark:         {JA: "配色: ダーク", EN: "Theme: dark"},
	theme.Light:        {JA: "配色: ライト", EN: "Theme: light"},
	theme.HighContrast: {JA: "配色: 高コントラスト", EN: "Theme: high contrast"},
	theme.ColourBlind:  {JA: "配色: 色覚対応", EN: "Theme: colour-blind"},
	theme.Mono:         {JA: "配色: モノクロ", EN: "Theme: mono"},
}
