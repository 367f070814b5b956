package exchange

import (
	"fmt"

	"kpitui/internal/metrics"
)

// say fills a format in both languages. Arguments that are texts themselves are
// given in the language of the format.
func say(format metrics.Text, args ...any) metrics.Text {
	fill := func(lang metrics.Lang) string {
		in := make([]any, len(args))
		for i, a := range args {
			if t, ok := a.(metrics.Text); ok {
				a = t.In(lang)
			}
			in[i] = a
		}
		return fmt.Sprintf(format.In(lang), in...)
	}
	return metrics.Text{JA: fill(metrics.JA), EN: fill(metrics.EN)}
}

// words holds all texts of the package, so that a test can prove that none lacks
// a language and that the verbs agree.
var words = struct {
	// definitions
	TooLarge, TooDeep, NotYAML, Documents, NotMapping, NotList, Alias,
	UnknownKey, UnknownKeyNear, KeyTwice, KeyMissing, Schema,
	NotText, NotDate, NotMoment, NotNumber, NotInteger, NotBool, NotChoice, NotWeekday,
	File, AKPI, APhase, AView, AGoal, AnAlert, ABaseline,
	OneOf, BothGoals, TextKeys, Bounds, IDTwice, NotUTF8 metrics.Text

	// differences
	DiffAdded, DiffChanged, DiffInfo, DiffArchived, DiffRestored, DiffRemoved, DiffReordered,
	KPI, Phase, View, Nothing metrics.Text

	// files of snapshots
	FileEmpty, FileBinary, FileHeader, FileJSON, FileRead,
	FileCell, FileColumns, FileRecord, FileQuote, FileValues, FileStrict,
	FileNested, FileTexts metrics.Text

	// rows
	At, AtColumn, Times, Repeat,
	RowDate, RowEarly, RowDateOrder, RowNoDate, RowFuture, RowNoKPI, RowKPI, RowKPINear, RowColumn, RowColumnNear,
	RowAmbiguous, RowPeriod, RowNumber, RowText, RowShort, RowLong, RowRecorded, RowObject,
	RowColumnTwice metrics.Text

	// templates
	Blank, AIAmI, GenerativeAI, Community, Trust, Developer metrics.Text
}{
	TooLarge:       metrics.Text{JA: "定義ファイルが大きすぎます（上限 %d MiB）", EN: "the file is too large for definitions (at most %d MiB)"},
	TooDeep:        metrics.Text{JA: "入れ子が深すぎます", EN: "nested too deeply"},
	NotYAML:        metrics.Text{JA: "YAML として読めません: %s", EN: "not readable as YAML: %s"},
	Documents:      metrics.Text{JA: "1 つのファイルに書ける YAML 文書は 1 つです", EN: "a file holds one YAML document, not several"},
	NotMapping:     metrics.Text{JA: "%s には「キー: 値」の組を書いてください", EN: "%s must be a mapping (key: value)"},
	NotList:        metrics.Text{JA: "%s にはリスト（- で始まる行）を書いてください", EN: "%s must be a list (lines that start with -)"},
	Alias:          metrics.Text{JA: "アンカー、エイリアス、タグ、複雑なキーは使えません", EN: "anchors, aliases, tags and complex keys are not taken here"},
	UnknownKey:     metrics.Text{JA: "%s に %q というキーはありません（使えるキー: %s）", EN: "%s has no key %q (it takes %s)"},
	UnknownKeyNear: metrics.Text{JA: "%s に %q というキーはありません。%q のことでしょうか", EN: "%s has no key %q; did you mean %q?"},
	KeyTwice:       metrics.Text{JA: "%q が 2 回書かれています（最初は %d 行目）", EN: "%q is given twice (first in line %d)"},
	KeyMissing:     metrics.Text{JA: "%s に %q がありません", EN: "%s lacks %q"},
	Schema:         metrics.Text{JA: "schema は %q と書いてください（%q は読めません）", EN: "schema must be %q; %q cannot be read"},
	NotText:        metrics.Text{JA: "%s には文字列を書いてください", EN: "%s must be a text"},
	NotDate:        metrics.Text{JA: "%s の日付は 2026-11-20 の形で書いてください（%q）", EN: "%s must be a date such as 2026-11-20, not %q"},
	NotMoment:      metrics.Text{JA: "%s の日時は 2026-11-20T09:00:00Z の形で書いてください（%q）", EN: "%s must be a time such as 2026-11-20T09:00:00Z, not %q"},
	NotNumber:      metrics.Text{JA: "%s には桁区切りも単位もない数を書いてください（%q）", EN: "%s must be a plain number without separators or unit, not %q"},
	NotInteger:     metrics.Text{JA: "%s は %d から %d までの整数です（%q）", EN: "%s must be a whole number from %d to %d, not %q"},
	NotBool:        metrics.Text{JA: "%s は true か false です（%q）", EN: "%s must be true or false, not %q"},
	NotChoice:      metrics.Text{JA: "%s に %q は使えません（使える値: %s）", EN: "%s cannot be %q (it is one of %s)"},
	NotWeekday:     metrics.Text{JA: "days は mon-fri や mon,wed のように書いてください（%q）", EN: "days must read like mon-fri or mon,wed, not %q"},
	File:           metrics.Text{JA: "ファイル", EN: "the file"},
	AKPI:           metrics.Text{JA: "KPI", EN: "a KPI"},
	APhase:         metrics.Text{JA: "フェーズ", EN: "a phase"},
	AView:          metrics.Text{JA: "ビュー", EN: "a view"},
	ABaseline:      metrics.Text{JA: "基準", EN: "a baseline"},
	AGoal:          metrics.Text{JA: "目標", EN: "a goal"},
	AnAlert:        metrics.Text{JA: "自動アラート", EN: "an alert"},
	OneOf:          metrics.Text{JA: "目標には at_least、at_most、between のうち 1 つを書いてください", EN: "a goal needs exactly one of at_least, at_most, between"},
	BothGoals:      metrics.Text{JA: "goal と goals はどちらか一方だけを書いてください", EN: "give either goal or goals, not both"},
	TextKeys:       metrics.Text{JA: "%s は 1 つの文字列か、ja と en の組です", EN: "%s is one text, or one each for ja and en"},
	Bounds:         metrics.Text{JA: "between には [下限, 上限] を書いてください", EN: "between takes [low, high]"},
	IDTwice:        metrics.Text{JA: "id %q は %d 行目でも使われています", EN: "the id %q is taken already, in line %d"},
	NotUTF8:        metrics.Text{JA: "UTF-8 の文字ではありません", EN: "not UTF-8 text"},

	DiffAdded:     metrics.Text{JA: "+ %[1]s「%[2]s」（%[3]s）を追加", EN: "+ add %[1]s %[3]s (%[2]s)"},
	DiffChanged:   metrics.Text{JA: "~ %[1]s「%[2]s」（%[3]s）の %[4]s: %[5]s > %[6]s", EN: "~ %[1]s %[3]s (%[2]s), %[4]s: %[5]s > %[6]s"},
	DiffReordered: metrics.Text{JA: "~ KPIの並び順", EN: "~ the order of the KPIs"},
	DiffInfo:      metrics.Text{JA: "~ ワークスペースの %[1]s: %[2]s > %[3]s", EN: "~ workspace, %[1]s: %[2]s > %[3]s"},
	DiffArchived:  metrics.Text{JA: "- %[1]s「%[2]s」（%[3]s）をアーカイブ（記録は残ります）", EN: "- archive %[1]s %[3]s (%[2]s); its history stays"},
	DiffRestored:  metrics.Text{JA: "+ %[1]s「%[2]s」（%[3]s）をアーカイブから戻す", EN: "+ bring back %[1]s %[3]s (%[2]s)"},
	DiffRemoved:   metrics.Text{JA: "- %[1]s「%[2]s」（%[3]s）を削除", EN: "- remove %[1]s %[3]s (%[2]s)"},
	KPI:           metrics.Text{JA: "KPI", EN: "KPI"},
	Phase:         metrics.Text{JA: "フェーズ", EN: "phase"},
	View:          metrics.Text{JA: "ビュー", EN: "view"},
	Nothing:       metrics.Text{JA: "なし", EN: "none"},

	FileEmpty:   metrics.Text{JA: "データがありません", EN: "there is no data in it"},
	FileBinary:  metrics.Text{JA: "文字のファイルではありません（NUL バイトを含みます）", EN: "not a text file (it holds NUL bytes)"},
	FileHeader:  metrics.Text{JA: "見出し行を読み取れません。1 行目は date,kpi,value（日付,KPI,値）か、日付と KPI ごとの列にしてください（読めた見出し: %s）", EN: "no usable heading: the first line must be date,kpi,value, or date and one column per KPI (it reads: %s)"},
	FileJSON:    metrics.Text{JA: "JSON として読めません: %s", EN: "not readable as JSON: %s"},
	FileRead:    metrics.Text{JA: "読み込めません: %s", EN: "cannot be read: %s"},
	FileCell:    metrics.Text{JA: "1 つのセルが %d KiB を超えています", EN: "one cell is larger than %d KiB"},
	FileColumns: metrics.Text{JA: "列が %d を超えています", EN: "more than %d columns"},
	FileRecord:  metrics.Text{JA: "1 行が %d KiB を超えています", EN: "one row is larger than %d KiB"},
	FileQuote:   metrics.Text{JA: "引用符 \" が閉じられていません", EN: "a quote \" is opened here and never closed"},
	FileValues:  metrics.Text{JA: "値が %d 件を超えています。ファイルを分けてください", EN: "more than %d values: split the file"},
	FileStrict:  metrics.Text{JA: "取り込めない行が %d 行あるため、何も取り込みませんでした（--strict）", EN: "%d rows cannot be taken, so nothing was (--strict)"},
	FileTexts:   metrics.Text{JA: "メモなどの文字が合計 %d MiB を超えています。ファイルを分けてください", EN: "notes and other texts of more than %d MiB: split the file"},
	FileNested:  metrics.Text{JA: "snapshots のリストがありません", EN: "there is no list of snapshots"},

	At:             metrics.Text{JA: "%d 行目: %s", EN: "line %d: %s"},
	AtColumn:       metrics.Text{JA: "%d 行目 %d 列目: %s", EN: "line %d, column %d: %s"},
	Times:          metrics.Text{JA: "%s（同じ理由で %d 行）", EN: "%s (%d rows)"},
	Repeat:         metrics.Text{JA: "%[1]d 行目: %[2]s の %[3]s は %[4]d 行目の値に置き換えました", EN: "line %[1]d: %[2]s for %[3]s gave way to line %[4]d"},
	RowEarly:       metrics.Text{JA: "%q は古すぎます。1971年以降の日付を書いてください", EN: "%q is too early: dates begin with 1971"},
	RowDate:        metrics.Text{JA: "%q は日付にも期間にも読めません。2026-11-20、2026-11、2026-W46、2026-Q4 のように書いてください", EN: "%q is neither a date nor a period; write 2026-11-20, 2026-11, 2026-W46 or 2026-Q4"},
	RowDateOrder:   metrics.Text{JA: "%q は何通りにも読めます。2026-11-20 のように年から、会計年度の四半期は FY2026-Q3 のように書いてください", EN: "%q could be read in several ways; write the year first (2026-11-20), and a fiscal quarter as FY2026-Q3"},
	RowNoDate:      metrics.Text{JA: "日付がありません", EN: "there is no date"},
	RowFuture:      metrics.Text{JA: "%s は今日（%s）より後です", EN: "%s lies after today (%s)"},
	RowNoKPI:       metrics.Text{JA: "KPI の名前がありません", EN: "there is no KPI"},
	RowKPI:         metrics.Text{JA: "%q という KPI はありません", EN: "there is no KPI %q"},
	RowKPINear:     metrics.Text{JA: "%q という KPI はありません。%s（%s）のことでしょうか", EN: "there is no KPI %q; did you mean %s (%s)?"},
	RowColumn:      metrics.Text{JA: "見出し %q の KPI はないため、この列は取り込みません", EN: "no KPI is called %q: the column is left out"},
	RowColumnNear:  metrics.Text{JA: "見出し %q の KPI はないため、この列は取り込みません。%s（%s）のことでしょうか", EN: "no KPI is called %q: the column is left out; did you mean %s (%s)?"},
	RowColumnTwice: metrics.Text{JA: "見出し %q は前の列と同じ KPI（%s）のため、取り込みません", EN: "the column %q is the same KPI (%s) as one before: it is left out"},
	RowAmbiguous:   metrics.Text{JA: "%q という名前の KPI が複数あります。id（%s）で書いてください", EN: "several KPIs are called %q; write the id (%s)"},
	RowPeriod:      metrics.Text{JA: "%s は %s の期間に合いません", EN: "%s does not fit the periods of %s"},
	RowNumber:      metrics.Text{JA: "%s: %s", EN: "%s: %s"},
	RowText:        metrics.Text{JA: "文字化けしています（%s として読めません）", EN: "broken text (not valid %s)"},
	RowShort:       metrics.Text{JA: "列が足りません（%d 列、見出しは %d 列）", EN: "too few cells (%d, the heading has %d)"},
	RowLong:        metrics.Text{JA: "列が多すぎます（%d 列、見出しは %d 列）。区切り文字を含むセルは \" で囲んでください", EN: "too many cells (%d, the heading has %d); put cells that hold the delimiter in quotes"},
	RowRecorded:    metrics.Text{JA: "記録日時 %q を読めません", EN: "recorded_at %q is not a time"},
	RowObject:      metrics.Text{JA: "date、kpi、value を持つオブジェクトではありません", EN: "not an object with date, kpi and value"},

	Blank:        metrics.Text{JA: "KPIもフェーズもない状態から、自分で決めていきます。", EN: "No KPIs yet: define your own."},
	AIAmI:        metrics.Text{JA: "教育サービス会社のKPI 27個と、3つのフェーズです。", EN: "27 KPIs and three phases of an education company."},
	GenerativeAI: metrics.Text{JA: "モデルから事業まで3層のKPIと、投資家のビューです。", EN: "From model to business, with investors' views."},
	Community:    metrics.Text{JA: "作品の共有で広がるコミュニティ。Midjourneyの型です。", EN: "Grows by sharing works: Midjourney's pattern."},
	Trust:        metrics.Text{JA: "企業が安心して任せられるAI。Anthropicの型です。", EN: "Safety and transparency: Anthropic's pattern."},
	Developer:    metrics.Text{JA: "開発を速くするAI。GitHub Copilotの型です。", EN: "Suggestions taken, time saved: GitHub Copilot's pattern."},
}
