package metrics

// health adds up [Health].
type health struct {
	sum, weight     float64
	measured, total int
}

// caps bound what a KPI with a level contributes, whatever its attainment.
var caps = [...]float64{LevelNone: 1, LevelCaution: 0.9, LevelWarning: 0.8, LevelCritical: 0.7}

// add counts one KPI, or one goal of a phase. counts says that it has a goal, a
// value that is not stale, and is not early.
func (h *health) add(measured, counts bool, toPlan Maybe, level Level, weight int) {
	h.total++
	if !measured {
		return
	}
	h.measured++
	if !counts || !toPlan.OK {
		return
	}
	h.sum += float64(weight) * min(max(0, toPlan.V), caps[min(level, LevelCritical)])
	h.weight += float64(weight)
}

func (h *health) result() Health {
	r := Health{Measured: h.measured, Total: h.total}
	if h.weight > 0 {
		r.Percent = Some(100 * h.sum / h.weight)
	}
	return r
}

// addStatus counts a KPI by its status.
func (h *health) addStatus(s *Status) {
	weight := 1
	if s.Goal != nil {
		weight = s.Goal.Goal.Weight()
	}
	h.add(s.Value.OK, s.Goal != nil && s.Freshness != Stale && !s.Early, s.AttainmentPlan, s.Level, weight)
}

// add counts a KPI under its state, and what of it is to be entered.
func (c *Counts) add(s *Status) {
	switch s.State {
	case Reached:
		c.Reached++
	case Near:
		c.Near++
	case Caution:
		c.Caution++
	case Warning:
		c.Warning++
	case Critical:
		c.Critical++
	case Early:
		c.Early++
	case NoGoal:
		c.NoGoal++
	case StateUnmeasured:
		c.Unmeasured++
	}
	if s.KPI.Formula != "" {
		return // its inputs are what is due
	}
	switch s.Freshness {
	case Due:
		c.Due++
	case Stale:
		c.Stale++
	}
}
