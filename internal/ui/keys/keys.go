// Package keys is the one table of key bindings. Dispatch, the footer, the help
// screen, the palette and the keys page of the documentation are all made from
// it, so none of them can disagree with the others.
package keys

import (
	"slices"

	"charm.land/bubbles/v2/key"

	"kpitui/internal/metrics"
)

// Action is what a key asks for, whatever the screen.
type Action string

// The actions.
const (
	None Action = ""

	Quit      Action = "quit"
	ForceQuit Action = "force-quit"
	Help      Action = "help"
	Palette   Action = "palette"
	Back      Action = "back"
	Search    Action = "search"

	Board     Action = "board"
	Today     Action = "today"
	Scorecard Action = "scorecard"
	Phases    Action = "phases"
	Alerts    Action = "alerts"
	Journal   Action = "journal"

	Up       Action = "up"
	Down     Action = "down"
	Left     Action = "left"
	Right    Action = "right"
	Top      Action = "top"
	Bottom   Action = "bottom"
	PageUp   Action = "page-up"
	PageDown Action = "page-down"
	Open     Action = "open"

	TierAll        Action = "tier-all"
	TierStrategic  Action = "tier-strategic"
	TierBusiness   Action = "tier-business"
	TierOperations Action = "tier-operations"
	TierCustomer   Action = "tier-customer"
	TierNext       Action = "tier-next"
	TierPrevious   Action = "tier-previous"
	Sort           Action = "sort"
	Group          Action = "group"

	Enter       Action = "enter-value"
	EnterAll    Action = "enter-all"
	Add         Action = "add"
	Edit        Action = "edit"
	Acknowledge Action = "acknowledge"
	Undo        Action = "undo"
	Redo        Action = "redo"

	Review       Action = "review"
	Actions      Action = "actions"
	Present      Action = "present"
	Report       Action = "report"
	Next         Action = "next"
	Previous     Action = "previous"
	StepNext     Action = "step-next"
	StepPrevious Action = "step-previous"
	Later        Action = "later"
	Earlier      Action = "earlier"
	Cadence      Action = "cadence"
	Done         Action = "done"
	Postpone     Action = "postpone"
	Drop         Action = "drop"
	Note         Action = "note"
	AsItWas      Action = "as-it-was"
	SaveCopy     Action = "save"
	Copy         Action = "copy"
	Lists        Action = "lists"
	Whole        Action = "whole"
	Narrow       Action = "narrow"
	Mark         Action = "mark"

	NorthStar Action = "north-star"
	Views     Action = "views"
	Catalog   Action = "catalog"
	Checks    Action = "checks"
	Chart     Action = "chart"
	Baseline  Action = "baseline"

	ListActions     Action = "list-actions"
	ListExperiments Action = "list-experiments"
	ListLog         Action = "list-log"

	Mask     Action = "mask"
	Theme    Action = "theme"
	Language Action = "language"
)

// Scope is a set of places where a binding holds.
type Scope uint32

// The scopes. Global holds on every screen, Moving wherever there is a list.
const (
	Global Scope = 1 << iota
	Moving
	OnBoard
	OnDetail
	OnScorecard
	OnPhases
	OnAlerts
	OnJournal
	OnToday
	OnWelcome
	OnReview
	OnActions
	OnPresent
	OnReport
	OnChecks
	OnCatalog
)

// Binding is one row of the table.
type Binding struct {
	key.Binding
	Action Action
	Scope  Scope
	// Show is what the footer and the help print for the keys.
	Show string
	// Name is the action in words, for the help and the palette; Short is for
	// the footer, and a binding without one is not shown there.
	Name, Short metrics.Text
	// Palette says that the action can be chosen by name.
	Palette bool
}

func bind(a Action, scope Scope, show string, keys []string, name, short metrics.Text, palette bool) Binding {
	return Binding{Binding: key.NewBinding(key.WithKeys(keys...)), Action: a, Scope: scope, Show: show, Name: name, Short: short, Palette: palette}
}

func k(keys ...string) []string { return keys }

func t(ja, en string) metrics.Text { return metrics.Text{JA: ja, EN: en} }

var none metrics.Text

// Table holds every binding, in the order of the help.
var Table = []Binding{
	bind(Enter, OnBoard|OnDetail|OnScorecard|OnAlerts|OnPhases|OnToday|OnReview, "e", k("e"), t("値を入力", "Enter a value"), t("入力", "value"), true),
	bind(EnterAll, Global, "E", k("E"), t("入力待ちを順に入力", "Enter all that are due"), t("連続", "due"), true),
	bind(Open, Moving, "enter", k("enter"), t("開く", "Open"), t("開く", "open"), false),
	bind(Back, Global, "esc", k("esc"), t("一つ戻る", "One step back"), none, false),

	bind(Board, Global, "b", k("b"), t("ボード", "Board"), t("ボード", "board"), true),
	bind(Today, Global, "t", k("t"), t("今日", "Today"), t("今日", "today"), true),
	bind(Scorecard, Global, "c", k("c"), t("スコアカード", "Scorecard"), t("スコア", "score"), true),
	bind(Phases, Global, "p", k("p"), t("フェーズ", "Phases"), t("フェーズ", "phases"), true),
	bind(Alerts, Global, "a", k("a"), t("警告", "Alerts"), t("警告", "alerts"), true),
	bind(Review, Global, "w", k("w"), t("レビュー", "Review"), t("レビュー", "review"), true),
	bind(Actions, Global, "x", k("x"), t("アクションと仮説検証", "Actions and experiments"), t("アクション", "actions"), true),
	bind(Journal, Global, "L", k("L"), t("変更履歴", "Journal"), t("履歴", "log"), true),

	bind(Checks, Global, "C", k("C"), t("目標の点検", "Goal checks"), none, true),
	bind(Catalog, Global, "K", k("K"), t("KPIカタログ", "KPI catalog"), none, true),
	bind(Views, OnBoard, "V", k("V"), t("ビューを選ぶ", "Choose a view"), none, true),
	bind(NorthStar, OnBoard|OnDetail, "*", k("*"), t("ノーススターにする、もう一度で外す", "Make it the north star; once more takes it off"), none, true),
	bind(Chart, OnDetail, "v", k("v"), t("推移と管理図を切り替え", "Trend or process chart"), t("グラフ", "chart"), false),
	bind(Baseline, OnDetail, "B", k("B"), t("基準を固定", "Freeze a baseline"), none, true),

	bind(Next, OnReview, "n", k("n"), t("次の項目へ", "Next item"), t("次へ", "next"), false),
	bind(Previous, OnReview, "N", k("N"), t("前の項目へ", "Previous item"), none, false),
	bind(StepNext, OnReview, "tab", k("tab"), t("次のステップ", "Next step"), t("次のステップ", "next step"), false),
	bind(StepPrevious, OnReview, "S-tab", k("shift+tab"), t("前のステップ", "Previous step"), none, false),
	bind(Done, OnReview|OnActions, "space", k("space", " "), t("完了にする", "Done"), t("完了", "done"), false),
	bind(Postpone, OnReview|OnActions, ">", k(">"), t("期限を変える", "Move the due date"), t("延期", "move"), false),
	bind(Drop, OnReview|OnActions, "-", k("-"), t("中止にする", "Drop"), t("中止", "drop"), false),
	bind(Cadence, OnReview|OnReport, "v", k("v"), t("週次・月次・四半期・年次を切り替え", "Weekly, monthly, quarterly, annual"), t("周期", "cadence"), false),
	bind(Cadence, OnReport, "tab", k("tab"), t("週次・月次・四半期・年次を切り替え", "Weekly, monthly, quarterly, annual"), none, false),
	bind(Earlier, OnReview|OnReport, "[", k("["), t("前のレビュー", "Earlier review"), none, false),
	bind(Later, OnReview|OnReport, "]", k("]"), t("次のレビュー", "Later review"), none, false),
	bind(AsItWas, OnReview, "o", k("o"), t("当時のボードを開く", "The board as it was then"), t("当時", "as it was"), false),
	bind(Lists, OnActions|OnDetail, "tab", k("tab"), t("アクション・仮説検証・改善ログを切り替え", "Actions, experiments, improvement log"), t("切り替え", "list"), false),
	bind(Whole, OnJournal|OnCatalog, "tab", k("tab"), t("変更の全体を見る", "Show the whole change"), t("全体", "whole"), false),
	bind(Mark, OnCatalog, "space", k("space", " "), t("選ぶ、もう一度で外す", "Choose; once more leaves it out"), t("選ぶ", "choose"), false),
	bind(ListActions, OnActions, "1", k("1"), t("アクション", "Actions"), none, false),
	bind(ListExperiments, OnActions, "2", k("2"), t("仮説検証", "Experiments"), none, false),
	bind(ListLog, OnActions, "3", k("3"), t("改善ログ", "Improvement log"), none, false),
	bind(Narrow, OnActions, "v", k("v"), t("絞り込みを変える", "Filter"), t("絞り込み", "filter"), false),
	bind(SaveCopy, OnReport, "s", k("s"), t("ファイルに保存", "Save to a file"), t("保存", "save"), false),
	bind(Copy, OnReport, "y", k("y"), t("クリップボードにコピー", "Copy to the clipboard"), t("コピー", "copy"), false),

	bind(Down, Moving, "j", k("j", "down"), t("下へ", "Down"), none, false),
	bind(Up, Moving, "k", k("k", "up"), t("上へ", "Up"), none, false),
	bind(Left, OnScorecard|OnDetail|OnPresent, "h", k("h", "left"), t("前の期間へ", "Earlier period"), none, false),
	bind(Right, OnScorecard|OnDetail|OnPresent, "l", k("l", "right"), t("次の期間へ", "Later period"), none, false),
	bind(Right, OnPresent, "space", k("space", " "), t("次の期間へ", "Later period"), none, false),
	bind(Top, Moving, "g", k("g", "home"), t("先頭へ", "First"), none, false),
	bind(Bottom, Moving, "G", k("G", "end"), t("末尾へ", "Last"), none, false),
	bind(PageDown, Moving, "^d", k("ctrl+d", "pgdown"), t("半ページ下へ", "Half a page down"), none, false),
	bind(PageUp, Moving, "^u", k("ctrl+u", "pgup"), t("半ページ上へ", "Half a page up"), none, false),

	bind(TierNext, OnBoard|OnScorecard, "tab", k("tab"), t("次の階層", "Next tier"), none, false),
	bind(TierPrevious, OnBoard|OnScorecard, "S-tab", k("shift+tab"), t("前の階層", "Previous tier"), none, false),
	bind(TierAll, OnBoard|OnScorecard, "0", k("0"), t("すべての階層", "All tiers"), none, true),
	bind(TierStrategic, OnBoard|OnScorecard, "1", k("1"), t("戦略KPI", "Strategic KPIs"), none, true),
	bind(TierBusiness, OnBoard|OnScorecard, "2", k("2"), t("事業KPI", "Business KPIs"), none, true),
	bind(TierOperations, OnBoard|OnScorecard, "3", k("3"), t("運営KPI", "Operations KPIs"), none, true),
	bind(TierCustomer, OnBoard|OnScorecard, "4", k("4"), t("顧客KPI", "Customer KPIs"), none, true),
	bind(Sort, OnBoard|OnActions, "s", k("s"), t("並べ替え", "Sort"), t("並べ替え", "sort"), true),
	bind(Group, OnBoard, "v", k("v"), t("まとめ方を変える", "Group by"), t("まとめ方", "group"), true),
	bind(Search, OnBoard|OnScorecard|OnActions|OnDetail|OnCatalog, "/", k("/"), t("検索", "Search"), t("検索", "search"), true),

	bind(Add, OnBoard|OnScorecard|OnPhases|OnDetail|OnReview|OnActions, "+", k("+"), t("追加", "Add"), t("追加", "add"), true),
	bind(Edit, OnBoard|OnScorecard|OnPhases|OnDetail|OnToday|OnReview|OnActions|OnChecks, "d", k("d"), t("編集", "Edit"), t("編集", "edit"), true),
	bind(Acknowledge, OnAlerts, "y", k("y"), t("警告を確認済みにする", "Acknowledge the alert"), t("確認済み", "acknowledge"), false),
	bind(Undo, Global, "u", k("u"), t("元に戻す", "Undo"), t("戻す", "undo"), true),
	bind(Redo, Global, "^r", k("ctrl+r"), t("やり直す", "Redo"), none, true),

	bind(Note, OnBoard|OnDetail, "n", k("n"), t("メモを書く", "Write a note"), t("メモ", "note"), true),
	bind(Present, Global, "P", k("P"), t("プレゼンテーション", "Presentation"), t("投影", "present"), true),
	bind(Report, Global, "R", k("R"), t("レポート", "Report"), none, true),
	bind(Palette, Global, ":", k(":", "ctrl+p"), t("コマンドパレット", "Command palette"), t("コマンド", "command"), false),
	bind(Mask, Global, "m", k("m"), t("金額を隠す・見せる", "Hide or show amounts"), none, true),
	bind(Theme, Global, "T", k("T"), t("配色を変える", "Change the theme"), none, true),
	bind(Language, Global, "", nil, t("English に切り替える", "日本語に切り替える"), none, true),
	bind(Language, OnWelcome, "l", k("l"), t("English に切り替える", "日本語に切り替える"), t("English", "日本語"), false),
	bind(Help, Global, "?", k("?", "f1"), t("ヘルプ", "Help"), t("ヘルプ", "help"), true),
	bind(Quit, Global, "q", k("q"), t("終了", "Quit"), t("終了", "quit"), true),
	bind(ForceQuit, Global, "^c", k("ctrl+c"), t("どこからでも終了", "Quit from anywhere"), none, false),
}

// kana are the letters that the vowel keys become with a Japanese input method
// switched on.
var kana = map[string]string{"あ": "a", "い": "i", "う": "u", "え": "e", "お": "o", "　": " "}

// Normalize folds what a Japanese input method makes of a key back to its ASCII
// twin: full-width letters and signs, and the five kana of the vowel keys.
func Normalize(pressed string) string {
	if s, ok := kana[pressed]; ok {
		return s
	}
	r := []rune(pressed)
	if len(r) == 1 && r[0] >= '！' && r[0] <= '～' {
		return string(r[0] - '！' + '!')
	}
	return pressed
}

// Find returns the action of a key in the given scopes.
func Find(pressed string, in Scope) Action {
	pressed = Normalize(pressed)
	for i := range Table {
		b := &Table[i]
		if b.Scope&(in|Global) != 0 && slices.Contains(b.Keys(), pressed) {
			return b.Action
		}
	}
	return None
}

// Of returns the binding of an action.
func Of(a Action) *Binding {
	for i := range Table {
		if Table[i].Action == a {
			return &Table[i]
		}
	}
	return nil
}

// In returns the bindings that hold in the given scopes, in the table's order.
func In(scope Scope) []*Binding {
	var out []*Binding
	for i := range Table {
		if Table[i].Scope&scope != 0 {
			out = append(out, &Table[i])
		}
	}
	return out
}
