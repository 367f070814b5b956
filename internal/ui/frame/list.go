package frame

import "kpitui/internal/ui/keys"

// List is a cursor over n rows, of which a window of height rows is seen. The
// zero List is empty.
type List struct {
	Cursor, Offset int
	n, height      int
}

// Resize tells the list how many rows there are and how many can be seen; the
// cursor and the window stay as near as they can.
func (l *List) Resize(n, height int) {
	l.n, l.height = n, max(0, height)
	l.Move(0)
}

// Len returns the number of rows.
func (l *List) Len() int { return l.n }

// Move moves the cursor by delta rows and the window with it.
func (l *List) Move(delta int) {
	l.Cursor = max(0, min(l.Cursor+delta, l.n-1))
	l.Offset = max(0, min(l.Offset, l.Cursor, l.n-l.height))
	if l.height > 0 && l.Cursor >= l.Offset+l.height {
		l.Offset = l.Cursor - l.height + 1
	}
}

// Do carries out the actions that move a cursor and reports whether it was one.
func (l *List) Do(a keys.Action) bool {
	half := max(1, l.height/2)
	switch a {
	case keys.Up:
		l.Move(-1)
	case keys.Down:
		l.Move(1)
	case keys.PageUp:
		l.Move(-half)
	case keys.PageDown:
		l.Move(half)
	case keys.Top:
		l.Move(-l.n)
	case keys.Bottom:
		l.Move(l.n)
	default:
		return false
	}
	return true
}

// Window returns the rows that are seen, from inclusive, to exclusive.
func (l *List) Window() (from, to int) { return l.Offset, min(l.n, l.Offset+l.height) }
