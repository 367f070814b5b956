package metrics

// The words for what a review is made of, as labels.go has those of the KPIs.

var stepLabels = map[ReviewStep]Text{
	StepActions:     {JA: "アクション", EN: "Actions"},
	StepDue:         {JA: "未入力", EN: "Due numbers"},
	StepExceptions:  {JA: "要対応", EN: "Exceptions"},
	StepPhases:      {JA: "フェーズ", EN: "Phases"},
	StepExperiments: {JA: "仮説検証", EN: "Experiments"},
	StepVoices:      {JA: "ハイライトと顧客の声", EN: "Highlights and voices"},
	StepKPIs:        {JA: "全KPI", EN: "All KPIs"},
	StepMarket:      {JA: "市場と提案", EN: "Market and proposals"},
	StepStrategic:   {JA: "戦略KPI", EN: "Strategic KPIs"},
	StepPlan:        {JA: "事業計画", EN: "Business plan"},
	StepGoals:       {JA: "次期の目標", EN: "Next goals"},
	StepSystem:      {JA: "KPI体系", EN: "KPI system"},
	StepClose:       {JA: "まとめ", EN: "Close"},
}

var sectionLabels = map[Section]Text{
	Highlights:   {JA: "ハイライト", EN: "Highlights"},
	Decisions:    {JA: "決定事項", EN: "Decisions"},
	Market:       {JA: "競合・市場", EN: "Competitors and market"},
	Proposals:    {JA: "提案", EN: "Proposals"},
	BusinessPlan: {JA: "事業計画の見直し", EN: "Business plan revisited"},
	KPISystem:    {JA: "KPI体系の見直し", EN: "KPI system revisited"},
}

var actionLabels = map[ActionStatus]Text{
	ActionOpen:    {JA: "未完了", EN: "open"},
	ActionDone:    {JA: "完了", EN: "done"},
	ActionDropped: {JA: "中止", EN: "dropped"},
}

var stageLabels = map[Stage]Text{
	StagePlan:  {JA: "計画", EN: "plan"},
	StageDo:    {JA: "実行", EN: "do"},
	StageCheck: {JA: "評価", EN: "check"},
	StageAct:   {JA: "改善", EN: "act"},
}

var sideLabels = map[Side]Text{
	Lever:   {JA: "先行指標", EN: "Lever"},
	Outcome: {JA: "成果指標", EN: "Outcome"},
}

var verdictLabels = map[Verdict]Text{
	"":        {JA: "未判定", EN: "no verdict"},
	Supported: {JA: "支持", EN: "supported"},
	Refuted:   {JA: "棄却", EN: "refuted"},
	Unclear:   {JA: "判定不能", EN: "unclear"},
}

var usefulnessLabels = map[Usefulness]Text{
	"":        {JA: "未定", EN: "undecided"},
	KeepKPI:   {JA: "継続", EN: "keep"},
	ChangeKPI: {JA: "見直し", EN: "change"},
	RetireKPI: {JA: "廃止", EN: "retire"},
}

var exceptionLabels = map[ExceptionKind]Text{
	LevelRisen:  {JA: "悪化", EN: "worse"},
	LevelFallen: {JA: "改善", EN: "better"},
	AlertOpen:   {JA: "警告中", EN: "alert open"},
	GoalOverdue: {JA: "期日超過", EN: "goal overdue"},
	ValuesStale: {JA: "更新切れ", EN: "stale"},
	Noted:       {JA: "記入済み", EN: "noted"},
}

var markLabels = map[MarkKind]Text{
	MarkNote:       {JA: "メモ", EN: "note"},
	MarkFinding:    {JA: "所見", EN: "finding"},
	MarkAction:     {JA: "アクション", EN: "action"},
	MarkExperiment: {JA: "仮説検証", EN: "experiment"},
}

// Label returns the word for the step.
func (s ReviewStep) Label() Text { return stepLabels[s] }

// Label returns the word for the section.
func (s Section) Label() Text { return sectionLabels[s] }

// Label returns the word for the status.
func (s ActionStatus) Label() Text { return actionLabels[s] }

// Label returns the word for the stage.
func (s Stage) Label() Text { return stageLabels[s] }

// Label returns the word for a KPI on the side.
func (s Side) Label() Text { return sideLabels[s] }

// Label returns the word for the verdict; for none too.
func (v Verdict) Label() Text { return verdictLabels[v] }

// Label returns the word for what becomes of a KPI; for nothing decided too.
func (u Usefulness) Label() Text { return usefulnessLabels[u] }

// Label returns the word for the kind of exception.
func (k ExceptionKind) Label() Text { return exceptionLabels[k] }

// Label returns the word for the kind of mark.
func (k MarkKind) Label() Text { return markLabels[k] }
