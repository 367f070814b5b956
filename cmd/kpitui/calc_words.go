package main

import "kpitui/internal/metrics"

// calcWords are the texts of `kpitui calc`.
var calcWords = struct {
	Short, Long, Example, FlagPer, FlagDays, FlagFormat, FlagRecord, FlagPeriod, FlagStrict,
	BadPer, BadDays, NoDays, PeriodAlone, PeriodOfRows, NoCalculator, NoCalculatorNear, NoFile,
	ColCalculator, ColColumns, ListHint, Cancelled, Later,
	NotRecorded, Computed, Absent, NothingRecorded, SameRecorded, Recorded metrics.Text
}{
	Short: metrics.Text{JA: "行データから継続率や MRR の増減などを計算する", EN: "Compute KPIs from raw rows: retention, NPS, MRR and more"},
	Long: metrics.Text{
		JA: "CSV か TSV の行データから KPI を計算して表示します。ファイル名を - にすると標準入力から読みます。\n引数なしで一覧を表示します。終わっていない期間は、--today の日を基準に不明として扱います。",
		EN: "Reads rows from CSV or TSV (- for standard input), computes KPIs and prints them.\nWithout arguments it lists the calculators. What is not over on the day of --today is unknown.",
	},
	Example:    metrics.Text{JA: "  kpitui calc retention 利用記録.csv\n  kpitui calc nps 回答.csv --record", EN: "  kpitui calc retention events.csv\n  kpitui calc nps answers.csv --record"},
	FlagPer:    metrics.Text{JA: "集計の単位: week、month", EN: "count by week or by month"},
	FlagDays:   metrics.Text{JA: "パワーユーザーとみなす利用日数（既定: 月20日、週5日）", EN: "active days that make a power user (default: 20 a month, 5 a week)"},
	FlagFormat: metrics.Text{JA: "形式: text、json", EN: "format: text or json"},
	FlagRecord: metrics.Text{JA: "結果を、同じ id のKPIの値として記録する", EN: "store the results as snapshots of the KPIs with their ids"},
	FlagPeriod: metrics.Text{JA: "日付のない結果を記録する期間（例: 2026-10）", EN: "the period to record results without a date for (2026-10)"},
	FlagStrict: metrics.Text{JA: "読めない行が一つでもあれば計算しない", EN: "one bad row and nothing is computed"},

	BadPer:           metrics.Text{JA: "「%s」ごとの集計はできません。week か month を指定してください。", EN: "Rows cannot be counted by \"%s\". Choose week or month."},
	BadDays:          metrics.Text{JA: "--days には 1 から 31 までを指定してください（%d）。", EN: "--days takes 1 to 31, not %d."},
	NoDays:           metrics.Text{JA: "%s に --days はありません（power だけで使います）。", EN: "%s has no --days; only power has."},
	PeriodAlone:      metrics.Text{JA: "--period は --record と一緒に使います。", EN: "--period goes with --record."},
	PeriodOfRows:     metrics.Text{JA: "行に日付があるため、--period は使えません", EN: "the rows have dates of their own; leave --period out"},
	NoCalculator:     metrics.Text{JA: "「%s」という計算はありません。%s から選んでください。", EN: "There is no calculator \"%s\". Choose one of %s."},
	NoCalculatorNear: metrics.Text{JA: "「%s」という計算はありません。%s ではありませんか？", EN: "There is no calculator \"%s\". Did you mean %s?"},
	NoFile:           metrics.Text{JA: "ファイルを指定してください（- で標準入力）。%s に必要な列: %s", EN: "Name a file, or - for standard input. The columns of %s: %s"},
	ColCalculator:    metrics.Text{JA: "計算", EN: "calculator"},
	ColColumns:       metrics.Text{JA: "内容と、読む列（[ ] はなくてもよい）", EN: "what it computes, of which columns ([ ] may be missing)"},
	ListHint:         metrics.Text{JA: "計算するには: kpitui calc 計算 ファイル", EN: "To compute: kpitui calc CALCULATOR FILE"},
	Cancelled:        metrics.Text{JA: "中止しました。", EN: "Cancelled."},
	Later:            metrics.Text{JA: "%s より後の行は、まだ起きていないこととして扱いました: %d行", EN: "Rows after %s, which have not happened yet: %d"},

	NotRecorded:     metrics.Text{JA: "%s は記録していません: %s", EN: "%s was not recorded: %s"},
	Computed:        metrics.Text{JA: "%s はほかのKPIから計算されるKPIです", EN: "%s is computed from other KPIs"},
	Absent:          metrics.Text{JA: "このワークスペースにないKPI: %s。追加するには: %s", EN: "Not KPIs of this workspace: %s. To add them: %s"},
	NothingRecorded: metrics.Text{JA: "記録できる結果はありませんでした。", EN: "There was nothing to record."},
	SameRecorded:    metrics.Text{JA: "結果はすべて記録済みでした。何も変わっていません。", EN: "The results were there already. Nothing changed."},
	Recorded:        metrics.Text{JA: "記録しました: %s。値 %d件（新規 %d、置き換え %d）。%s で取り消せます。", EN: "Recorded %s: values %d (new %d, replaced %d). %s takes it back."},
}
