package uitest

// Widths are the breakpoints of the layout with their neighbours, and the widths
// that the detail has beside the board.
func Widths() []int {
	return []int{1, 20, 50, 51, 58, 59, 60, 61, 62, 78, 79, 80, 81, 82, 88, 100, 112, 119, 120, 121, 138, 139, 140, 141, 142, 200, 210}
}

// Heights go from a line to a large screen.
func Heights() []int { return []int{1, 2, 3, 5, 8, 12, 13, 15, 18, 21, 24, 33, 57, 60} }
