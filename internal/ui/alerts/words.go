package alerts

import "kpitui/internal/metrics"

var words = struct {
	KPI, Actual, Plan, Attained, Since, Lasting, Worst, Acked, WasAcked, OrMore,
	Waiting, HowToEnter, JustClosed, LastValue,
	NoAlerts, NoAlertsOf, NoKPIs,
	Note, Optional, Save, Cancel,
	NotAnAlert, Unacked metrics.Text
}{
	KPI:      metrics.Text{JA: "KPI", EN: "KPI"},
	Actual:   metrics.Text{JA: "実績", EN: "Actual"},
	Plan:     metrics.Text{JA: "計画", EN: "Plan"},
	Attained: metrics.Text{JA: "計画比", EN: "vs plan"},
	Since:    metrics.Text{JA: "開始", EN: "Since"},
	Lasting:  metrics.Text{JA: "継続", EN: "Lasting"},
	Worst:    metrics.Text{JA: "最悪", EN: "Worst"},
	Acked:    metrics.Text{JA: "確認済み", EN: "acknowledged"},
	WasAcked: metrics.Text{JA: "%sのときに確認済みでしたが、その後悪化しました。", EN: "It was acknowledged at %s and has become worse."},
	OrMore:   metrics.Text{JA: "%s以上", EN: "%s+"},

	Waiting:    metrics.Text{JA: "未入力", EN: "Waiting for a value"},
	HowToEnter: metrics.Text{JA: "e で入力、E で順に入力", EN: "e enters one, E walks through them all"},
	JustClosed: metrics.Text{JA: "締め直後", EN: "just closed"},
	LastValue:  metrics.Text{JA: "前回 %s", EN: "last %s"},

	NoAlerts:   metrics.Text{JA: "警告はありません。", EN: "No alerts."},
	NoAlertsOf: metrics.Text{JA: "測定中の%[1]d件（全%[2]d件）に、注意を要するKPIはありません。", EN: "None of the %[1]d KPIs with a value (of %[2]d) asks for attention."},
	NoKPIs:     metrics.Text{JA: "KPIはまだありません。b でボードに戻り、+ で最初のKPIを追加してください。", EN: "No KPIs yet. Press b for the board, then + to add the first one."},

	Note:     metrics.Text{JA: "メモ", EN: "Note"},
	Optional: metrics.Text{JA: "対応や原因（省略可）", EN: "cause, or what is being done (optional)"},
	Save:     metrics.Text{JA: "確認済みにする", EN: "acknowledge"},
	Cancel:   metrics.Text{JA: "やめる", EN: "cancel"},

	NotAnAlert: metrics.Text{JA: "確認済みにできるのは警告の行です。", EN: "Only an alert can be acknowledged."},
	Unacked:    metrics.Text{JA: "確認を取り消しました。", EN: "No longer acknowledged."},
}

// periods are lengths of time by the kind of period, for one and for more.
var periods = map[metrics.PeriodKind]struct{ One, More metrics.Text }{
	metrics.Day:     {metrics.Text{JA: "%d日", EN: "%d day"}, metrics.Text{JA: "%d日", EN: "%d days"}},
	metrics.Week:    {metrics.Text{JA: "%d週", EN: "%d week"}, metrics.Text{JA: "%d週", EN: "%d weeks"}},
	metrics.Month:   {metrics.Text{JA: "%dか月", EN: "%d month"}, metrics.Text{JA: "%dか月", EN: "%d months"}},
	metrics.Quarter: {metrics.Text{JA: "%d四半期", EN: "%d quarter"}, metrics.Text{JA: "%d四半期", EN: "%d quarters"}},
	metrics.Year:    {metrics.Text{JA: "%d年", EN: "%d year"}, metrics.Text{JA: "%d年", EN: "%d years"}},
}
