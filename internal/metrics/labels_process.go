package metrics

var signalLabels = map[SignalRule]Text{
	SignalOutside: {JA: "管理限界の外", EN: "outside a limit"},
	SignalRange:   {JA: "前期からの変動が限界の外", EN: "step beyond the range limit"},
	SignalNear:    {JA: "4点中3点が限界寄り", EN: "three of four near a limit"},
	SignalRun:     {JA: "8点続けて中心線の片側", EN: "eight on one side of the centre"},
}

var processLabels = map[ProcessState]Text{
	PredictableOnTarget:    {JA: "安定・目標内", EN: "predictable, on target"},
	PredictableOffTarget:   {JA: "安定・目標外", EN: "predictable, off target"},
	UnpredictableOnTarget:  {JA: "不安定・目標内", EN: "unpredictable, on target"},
	UnpredictableOffTarget: {JA: "不安定・目標外", EN: "unpredictable, off target"},
}

// Label returns the words for the rule.
func (r SignalRule) Label() Text { return signalLabels[r] }

// Label returns the words for the state.
func (s ProcessState) Label() Text { return processLabels[s] }
