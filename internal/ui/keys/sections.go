package keys

import (
	"strings"

	"kpitui/internal/metrics"
)

// Place is a screen with bindings of its own, by its scope.
type Place struct {
	Scope Scope
	Name  metrics.Text
}

// Places lists the screens in the order of the keys page.
var Places = []Place{
	{OnBoard, t("ボード", "Board")},
	{OnToday, t("今日", "Today")},
	{OnScorecard, t("スコアカード", "Scorecard")},
	{OnPhases, t("フェーズ", "Phases")},
	{OnAlerts, t("警告", "Alerts")},
	{OnReview, t("レビュー", "Review")},
	{OnActions, t("アクションと仮説検証", "Actions and experiments")},
	{OnChecks, t("目標の点検", "Goal checks")},
	{OnCatalog, t("KPIカタログ", "KPI catalog")},
	{OnJournal, t("変更履歴", "Journal")},
	{OnPresent, t("プレゼンテーション", "Presentation")},
	{OnReport, t("レポート", "Report")},
	{OnDetail, t("KPIの詳細", "KPI detail")},
	{OnWelcome, t("はじめに", "Welcome")},
}

// PlaceOf returns the screen that a scope belongs to; its name is empty when it
// belongs to none.
func PlaceOf(in Scope) Place {
	for _, p := range Places {
		if in&p.Scope != 0 {
			return p
		}
	}
	return Place{}
}

// particular says what an action means on one screen, where its name in the
// table is too general.
var particular = map[Scope]map[Action]metrics.Text{
	OnBoard: {
		Open: t("KPIの詳細を開く", "Open the KPI's detail"), Add: t("KPIを追加", "Add a KPI"), Edit: t("KPIを編集", "Edit the KPI"),
		Search: t("KPIを検索", "Search for KPIs"),
	},
	OnToday: {Open: t("KPIの詳細を開く", "Open the KPI's detail"), Edit: t("KPIを編集", "Edit the KPI")},
	OnScorecard: {
		Open: t("KPIの詳細を開く", "Open the KPI's detail"), Add: t("KPIを追加", "Add a KPI"), Edit: t("KPIを編集", "Edit the KPI"), Enter: t("選んだ期間の値を入力", "Enter the value of the chosen period"),
	},
	OnPhases: {
		Open:  t("フェーズを開閉、目標ではKPIの詳細を開く", "Fold the phase; on a goal open its KPI's detail"),
		Add:   t("フェーズを追加", "Add a phase"),
		Edit:  t("フェーズと目標を編集", "Edit the phase and its goals"),
		Enter: t("目標のKPIに値を入力", "Enter a value for the goal's KPI"),
	},
	OnAlerts: {
		Open:        t("KPIの詳細を開く", "Open the KPI's detail"),
		Acknowledge: t("警告を確認済みにする、もう一度で取り消す", "Acknowledge the alert; once more takes it back"),
	},
	OnChecks: {
		Open: t("KPIの詳細、またはフェーズを開く", "Open the KPI's detail, or the phase"),
		Edit: t("KPI、またはフェーズと目標を編集", "Edit the KPI, or the phase and its goals"),
	},
	OnCatalog: {
		Open:   t("選んだKPI、またはテンプレートを追加", "Add the chosen KPIs, or the template"),
		Whole:  t("定義の全文を見る", "Show the whole definition"),
		Search: t("カタログを検索", "Search the catalog"),
	},
	OnReview: {
		Open: t("ステップに応じて、書く・入力・判定・詳細・終了", "Write, enter, judge, show the detail or close, by the step"),
		Add:  t("アクション、仮説検証、顧客の声を追加", "Add an action, an experiment or a customer voice"),
		Edit: t("アクション、仮説検証、目標、KPIを編集", "Edit the action, experiment, goal or KPI"),
		Done: t("完了にする、もう一度で再開する", "Done; once more opens the action again"),
		Drop: t("中止にする、顧客の声は削除する", "Drop the action, remove the customer voice"),
	},
	OnActions: {
		Open:   t("アクションを編集、仮説検証と改善ログでは全体を見る", "Edit the action; show the whole experiment"),
		Add:    t("アクションか仮説検証を追加", "Add an action or an experiment"),
		Edit:   t("アクションや仮説検証を編集", "Edit the action or experiment"),
		Done:   t("完了にする、終わったものは再開する", "Done; an ended one opens again"),
		Search: t("この一覧を検索", "Search the list"),
	},
	OnJournal: {Open: t("選んだ変更を取り消す", "Take the selected change back")},
	OnPresent: {Left: t("前のKPIへ", "Previous KPI"), Right: t("次のKPIへ", "Next KPI"), Open: t("KPIの詳細を開く", "Open the KPI's detail")},
	OnReport:  {Earlier: t("前の期間のレポート", "The report before"), Later: t("次の期間のレポート", "The report after")},
	OnDetail: {Add: t("KPIを追加", "Add a KPI"), Edit: t("このKPIを編集", "Edit this KPI"), Lists: t("値・シグナル・メモ・計算元を切り替え", "Values, signals, notes, inputs"),
		Left: t("グラフの期間を長く", "More of the past in the chart"), Right: t("グラフの期間を短く", "Less of it"),
		Search: t("メモとアクションを検索", "Search the notes and actions")},
}

// NameOn returns the binding's name as it is meant on a screen.
func (b *Binding) NameOn(in Scope) metrics.Text {
	if name, ok := particular[in][b.Action]; ok {
		return name
	}
	return b.Name
}

// particularShort is what the footer says of an action on one screen, where the
// table's word would be wrong.
var particularShort = map[Scope]map[Action]metrics.Text{
	OnPhases:  {Open: t("開閉", "fold")},
	OnJournal: {Open: t("取り消す", "take back")},
}

// ShortOn returns the binding's word for the footer as it is meant in a scope.
func (b *Binding) ShortOn(in Scope) metrics.Text {
	if short, ok := particularShort[PlaceOf(in).Scope][b.Action]; ok {
		return short
	}
	return b.Short
}

// KeyNames writes every key of the binding, as the help does: j down, ^d pgdown.
// A binding without a key is reached through the palette, whose key it shows.
func (b *Binding) KeyNames() string {
	if len(b.Keys()) == 0 {
		return Of(Palette).Show
	}
	names := make([]string, len(b.Keys()))
	for i, k := range b.Keys() {
		names[i] = strings.NewReplacer("ctrl+", "^", "shift+", "S-").Replace(k)
	}
	return strings.Join(names, " ")
}

// Section is a part of the help.
type Section struct {
	Title    metrics.Text
	Bindings []*Binding
}

var (
	titleHere    = t("この画面", "This screen")
	titleValues  = t("値の入力と変更", "Values and changes")
	titleScreens = t("画面", "Screens")
	titleMoving  = t("移動", "Moving")
	titleAll     = t("どこでも", "Everywhere")
)

// Sections divides the bindings that hold in the given scopes, in the table's
// order, each binding into one section; empty sections are left out.
func Sections(in Scope) []Section {
	place := PlaceOf(in)
	here := Section{Title: titleHere}
	if !place.Name.IsZero() {
		here.Title = place.Name
	}
	values, screens, moving, all := Section{Title: titleValues}, Section{Title: titleScreens}, Section{Title: titleMoving}, Section{Title: titleAll}
	for _, b := range In(in | Global) {
		_, special := particular[place.Scope][b.Action]
		switch {
		case b.Action == EnterAll || b.Action == Undo || b.Action == Redo:
			values.add(b)
		case b.Action == Board || b.Action == Today || b.Action == Scorecard || b.Action == Phases || b.Action == Alerts || b.Action == Review || b.Action == Actions || b.Action == Journal || b.Action == Checks:
			screens.add(b)
		case b.Scope&Global != 0:
			all.add(b)
		case b.Scope&Moving != 0 && !special:
			moving.add(b)
		default:
			here.add(b)
		}
	}
	var out []Section
	for _, s := range []Section{here, values, screens, moving, all} {
		if len(s.Bindings) > 0 {
			out = append(out, s)
		}
	}
	return out
}

func (s *Section) add(b *Binding) { s.Bindings = append(s.Bindings, b) }
