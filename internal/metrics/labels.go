package metrics

// The field's words for the domain's values, one table each, so that a screen,
// a report and a command never name the same thing differently.

var tierLabels = map[Tier]Text{
	Strategic:  {JA: "戦略", EN: "Strategic"},
	Business:   {JA: "事業", EN: "Business"},
	Operations: {JA: "運営", EN: "Operations"},
	Customer:   {JA: "顧客", EN: "Customer"},
}

var layerLabels = map[Layer]Text{
	"":            {JA: "層なし", EN: "No layer"},
	LayerModel:    {JA: "モデル", EN: "Model"},
	LayerProduct:  {JA: "プロダクト", EN: "Product"},
	LayerBusiness: {JA: "ビジネス", EN: "Business"},
}

var cadenceLabels = map[Cadence]Text{
	Realtime:  {JA: "リアルタイム", EN: "Realtime"},
	Daily:     {JA: "日次", EN: "Daily"},
	Weekly:    {JA: "週次", EN: "Weekly"},
	Monthly:   {JA: "月次", EN: "Monthly"},
	Quarterly: {JA: "四半期", EN: "Quarterly"},
}

var periodLabels = map[PeriodKind]Text{
	Day:     {JA: "日", EN: "day"},
	Week:    {JA: "週", EN: "week"},
	Month:   {JA: "月", EN: "month"},
	Quarter: {JA: "四半期", EN: "quarter"},
	Year:    {JA: "年", EN: "year"},
}

var aggregationLabels = map[Aggregation]Text{
	Last: {JA: "最新値", EN: "Latest value"},
	Sum:  {JA: "合計", EN: "Sum"},
	Mean: {JA: "平均", EN: "Mean"},
}

var unitLabels = map[UnitKind]Text{
	UnitMoney:    {JA: "金額", EN: "Money"},
	UnitCount:    {JA: "件数", EN: "Count"},
	UnitShare:    {JA: "割合（0-100%）", EN: "Share (0-100%)"},
	UnitChange:   {JA: "増減率（%）", EN: "Change (%)"},
	UnitScore:    {JA: "スコア", EN: "Score"},
	UnitRank:     {JA: "順位", EN: "Rank"},
	UnitRatio:    {JA: "比率", EN: "Ratio"},
	UnitDuration: {JA: "時間", EN: "Duration"},
}

var comparatorLabels = map[Comparator]Text{
	AtLeast: {JA: "以上", EN: "at least"},
	AtMost:  {JA: "以下", EN: "at most"},
	Between: {JA: "範囲内", EN: "between"},
}

var pathLabels = map[Path]Text{
	Step:      {JA: "水準を保つ", EN: "hold a level"},
	Linear:    {JA: "直線で伸ばす", EN: "grow linearly"},
	Geometric: {JA: "一定率で伸ばす", EN: "grow by a constant rate"},
}

var levelLabels = [...]Text{
	LevelNone:     {JA: "なし", EN: "none"},
	LevelCaution:  {JA: "注意", EN: "caution"},
	LevelWarning:  {JA: "警戒", EN: "warning"},
	LevelCritical: {JA: "緊急", EN: "critical"},
}

var stateLabels = map[State]Text{
	Reached:         {JA: "達成", EN: "reached"},
	Near:            {JA: "順調", EN: "near"},
	Caution:         {JA: "注意", EN: "caution"},
	Warning:         {JA: "警戒", EN: "warning"},
	Critical:        {JA: "緊急", EN: "critical"},
	Early:           {JA: "序盤", EN: "early"},
	NoGoal:          {JA: "目標なし", EN: "no goal"},
	StateUnmeasured: {JA: "未計測", EN: "unmeasured"},
}

// stateMarks are the shapes of the states, two columns each, so that neither
// colour nor language is needed to tell a level.
var stateMarks = map[State]string{
	Reached: "ok", Near: "ok", Caution: "!1", Warning: "!2", Critical: "!3", Early: "..", NoGoal: "--", StateUnmeasured: "--",
}

var freshnessLabels = map[Freshness]Text{
	Current:    {JA: "最新", EN: "current"},
	Due:        {JA: "入力待ち", EN: "due"},
	Stale:      {JA: "更新切れ", EN: "stale"},
	Unmeasured: {JA: "未計測", EN: "unmeasured"},
}

// responseLabels say what the founding document asks for at each level.
var responseLabels = [...]Text{
	LevelNone:     {JA: "対応不要", EN: "nothing to do"},
	LevelCaution:  {JA: "週次レビューで改善策を検討する", EN: "look for an improvement in the weekly review"},
	LevelWarning:  {JA: "すぐに改善策を実行する", EN: "act at once"},
	LevelCritical: {JA: "緊急対策会議で戦略を見直す", EN: "hold an emergency meeting and rethink the strategy"},
}

// Label returns the word for the tier.
func (t Tier) Label() Text { return tierLabels[t] }

// Label returns the word for the layer.
func (l Layer) Label() Text { return layerLabels[l] }

// Label returns the word for the cadence.
func (c Cadence) Label() Text { return cadenceLabels[c] }

// Label returns the word for the kind of period.
func (k PeriodKind) Label() Text { return periodLabels[k] }

// Label returns the word for the aggregation.
func (a Aggregation) Label() Text { return aggregationLabels[a] }

// Label returns the word for the kind of unit.
func (k UnitKind) Label() Text { return unitLabels[k] }

// Label returns the word for the comparator.
func (c Comparator) Label() Text { return comparatorLabels[c] }

// Label returns the word for the path.
func (p Path) Label() Text { return pathLabels[p] }

// Label returns the word for the level.
func (l Level) Label() Text { return levelLabels[min(int(l), len(levelLabels)-1)] }

// Response returns what the level asks for.
func (l Level) Response() Text { return responseLabels[min(int(l), len(responseLabels)-1)] }

// Label returns the word for the state.
func (s State) Label() Text { return stateLabels[s] }

// Mark returns the state's shape: !1, !2, !3, ok, .. or --.
func (s State) Mark() string { return stateMarks[s] }

// Label returns the word for the freshness.
func (f Freshness) Label() Text { return freshnessLabels[f] }
