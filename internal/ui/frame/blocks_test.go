package frame

import (
	"testing"

	"kpitui/internal/ui/keys"
)

// three items of one, three and one lines, a heading above the first and the last.
func threeBlocks(height int) *Blocks {
	b := &Blocks{}
	b.Resize([]Span{{1, 2}, {2, 5}, {7, 8}}, 8, height)
	return b
}

func TestTheHeadingOfAnItemComesIntoViewWithIt(t *testing.T) {
	b := threeBlocks(4)
	b.Do(keys.Bottom)
	if from, to := b.Window(); from != 4 || to != 8 || b.Row() != 3 {
		t.Errorf("window %d to %d, row %d", from, to, b.Row())
	}
	b.Do(keys.Up)
	if b.Offset != 2 || b.Row() != 0 {
		t.Errorf("offset %d, row %d", b.Offset, b.Row())
	}
	b.Do(keys.Top)
	if b.Offset != 0 || b.Row() != 1 {
		t.Errorf("offset %d, row %d", b.Offset, b.Row())
	}
}

func TestAnItemLargerThanTheWindowShowsItsBeginning(t *testing.T) {
	b := threeBlocks(2)
	b.Do(keys.Down)
	if b.Row() != 0 || b.Offset != 2 {
		t.Errorf("offset %d, row %d", b.Offset, b.Row())
	}
}

func TestALineBelongsToItsItem(t *testing.T) {
	b := threeBlocks(8)
	for line, want := range []int{-1, 0, 1, 1, 1, -1, -1, 2} {
		got, ok := b.At(line)
		if !ok {
			got = -1
		}
		if got != want {
			t.Errorf("line %d: item %d, want %d", line, got, want)
		}
	}
}

func TestAPageIsCountedInLines(t *testing.T) {
	b := threeBlocks(4)
	b.Do(keys.PageDown)
	if b.Cursor != 1 {
		t.Errorf("at %d", b.Cursor)
	}
	b.Do(keys.PageDown)
	b.Do(keys.PageDown)
	if b.Cursor != 2 {
		t.Errorf("at %d", b.Cursor)
	}
	b.Do(keys.PageUp)
	b.Do(keys.PageUp)
	if b.Cursor != 0 {
		t.Errorf("at %d", b.Cursor)
	}
	empty := &Blocks{}
	empty.Resize(nil, 0, 5)
	for _, a := range []keys.Action{keys.Up, keys.Down, keys.PageUp, keys.PageDown, keys.Top, keys.Bottom} {
		if empty.Do(a); empty.Cursor != 0 || empty.Row() != 0 {
			t.Errorf("%s moves in nothing", a)
		}
	}
}
