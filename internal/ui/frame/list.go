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
	by, ok := Step(a, l.n, l.height)
	if ok {
		l.Move(by)
	}
	return ok
}

// Window returns the rows that are seen, from inclusive, to exclusive.
func (l *List) Window() (from, to int) { return l.Offset, min(l.n, l.Offset+l.height) }

// Step returns by how many of n rows, of which height are seen, an action moves a
// cursor; ok is false for an action that moves none. A page is half of what is seen.
func Step(a keys.Action, n, height int) (by int, ok bool) {
	switch a {
	case keys.Up:
		return -1, true
	case keys.Down:
		return 1, true
	case keys.PageUp:
		return -max(1, height/2), true
	case keys.PageDown:
		return max(1, height/2), true
	case keys.Top:
		return -n, true
	case keys.Bottom:
		return n, true
	}
	return 0, false
}
