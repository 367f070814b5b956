package frame

import (
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/clipperhouse/uax29/v2/graphemes"

	"kpitui/internal/text"
)

// press types keys by the names that Bubble Tea gives them.
func press(a *Area, names ...string) {
	for _, n := range names {
		a.Type(areaKey(n))
	}
}

func areaKey(name string) tea.KeyPressMsg {
	codes := map[string]rune{"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd,
		"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "enter": tea.KeyEnter, "tab": tea.KeyTab, "esc": tea.KeyEscape}
	var k tea.KeyPressMsg
	for {
		rest, ok := strings.CutPrefix(name, "ctrl+")
		if ok {
			k.Mod |= tea.ModCtrl
		} else if rest, ok = strings.CutPrefix(name, "alt+"); ok {
			k.Mod |= tea.ModAlt
		} else if rest, ok = strings.CutPrefix(name, "shift+"); ok {
			k.Mod |= tea.ModShift
		} else {
			break
		}
		name = rest
	}
	if c, ok := codes[name]; ok {
		k.Code = c
		return k
	}
	k.Code, _ = utf8.DecodeRuneInString(name)
	if k.Mod == 0 {
		k.Text = name
	}
	return k
}

func lines(a *Area, width, height int) string {
	return strings.Join(a.View(width, height).Lines, "|")
}

func TestTheAreaWrapsAtWordsAndBetweenJapanese(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"revenue fell because of one campaign", "revenue |fell |because of |one |campaign"},
		{"KPIの値が下がった。原因は広告", "KPIの値が|下がった。|原因は広告||"},
		{"a\n\nb\n", "a||b||"},
		{"incomprehensibilities", "incomprehe|nsibilitie|s||"},
		{"a\tb", "a    b||||"},
		{"", "||||"},
	} {
		if got := lines(NewArea(c.in), 11, 5); got != c.want {
			t.Errorf("%q is drawn as %q, want %q", c.in, got, c.want)
		}
	}
	if got := lines(NewArea("東京"), 2, 2); got != "␦|␦" {
		t.Errorf("letters wider than the field: %q", got)
	}
}

func TestTheAreasCursorStandsInColumns(t *testing.T) {
	for _, c := range []struct {
		name, in string
		keys     []string
		x, y     int
	}{
		{"behind 東京", "東京", nil, 4, 0},
		{"between them", "東京", []string{"left"}, 2, 0},
		{"behind a combining mark", "e\u0301か\u3099", nil, 3, 0},
		{"before it", "e\u0301か\u3099", []string{"left", "left"}, 0, 0},
		{"behind a joined emoji", "👩\u200d💻", nil, 2, 0},
		{"behind an ideographic space", "東\u3000京", nil, 6, 0},
		{"behind a tab", "a\tb", nil, 6, 0},
		{"in a wrapped line", "東京大阪名古屋", nil, 6, 1},
		{"a wide letter that does not fit at the edge", "ab東京大阪", nil, 2, 1},
		{"before that letter", "ab東京大阪", []string{"left"}, 0, 1},
		{"at the end of a full row", "abcdefghij", nil, 1, 1},
		{"behind a full row that ends the text", "abcdefghi", nil, 9, 0},
		{"behind spaces beyond the edge", "abcdefgh      ", nil, 9, 0},
		{"behind a line end", "東京\n", nil, 0, 1},
		{"up keeps to the column", "東京大阪\nab\n東京大阪", []string{"left", "up", "up"}, 6, 0},
		{"past a short line", "東京大阪\nab\n東京大阪", []string{"left", "up"}, 2, 1},
		{"never inside a wide letter", "東京\nabc", []string{"up"}, 2, 0},
		{"up from the first row", "東京", []string{"up"}, 0, 0},
		{"down through a wrapped line", "東京大阪名古屋", []string{"home", "right", "down"}, 2, 1},
		{"not onto the end of a row that goes on", "東京大阪名古屋\nabcdefghi", []string{"up", "up"}, 6, 0},
		{"home is the line's", "東京\n大阪名古屋京都", []string{"home"}, 0, 1},
		{"a word of kanji", "売上を東京", []string{"ctrl+left"}, 6, 0},
		{"a word of kana", "売上を", []string{"ctrl+left", "ctrl+left"}, 0, 0},
	} {
		a := NewArea(c.in)
		a.View(10, 4)
		press(a, c.keys...)
		if v := a.View(10, 4); v.X != c.x || v.Y != c.y {
			t.Errorf("%s: cursor at %d,%d, want %d,%d of %q", c.name, v.X, v.Y, c.x, c.y, v.Lines)
		}
	}
}

func TestTheAreaEdits(t *testing.T) {
	for _, c := range []struct {
		in   string
		keys []string
		want string
	}{
		{"東京", []string{"left", "enter", "x"}, "東\nx京"},
		{"e\u0301", []string{"backspace"}, ""},
		{"👩\u200d💻a", []string{"left", "backspace"}, "a"},
		{"a\nb", []string{"home", "backspace"}, "ab"},
		{"ab\nc", []string{"up", "end", "left", "delete"}, "a\nc"},
		{"ab\nc", []string{"up", "end", "delete"}, "abc"},
		{"売上が下がった", []string{"ctrl+w"}, "売上が下"},
		{"fell by  5", []string{"ctrl+w", "ctrl+w"}, "fell "},
		{"one two", []string{"home", "alt+d"}, " two"},
		{"a\nbc", []string{"left", "ctrl+u"}, "a\nc"},
		{"a\nbc", []string{"left", "ctrl+k"}, "a\nb"},
		{"abc", []string{"ctrl+a", "x"}, "xabc"},
		{"abc", []string{"left", "ctrl+e", "ctrl+s", "tab", "shift+tab", "esc", "ctrl+x", "x"}, "abxc"},
		{"", []string{"backspace", "delete", "left", "right", "ctrl+w", "up", "down", "pgup", "pgdown"}, ""},
	} {
		a := NewArea(c.in)
		press(a, c.keys...)
		if got := a.Value(); got != c.want {
			t.Errorf("%q after %q: %q, want %q", c.in, c.keys, got, c.want)
		}
	}
}

func TestAMarkThatIsTypedJoinsItsLetter(t *testing.T) {
	a := NewArea("か")
	press(a, "\u3099")
	press(a, "left")
	if v := a.View(10, 1); v.X != 0 {
		t.Errorf("the cursor is at %d, between a letter and its mark", v.X)
	}
	a = NewArea("x")
	press(a, "left")
	a.Paste("y")
	press(a, "left", "left", "delete", "delete")
	if a.Value() != "" {
		t.Errorf("%q is left", a.Value())
	}
}

func TestWhatIsPastedHasNoControlsAndEndsAtTheLimit(t *testing.T) {
	a := NewArea("")
	a.Paste("原因\r\n\t対策\r\x1b[31m\u009b\xff")
	if got, want := a.Value(), "原因\n\t対策\n[31m"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	a.Paste(strings.Repeat("東", 2*AreaLimit))
	if n := utf8.RuneCountInString(a.Value()); n != AreaLimit {
		t.Errorf("%d characters", n)
	}
	press(a, "x")
	if strings.HasSuffix(a.Value(), "x") {
		t.Error("a full field takes one more")
	}
	a = NewArea("")
	a.Limit(3)
	if a.Paste("東京の売上"); a.Value() != "東京の" {
		t.Errorf("%q of a field for three", a.Value())
	}
	if a.SetValue("東京の売上"); a.Value() != "東京の売上" {
		t.Errorf("what an editor left is cut to %q", a.Value())
	}
	press(a, "x", "backspace")
	if a.Value() != "東京の売" {
		t.Errorf("%q", a.Value())
	}
}

func TestTheAreaScrollsWithItsCursor(t *testing.T) {
	a := NewArea("1\n2\n3\n4\n5\n6")
	if v := a.View(10, 3); strings.Join(v.Lines, "") != "456" || v.Above != 3 || v.Below != 0 || v.Y != 2 {
		t.Errorf("at the end: %+v", v)
	}
	press(a, "up", "up", "up")
	if v := a.View(10, 3); strings.Join(v.Lines, "") != "345" || v.Above != 2 || v.Below != 1 || v.Y != 0 {
		t.Errorf("three up: %+v", v)
	}
	press(a, "pgup")
	if v := a.View(10, 3); strings.Join(v.Lines, "") != "123" || v.Above != 0 || v.Below != 3 {
		t.Errorf("a page up: %+v", v)
	}
	if v := a.View(10, 8); len(v.Lines) != 8 || v.Above != 0 || v.Below != 0 {
		t.Errorf("a larger field: %+v", v)
	}
}

// checkArea asserts what every caller of View relies on.
func checkArea(t *testing.T, a *Area, width, height int) {
	t.Helper()
	value := a.Value()
	v := a.View(width, height)
	if a.Value() != value {
		t.Fatalf("View changes %q to %q", value, a.Value())
	}
	if v.X < 0 || v.X >= width || v.Y < 0 || v.Y >= height || len(v.Lines) != height {
		t.Fatalf("cursor %d,%d and %d lines in %d×%d of %q", v.X, v.Y, len(v.Lines), width, height, value)
	}
	for _, l := range v.Lines {
		if text.Width(l) > width || text.Printable(l) != l {
			t.Fatalf("line %q in %d columns of %q", l, width, value)
		}
	}
	rows := a.rows()
	if v.Above+height+v.Below != max(len(rows), v.Above+height) {
		t.Fatalf("%d above and %d below of %d rows", v.Above, v.Below, len(rows))
	}
	if !utf8.ValidString(value) || utf8.RuneCountInString(value) > AreaLimit || a.at > len(value) {
		t.Fatalf("%q, cursor at %d", value, a.at)
	}
	whole := a.at == 0
	for g := graphemes.FromString(value); g.Next(); {
		whole = whole || g.End() == a.at
	}
	if !whole {
		t.Fatalf("the cursor is inside a character: %d of %q", a.at, value)
	}
	var joined strings.Builder
	for i, r := range rows {
		joined.WriteString(value[r.from:r.to])
		if !r.goesOn && i < len(rows)-1 {
			joined.WriteByte('\n')
		}
	}
	if joined.String() != value {
		t.Fatalf("the rows hold %q of %q", joined.String(), value)
	}
}

var areaKeys = []string{"up", "down", "left", "right", "home", "end", "pgup", "pgdown", "backspace", "delete", "enter", "tab", "esc",
	"ctrl+left", "ctrl+right", "ctrl+home", "ctrl+end", "ctrl+w", "alt+d", "ctrl+u", "ctrl+k", "ctrl+a", "ctrl+e", "x", " ", "東", "\u0301", "👩", "\u200d", "🇯"}

// Any keys and pastes leave a field that can be drawn and goes on editing.
func FuzzArea(f *testing.F) {
	f.Add("東京 Tokyo\n\tabc", "paste\nme", uint8(10), uint8(3), []byte{0, 1, 2, 3, 200, 8, 9})
	f.Add("👩\u200d💻🇯🇵🇯ｶﾞ", "\u0301", uint8(3), uint8(1), []byte{2, 255, 26, 28, 8, 27, 28, 29})
	f.Add("क्षक्ष\u200bกำ\ufe0f", " ", uint8(1), uint8(1), []byte{13, 14, 17, 18, 255})
	f.Add("( a ) 「あ」、\u2028b\u00ad", "\x1b[31m", uint8(6), uint8(2), []byte{4, 255, 0, 0, 1})
	f.Fuzz(func(t *testing.T, value, paste string, width, height uint8, keys []byte) {
		if len(value)+len(paste) > 300 || len(keys) > 40 {
			return
		}
		w, h := 1+int(width)%60, 1+int(height)%12
		a := NewArea(value)
		checkArea(t, a, w, h)
		for i, k := range keys {
			switch {
			case k == 255:
				a.Paste(paste)
			case k >= 250:
				w = 1 + (w+7*i)%60
			default:
				press(a, areaKeys[int(k)%len(areaKeys)])
			}
			checkArea(t, a, w, h)
		}
	})
}

func BenchmarkAreaKeyInALongText(b *testing.B) {
	a := NewArea(strings.Repeat("東京の売上が下がった。原因は広告の停止。", 40) + strings.Repeat("\nA line of an ordinary length, in English.", 100))
	a.View(80, 10)
	x, back := areaKey("x"), areaKey("backspace")
	for b.Loop() {
		a.Type(x)
		a.View(80, 10)
		a.Type(back)
		a.View(80, 10)
	}
}
