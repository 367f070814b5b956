package metrics

// IsID reports whether s may name a KPI or a phase: ^[a-z][a-z0-9_-]{0,39}$.
func IsID(s string) bool {
	for i := range len(s) {
		c := s[i]
		if !(c >= 'a' && c <= 'z' || i > 0 && (c >= '0' && c <= '9' || c == '_' || c == '-')) {
			return false
		}
	}
	return len(s) > 0 && len(s) <= 40
}
