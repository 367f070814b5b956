package report

import "kpitui/internal/metrics"

// journalWords are what [Journal] says.
var journalWords = struct {
	None, Values, KPIs, MoreKPIs, Definitions, Others,
	AddedKPI, ChangedKPI, ArchivedKPI, RestoredKPI, RemovedKPI, AddedPhase, ChangedPhase, RemovedPhase, Workspace, Unacked,
	Name, Tier, Layer, Group, Unit, Cadence, Days, Aggregation, Per, Method, Owner, Unmeasured, Goals, Thresholds, Inclusive, Alerts, Today, Archived,
	Span, Zone, Currency, Start, FiscalStart, Bands, Note, Yes metrics.Text
}{
	None:        metrics.Text{JA: "なし", EN: "none"},
	Values:      metrics.Text{JA: "%d件", EN: "%d values"},
	KPIs:        metrics.Text{JA: "%d KPI", EN: "%d KPIs"},
	MoreKPIs:    metrics.Text{JA: "%d KPI以上", EN: "%d KPIs or more"},
	Definitions: metrics.Text{JA: "定義 %d件", EN: "%d definitions"},
	Others:      metrics.Text{JA: "ほか%d件", EN: "and %d more"},

	AddedKPI:     metrics.Text{JA: "KPIを追加: %s", EN: "added KPI %s"},
	ChangedKPI:   metrics.Text{JA: "KPIを変更: %s", EN: "changed KPI %s"},
	ArchivedKPI:  metrics.Text{JA: "KPIをアーカイブ: %s", EN: "archived KPI %s"},
	RestoredKPI:  metrics.Text{JA: "KPIを復帰: %s", EN: "restored KPI %s"},
	RemovedKPI:   metrics.Text{JA: "KPIを削除: %s", EN: "removed KPI %s"},
	AddedPhase:   metrics.Text{JA: "フェーズを追加: %s", EN: "added phase %s"},
	ChangedPhase: metrics.Text{JA: "フェーズを変更: %s", EN: "changed phase %s"},
	RemovedPhase: metrics.Text{JA: "フェーズを削除: %s", EN: "removed phase %s"},
	Workspace:    metrics.Text{JA: "ワークスペースの設定を変更", EN: "changed the workspace"},
	Unacked:      metrics.Text{JA: "確認を解除", EN: "no longer acknowledged"},

	Name:        metrics.Text{JA: "名前", EN: "Name"},
	Tier:        metrics.Text{JA: "階層", EN: "Tier"},
	Layer:       metrics.Text{JA: "層", EN: "Layer"},
	Group:       metrics.Text{JA: "グループ", EN: "Group"},
	Unit:        metrics.Text{JA: "単位", EN: "Unit"},
	Cadence:     metrics.Text{JA: "測定サイクル", EN: "Cadence"},
	Days:        metrics.Text{JA: "測定する曜日", EN: "Days"},
	Aggregation: metrics.Text{JA: "集計", EN: "Aggregation"},
	Per:         metrics.Text{JA: "集計期間", EN: "Stated per"},
	Method:      metrics.Text{JA: "測定方法", EN: "Measured by"},
	Owner:       metrics.Text{JA: "担当", EN: "Owner"},
	Unmeasured:  metrics.Text{JA: "未計測の理由", EN: "Why unmeasured"},
	Goals:       metrics.Text{JA: "目標", EN: "Goals"},
	Thresholds:  metrics.Text{JA: "しきい値", EN: "Thresholds"},
	Inclusive:   metrics.Text{JA: "を含む", EN: "inclusive"},
	Alerts:      metrics.Text{JA: "自動アラート", EN: "Alert rules"},
	Today:       metrics.Text{JA: "「今日」に表示", EN: "On Today"},
	Archived:    metrics.Text{JA: "アーカイブ", EN: "Archived"},
	Span:        metrics.Text{JA: "期間", EN: "Span"},
	Zone:        metrics.Text{JA: "タイムゾーン", EN: "Time zone"},
	Currency:    metrics.Text{JA: "通貨", EN: "Currency"},
	Start:       metrics.Text{JA: "開始日", EN: "Start"},
	FiscalStart: metrics.Text{JA: "年度の開始月", EN: "Fiscal year from"},
	Bands:       metrics.Text{JA: "警告レベルの境目", EN: "Bands"},
	Note:        metrics.Text{JA: "メモ", EN: "Note"},
	Yes:         metrics.Text{JA: "はい", EN: "yes"},
}

// kindWords name what a change was, each in at most eight columns.
var kindWords = map[metrics.ChangeKind]metrics.Text{
	metrics.ChangeInit:   {JA: "作成", EN: "init"},
	metrics.ChangeSet:    {JA: "記録", EN: "set"},
	metrics.ChangeUnset:  {JA: "削除", EN: "unset"},
	metrics.ChangeImport: {JA: "取り込み", EN: "import"},
	metrics.ChangeDefine: {JA: "定義", EN: "define"},
	metrics.ChangeAck:    {JA: "確認", EN: "ack"},
	metrics.ChangeUndo:   {JA: "取り消し", EN: "undo"},
	metrics.ChangeRedo:   {JA: "やり直し", EN: "redo"},
}
