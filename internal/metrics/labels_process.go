package metrics

var signalLabels = map[SignalRule]Text{
	SignalOutside: {JA: "管理限界の外", EN: "outside a limit"},
	SignalRange:   {JA: "前期からの動きが限界の外", EN: "step beyond the range limit"},
	SignalNear:    {JA: "4点中3点が限界寄り", EN: "three of four near a limit"},
	SignalRun:     {JA: "8点続けて中心線の片側", EN: "eight on one side of the centre"},
}

var processLabels = map[ProcessState]Text{
	PredictableOnTarget:    {JA: "安定・目標内", EN: "predictable, on target"},
	PredictableOffTarget:   {JA: "安定・目標外", EN: "predictable, off target"},
	UnpredictableOnTarget:  {JA: "不安定・目標内", EN: "unpredictable, on target"},
	UnpredictableOffTarget: {JA: "不安定・目標外", EN: "unpredictable, off target"},
}

// processAdvice says what each of the states asks for.
var processAdvice = map[ProcessState]Text{
	PredictableOnTarget:    {JA: "このまま続けましょう。1回ごとの上下に意味はありません。", EN: "Leave it as it is: single ups and downs mean nothing here."},
	PredictableOffTarget:   {JA: "頑張りではなく、やり方を変えましょう。今のやり方のままでは目標に届きません。", EN: "Change the process, not the effort: done like this it will go on missing the target."},
	UnpredictableOnTarget:  {JA: "目標内ですが、続くとは限りません。シグナルの原因を調べ、良いものは残しましょう。", EN: "On target, but nobody knows for how long: find what caused the signals, and keep what helped."},
	UnpredictableOffTarget: {JA: "まずシグナルの原因を突き止めて取り除き、それからやり方を改善しましょう。", EN: "First find and settle what caused the signals, then improve the process."},
}

// meaningLabels say what follows from a state, after Wheeler: off target the process
// itself is to be changed, but only when it is predictable; before that the cause of
// what happened is to be found.
var meaningLabels = map[ProcessState]Text{
	PredictableOnTarget:    {JA: "このまま続ければ目標内に収まる", EN: "stays on target if nothing changes"},
	PredictableOffTarget:   {JA: "頑張りではなく、やり方を変える", EN: "change the process, not the effort"},
	UnpredictableOnTarget:  {JA: "続くとは限らない、変化の原因を探す", EN: "may not last: look for the cause"},
	UnpredictableOffTarget: {JA: "まず変化の原因を見つけて取り除く", EN: "find and remove the cause first"},
}

// Label returns the words for the rule.
func (r SignalRule) Label() Text { return signalLabels[r] }

// Label returns the words for the state.
func (s ProcessState) Label() Text { return processLabels[s] }

// Meaning returns what follows from the state.
func (s ProcessState) Meaning() Text { return meaningLabels[s] }

// Advice returns what the state asks for, in a sentence; empty without a state.
func (s ProcessState) Advice() Text { return processAdvice[s] }
