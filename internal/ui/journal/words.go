package journal

import "kpitui/internal/metrics"

var words = struct {
	Number, When, Who, Kind, What,
	Loading, Empty, LoadFailed, Undone, CannotUndoFirst, AlreadyUndone,
	TakeBackHint, Question, QuestionUndo, NoValue,
	Values, KPIs, MoreKPIs, Definitions, Others,
	AddedKPI, ChangedKPI, ArchivedKPI, RestoredKPI, RemovedKPI, AddedPhase, ChangedPhase, RemovedPhase, Workspace,
	Unacked, More,
	Name, Tier, Layer, Group, Unit, Cadence, Aggregation, Method, Owner, Goals, Thresholds, Alerts, Archived,
	Span, Zone, Currency, Start, Note, Yes metrics.Text
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
	NoValue:         metrics.Text{JA: "なし", EN: "none"},

	Values:      metrics.Text{JA: "%d件", EN: "%d values"},
	KPIs:        metrics.Text{JA: "%d KPI", EN: "%d KPIs"},
	MoreKPIs:    metrics.Text{JA: "%d KPI以上", EN: "%d KPIs or more"},
	Definitions: metrics.Text{JA: "定義 %d件", EN: "%d definitions"},
	Others:      metrics.Text{JA: "ほか%d件", EN: "and %d more"},

	AddedKPI:     metrics.Text{JA: "KPIを追加: %s", EN: "added KPI %s"},
	ChangedKPI:   metrics.Text{JA: "KPIを変更: %s", EN: "changed KPI %s"},
	ArchivedKPI:  metrics.Text{JA: "KPIを保管: %s", EN: "archived KPI %s"},
	RestoredKPI:  metrics.Text{JA: "KPIを復帰: %s", EN: "restored KPI %s"},
	RemovedKPI:   metrics.Text{JA: "KPIを削除: %s", EN: "removed KPI %s"},
	AddedPhase:   metrics.Text{JA: "フェーズを追加: %s", EN: "added phase %s"},
	ChangedPhase: metrics.Text{JA: "フェーズを変更: %s", EN: "changed phase %s"},
	RemovedPhase: metrics.Text{JA: "フェーズを削除: %s", EN: "removed phase %s"},
	Workspace:    metrics.Text{JA: "ワークスペースの設定を変更", EN: "changed the workspace"},
	Unacked:      metrics.Text{JA: "確認を解除", EN: "no longer acknowledged"},
	More:         metrics.Text{JA: "ほか%d行", EN: "%d more lines"},

	Name:        metrics.Text{JA: "名前", EN: "Name"},
	Tier:        metrics.Text{JA: "階層", EN: "Tier"},
	Layer:       metrics.Text{JA: "層", EN: "Layer"},
	Group:       metrics.Text{JA: "分類", EN: "Group"},
	Unit:        metrics.Text{JA: "単位", EN: "Unit"},
	Cadence:     metrics.Text{JA: "測定サイクル", EN: "Cadence"},
	Aggregation: metrics.Text{JA: "集計", EN: "Aggregation"},
	Method:      metrics.Text{JA: "測定方法", EN: "Measured by"},
	Owner:       metrics.Text{JA: "担当", EN: "Owner"},
	Goals:       metrics.Text{JA: "目標", EN: "Goals"},
	Thresholds:  metrics.Text{JA: "しきい値", EN: "Thresholds"},
	Alerts:      metrics.Text{JA: "自動アラート", EN: "Alert rules"},
	Archived:    metrics.Text{JA: "保管", EN: "Archived"},
	Span:        metrics.Text{JA: "期間", EN: "Span"},
	Zone:        metrics.Text{JA: "タイムゾーン", EN: "Time zone"},
	Currency:    metrics.Text{JA: "通貨", EN: "Currency"},
	Start:       metrics.Text{JA: "開始日", EN: "Start"},
	Note:        metrics.Text{JA: "メモ", EN: "Note"},
	Yes:         metrics.Text{JA: "はい", EN: "yes"},
}

// kinds name what a change was.
var kinds = map[metrics.ChangeKind]metrics.Text{
	metrics.ChangeInit:   {JA: "作成", EN: "created"},
	metrics.ChangeSet:    {JA: "記録", EN: "set"},
	metrics.ChangeUnset:  {JA: "削除", EN: "unset"},
	metrics.ChangeImport: {JA: "取り込み", EN: "import"},
	metrics.ChangeDefine: {JA: "定義", EN: "define"},
	metrics.ChangeAck:    {JA: "確認", EN: "ack"},
	metrics.ChangeUndo:   {JA: "取り消し", EN: "undo"},
	metrics.ChangeRedo:   {JA: "やり直し", EN: "redo"},
}
