package metrics

import "math"

// Tolerance is the relative difference up to which two numbers count as equal:
// 0.1 + 0.2 has reached 0.3.
const Tolerance = 1e-9

// atLeast reports a >= b, within [Tolerance].
func atLeast(a, b float64) bool { return a >= b-Tolerance*max(1, math.Abs(b)) }

// above reports a > b, beyond [Tolerance].
func above(a, b float64) bool { return !atLeast(b, a) }

// same reports a == b, within [Tolerance].
func same(a, b float64) bool { return atLeast(a, b) && atLeast(b, a) }

// Attainment returns how far the value a fulfils the goal itself, as a ratio: 1
// is reached, 0.9 is ten per cent worse than the goal in either direction. It
// may be negative or far above 1; only bars are clamped.
func Attainment(g *Goal, a float64) float64 {
	if g.Comparator == Between {
		return attainmentBetween(a, g.Value, g.High)
	}
	return attainment(g.Comparator, a, g.Value)
}

// attainment holds a against a target on one side: 1 + (a − t) / |t| for at
// least, 1 − (a − t) / |t| for at most. Nothing is a share of zero, so a target
// of 0 is reached or not.
func attainment(c Comparator, a, target float64) float64 {
	better := a - target
	if c == AtMost {
		better = -better
	}
	if math.Abs(target) <= Tolerance {
		if better >= -Tolerance {
			return 1
		}
		return 0
	}
	return 1 + better/math.Abs(target)
}

// attainmentBetween is 1 inside low to high; outside it falls with the distance
// to the nearer bound, as a share of that bound or of the width, if that is more.
func attainmentBetween(a, low, high float64) float64 {
	distance, bound := low-a, low
	if a > high {
		distance, bound = a-high, high
	}
	if distance <= 0 {
		return 1
	}
	scale := max(math.Abs(bound), high-low)
	if scale <= Tolerance {
		return 0
	}
	return 1 - distance/scale
}

// AttainmentGoal returns the attainment of the goal itself by the value a.
func (g *GoalInForce) AttainmentGoal(a float64) float64 { return Attainment(&g.Goal, a) }

// AttainmentPlan returns the attainment of the plan by the value a: the same as
// of the goal for a level to hold, missing where there is no plan. On a path that
// starts at or below 0 towards a goal above it the plan is no fair measure at the
// beginning (2 of 1 planned student are not 200 %), so the distance to the plan
// is taken as a share of the whole way: 1 − (plan − a) / (goal − from).
func (g *GoalInForce) AttainmentPlan(a float64) Maybe {
	switch {
	case !g.Plan.OK:
		return Maybe{}
	case g.Goal.Comparator == Between:
		return Some(Attainment(&g.Goal, a))
	case g.Anchor != 0 && g.AnchorValue <= 0 && g.Goal.Value > 0:
		worse := g.Plan.V - a
		if g.Goal.Comparator == AtMost {
			worse = -worse
		}
		return Some(1 - worse/(g.Goal.Value-g.AnchorValue))
	default:
		return Some(attainment(g.Goal.Comparator, a, g.Plan.V))
	}
}
