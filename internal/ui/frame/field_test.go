package frame

import (
	"testing"

	"kpitui/internal/text"
)

// alt+d deletes to the end of the next word, wherever the cursor stands.
func TestFieldDeletesTheNextWord(t *testing.T) {
	for _, c := range []struct {
		value string
		at    int
		want  string
	}{
		{"one two three", 0, " two three"},
		{"one two three", 3, "one three"},
		{"one two three", 5, "one t three"},
		{"one two", 6, "one tw"},
		{"東京", 1, "東"},
		{"a  ", 1, "a"},
		{"a", 1, "a"},
		{"", 0, ""},
	} {
		f := NewField(c.value)
		f.input.SetCursor(c.at)
		f.Type(areaKey("alt+d"))
		if got := f.Value(); got != c.want || f.input.Position() != c.at {
			t.Errorf("%q at %d: %q, cursor at %d, want %q", c.value, c.at, got, f.input.Position(), c.want)
		}
	}
}

// Any keys and pastes leave a field that can be drawn, with the cursor inside it.
func FuzzField(f *testing.F) {
	f.Add("ab", "paste\nme", uint8(10), []byte{2, 18})
	f.Add("東京 Tokyo", " ", uint8(3), []byte{4, 13, 17, 18, 255, 14, 13, 8})
	f.Add("👩\u200d💻🇯🇵ｶﾞ", "\u0301\x1b[31m", uint8(1), []byte{2, 255, 26, 28, 254, 27, 28, 29})
	f.Fuzz(func(t *testing.T, value, paste string, width uint8, keys []byte) {
		if len(value)+len(paste) > 300 || len(keys) > 40 {
			return
		}
		w := 1 + int(width)%60
		in := NewField(value)
		for _, k := range keys {
			switch {
			case k == 255:
				in.Paste(paste)
			case k == 254:
				in.SelectAll()
			default:
				in.Type(areaKey(areaKeys[int(k)%len(areaKeys)]))
			}
			shown, cursor := in.View(w)
			if at, n := in.input.Position(), len([]rune(in.Value())); at < 0 || at > n {
				t.Fatalf("the cursor is at %d of %d in %q", at, n, in.Value())
			}
			if text.Width(shown) > w || text.Printable(shown) != shown || cursor < 0 || cursor >= max(w, 2) {
				t.Fatalf("%q, cursor at %d, in %d columns of %q", shown, cursor, w, in.Value())
			}
		}
	})
}
