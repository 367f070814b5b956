package metrics

// process says of a KPI what its process limits say of the newest of the points: what
// [ChartProcess] says, for the segment that the newest period lies in.
//
// The newest closed period is the newest one with a value. Of a KPI that has gone
// stale it may lie back: its signal is as old as its value and its level, and is
// drawn dim like these.
func (a *assessor) process(st *Status, points []point) (p Process) {
	if len(points) == 0 {
		return p
	}
	var seg Segment
	for rest := points; len(rest) > 0; {
		var n int
		seg.Baseline, n = baselineOf(st.KPI.Baselines, rest)
		points, rest = rest, rest[n:]
	}
	a.values = seg.limit(&a.fitting, a.values[:0], points, grows(st))
	if !seg.OK {
		return p
	}
	p.N, p.Provisional = seg.N, seg.Provisional
	a.signals = appendSignals(a.signals[:0], a.values, seg.Limits)
	from, lasts := len(a.marks), false
	for _, rule := range SignalRules {
		for _, s := range a.signals {
			lasts = lasts || s.To >= len(points)-unpredictable
			if s.Rule != rule || s.To < len(points)-1 {
				continue
			}
			if len(a.marks) == from {
				p.High = s.High
			}
			a.marks = append(a.marks, rule)
			break
		}
	}
	if len(a.marks) > from {
		p.Signals = a.marks[from:len(a.marks):len(a.marks)]
	}
	p.State = st.processState(lasts)
	return p
}

// grows reports whether the KPI is to grow: its goal in force is a value to grow
// into. That goal's due date may be over and it a level to hold: what grew until
// yesterday is charted as it was.
func grows(st *Status) bool { return st != nil && st.Goal != nil && st.Goal.Goal.Grows() }

// processState returns which of the four states the process is in; empty where
// nobody can say whether it is on target.
func (s *Status) processState(unpredictable bool) ProcessState {
	switch {
	case s == nil || s.Goal == nil || s.Early:
		return ""
	case s.State == Reached || s.State == Near:
		if unpredictable {
			return UnpredictableOnTarget
		}
		return PredictableOnTarget
	case s.State == Caution || s.State == Warning || s.State == Critical:
		if unpredictable {
			return UnpredictableOffTarget
		}
		return PredictableOffTarget
	}
	return ""
}
