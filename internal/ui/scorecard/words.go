package scorecard

import "kpitui/internal/metrics"

var words = struct {
	NoKPIs, NoMatch, NoneInTier, Due, Missing, SoFar, Plan, Coverage, Computed metrics.Text
}{
	NoKPIs:     metrics.Text{JA: "KPIはまだありません。+ を押して最初のKPIを追加してください。", EN: "No KPIs yet. Press + to add the first one."},
	NoMatch:    metrics.Text{JA: "「%s」に当てはまるKPIはありません。esc で検索を解除します。", EN: "No KPI matches \"%s\". Press esc to clear the search."},
	NoneInTier: metrics.Text{JA: "この階層にKPIはありません。0 ですべて表示、+ で追加します。", EN: "No KPIs in this tier. Press 0 for all, + to add one."},
	Due:        metrics.Text{JA: "入力待ち（e で入力）", EN: "due: press e to enter"},
	Missing:    metrics.Text{JA: "記録なし（e で入力）", EN: "no value: press e to enter"},
	SoFar:      metrics.Text{JA: "途中", EN: "so far"},
	Plan:       metrics.Text{JA: "計画 %s", EN: "plan %s"},
	Computed:   metrics.Text{JA: "計算値", EN: "computed"},
	Coverage:   metrics.Text{JA: "%d/%d日分", EN: "%d of %d days"},
}

// sections names the sections by the length of their periods.
var sections = map[metrics.PeriodKind]metrics.Text{
	metrics.Day:     {JA: "日ごと", EN: "By day"},
	metrics.Week:    {JA: "週ごと", EN: "By week"},
	metrics.Month:   {JA: "月ごと", EN: "By month"},
	metrics.Quarter: {JA: "四半期ごと", EN: "By quarter"},
	metrics.Year:    {JA: "年ごと", EN: "By year"},
}
