package frame

// Rows returns how many rows the text takes in a field of so many columns.
func (a *Area) Rows(width int) int {
	a.width = max(1, width)
	return len(a.rows())
}
