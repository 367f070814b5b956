package frame

import "kpitui/internal/ui/keys"

// Blocks is a cursor over items that take several lines each and stand among
// lines that are no item's, such as headings; a window of height lines is seen.
// The zero Blocks is empty.
type Blocks struct {
	Cursor, Offset int
	spans          []Span
	lines, height  int
}

// Span is the lines of one item: From inclusive, To exclusive.
type Span struct{ From, To int }

// Resize tells where the items stand, top to bottom, among how many lines, and
// how many lines can be seen. The cursor and the window stay as near as they can.
func (b *Blocks) Resize(spans []Span, lines, height int) {
	b.spans, b.lines, b.height = spans, lines, max(0, height)
	b.Move(0)
}

// Move moves the cursor by delta items and the window with it.
func (b *Blocks) Move(delta int) {
	b.Cursor = max(0, min(b.Cursor+delta, len(b.spans)-1))
	b.Offset = max(0, min(b.Offset, b.lines-b.height))
	if len(b.spans) == 0 {
		return
	}
	at := b.spans[b.Cursor]
	if b.Offset+b.height < at.To {
		b.Offset = at.To - b.height
	}
	// An item larger than the window shows its beginning; the headings above an
	// item come into view with it.
	top := at.From
	if above := b.endBefore(b.Cursor); at.To-above <= b.height {
		top = above
	}
	b.Offset = max(0, min(b.Offset, top))
}

func (b *Blocks) endBefore(i int) int {
	if i == 0 {
		return 0
	}
	return b.spans[i-1].To
}

// Row returns the line of the window on which the cursor's item begins.
func (b *Blocks) Row() int {
	if len(b.spans) == 0 {
		return 0
	}
	return max(0, b.spans[b.Cursor].From-b.Offset)
}

// At returns the item on a line of the window.
func (b *Blocks) At(line int) (item int, ok bool) {
	for i, s := range b.spans {
		if at := b.Offset + line; at >= s.From && at < s.To {
			return i, true
		}
	}
	return 0, false
}

// Do carries out the actions that move a cursor and reports whether it was one.
// A page is counted in lines.
func (b *Blocks) Do(a keys.Action) bool {
	switch a {
	case keys.PageUp:
		b.page(-1)
		return true
	case keys.PageDown:
		b.page(1)
		return true
	}
	by, ok := Step(a, len(b.spans), b.height)
	if ok {
		b.Move(by)
	}
	return ok
}

// page moves the cursor by half a window, at least by one item.
func (b *Blocks) page(direction int) {
	if len(b.spans) == 0 {
		return
	}
	want, by := b.spans[b.Cursor].From+direction*max(1, b.height/2), direction
	for i := b.Cursor + by; i >= 0 && i < len(b.spans); i += direction {
		if direction*(b.spans[i].From-want) > 0 {
			break
		}
		by = i - b.Cursor
	}
	b.Move(by)
}

// Window returns the lines that are seen, from inclusive, to exclusive.
func (b *Blocks) Window() (from, to int) { return b.Offset, min(b.lines, b.Offset+b.height) }
