package metrics

// Better says which way the KPI's value is better: the side of its newest own goal,
// else Direction; a rank is better low. Empty: neither, or inside a span.
func (k *KPI) Better() Direction {
	if n := len(k.Goals); n > 0 {
		switch k.Goals[n-1].Comparator {
		case AtLeast:
			return Higher
		case AtMost:
			return Lower
		}
		return ""
	}
	if k.Direction == "" && k.Unit.Kind == UnitRank {
		return Lower
	}
	return k.Direction
}
