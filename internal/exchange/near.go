package exchange

// Nearest returns the word most like s, or "" when none is near: at most one slip
// in three letters, two neighbours swapped counting as one.
func Nearest(s string, among []string) string {
	best, least := "", len([]rune(s))/3+1
	for _, w := range among {
		if d := slips(s, w, least); d < least {
			best, least = w, d
		}
	}
	return best
}

// slips returns the optimal string alignment distance of a and b, or limit when
// it is not below it.
func slips(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if d := len(x) - len(y); d >= limit || -d >= limit || len(x) > 100 {
		return limit
	}
	before, row := make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(x); i++ {
		next := make([]int, len(y)+1)
		next[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			next[j] = min(next[j-1]+1, row[j]+1, row[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, row = row, next
	}
	return min(row[len(y)], limit)
}
