package metrics

// Tolerance is the relative difference up to which two numbers count as equal:
// 0.1 + 0.2 has reached 0.3.
const Tolerance = 1e-9

// Attainment returns how far the value a is on the goal's way, as a ratio: 1 is
// reached, 0.9 is ten per cent worse than the goal, whatever its direction.
func Attainment(g *Goal, a float64) float64 { return 0 }
