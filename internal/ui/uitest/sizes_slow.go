//go:build slow

package uitest

// Widths are all that a terminal may have.
func Widths() []int { return upTo(250) }

// Heights are all that a terminal may have.
func Heights() []int { return upTo(60) }

func upTo(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i + 1
	}
	return out
}
