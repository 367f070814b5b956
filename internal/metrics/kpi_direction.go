package metrics

// Better says which way the KPI's value is better: the side of its newest own goal,
// else Direction; a rank is better low. Empty: neither, or inside a span.
func (k *KPI) Better() Direction {
	if n := len(k.Goals); n > 0 {
		return k.Goals[n-1].better()
	}
	return k.better(nil)
}

// better says which way a value under a goal is better; without one it is the KPI's
// Direction.
func (k *KPI) better(goal *GoalInForce) Direction {
	switch {
	case goal != nil:
		return goal.Goal.better()
	case k.Direction == "" && k.Unit.Kind == UnitRank:
		return Lower
	}
	return k.Direction
}

// better says on which side the goal is reached; empty: inside a span.
func (g *Goal) better() Direction {
	switch g.Comparator {
	case AtLeast:
		return Higher
	case AtMost:
		return Lower
	}
	return ""
}

// Favours returns whether a move upwards (high) or downwards is for the better: +1,
// -1, or 0 where nobody knows. The goal in force says it, without one the KPI's
// direction; a move further away from what is to lie between is for the worse.
func (s *Status) Favours(high bool) int {
	switch s.KPI.better(s.Goal) {
	case Higher:
		return sign(high)
	case Lower:
		return sign(!high)
	}
	if s.Goal != nil {
		if g := &s.Goal.Goal; high && s.Value.V > g.High || !high && s.Value.V < g.Value {
			return -1
		}
	}
	return 0
}

func sign(plus bool) int {
	if plus {
		return 1
	}
	return -1
}
