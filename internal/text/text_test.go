package text

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestWidth(t *testing.T) {
	for s, want := range map[string]int{
		"": 0, "abc": 3, "顧客": 4, "ＡＢ": 4, "ｱｲ": 2, "e\u0301": 1, "か\u3099": 2, "🇯🇵": 2, "👩🏻\u200d💻": 2, "❤\ufe0f": 2,
		"¥38,200": 7, "38,200円": 8, "␛[31m": 5, "⣿⣀": 2, "葛\U000e0100": 2, "〜": 2, "─": 1,
	} {
		if got := Width(s); got != want {
			t.Errorf("%q is %d columns wide, want %d", s, got, want)
		}
	}
}

func TestTruncate(t *testing.T) {
	for _, c := range []struct {
		s    string
		cols int
		tail string
		want string
	}{
		{"abc", 3, "~", "abc"}, {"abcd", 3, "~", "ab~"}, {"abcd", 3, "", "abc"}, {"abcd", 3, "..", "a.."},
		{"顧客獲得", 8, "~", "顧客獲得"}, {"顧客獲得", 7, "~", "顧客獲~"}, {"顧客獲得", 6, "~", "顧客~"}, {"顧客獲得", 5, "", "顧客"},
		{"顧客", 1, "", ""}, {"顧客", 1, "~", "~"}, {"顧客", 1, "..", ""}, {"顧客", 0, "~", ""}, {"顧客", -3, "~", ""}, {"", 0, "~", ""},
		{"e\u0301e\u0301e\u0301", 2, "", "e\u0301e\u0301"}, {"a👩🏻\u200d💻b", 2, "", "a"}, {"a👩🏻\u200d💻b", 3, "", "a👩🏻\u200d💻"},
		{"ab\u0301", 2, "", "ab\u0301"},
	} {
		if got := Truncate(c.s, c.cols, c.tail); got != c.want {
			t.Errorf("%q to %d columns with %q: %q, want %q", c.s, c.cols, c.tail, got, c.want)
		}
	}
}

func TestPad(t *testing.T) {
	for _, c := range []struct {
		s           string
		cols        int
		right, left string
	}{
		{"ab", 5, "ab   ", "   ab"},
		{"ab", 4, "ab  ", "  ab"},
		{"ab", 2, "ab", "ab"},
		{"abc", 2, "ab", "ab"},
		{"顧客", 7, "顧客   ", "   顧客"},
		{"顧客", 3, "顧 ", " 顧"},
		{"顧客", 1, " ", " "},
		{"顧客", 0, "", ""},
		{"x", -1, "", ""},
		{"", 2, "  ", "  "},
		{"a", 100, "a" + strings.Repeat(" ", 99), strings.Repeat(" ", 99) + "a"},
	} {
		if got := PadRight(c.s, c.cols); got != c.right {
			t.Errorf("%q right to %d: %q", c.s, c.cols, got)
		}
		if got := PadLeft(c.s, c.cols); got != c.left {
			t.Errorf("%q left to %d: %q", c.s, c.cols, got)
		}
	}
}

func FuzzLayout(f *testing.F) {
	for _, s := range []string{"Gross margin", "顧客獲得コスト", "a👩🏻\u200d💻b🇯🇵🇯", "e\u0301\u0301", "กำ", "ᄀᄀ가", "क्ष", "ｶﾞ ﾞ", "\u0d4e", "ำ"} {
		for _, cols := range []int{0, 1, 2, 5, 80} {
			f.Add(s, cols, "~")
			f.Add(s, cols, "..")
		}
	}
	f.Fuzz(func(t *testing.T, s string, cols int, tail string) {
		if cols > 1000 {
			cols %= 1000
		}
		s, tail = Printable(s), Printable(tail)
		if Width(s) != ansi.StringWidth(s) {
			t.Fatalf("%+q is %d columns wide, for lipgloss %d", s, Width(s), ansi.StringWidth(s))
		}
		cut := Truncate(s, cols, tail)
		if Width(cut) > max(0, cols) {
			t.Fatalf("%+q cut to %d columns: %+q has %d", s, cols, cut, Width(cut))
		}
		if Width(s) <= cols && cut != s {
			t.Fatalf("%+q fits into %d columns and is cut to %+q", s, cols, cut)
		}
		if plain := Truncate(s, cols, ""); !strings.HasPrefix(s, plain) || Width(s) > cols && Width(plain) < cols-1 {
			t.Fatalf("%+q cut to %d columns: %+q", s, cols, plain)
		}
		for _, padded := range []string{PadRight(s, cols), PadLeft(s, cols)} {
			if Width(padded) != max(0, cols) {
				t.Fatalf("%+q padded to %d columns: %+q has %d", s, cols, padded, Width(padded))
			}
		}
	})
}

func BenchmarkWidth(b *testing.B) {
	for _, s := range []string{"Cumulative students", "累計受講生数（全期間）"} {
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Width(s)
			}
		})
	}
}

func BenchmarkPadRight(b *testing.B) {
	for _, s := range []string{"Cumulative students", "累計受講生数（全期間）"} {
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				PadRight(s, 30)
			}
		})
	}
}

func BenchmarkTruncate(b *testing.B) {
	for _, s := range []string{"Cumulative students", "累計受講生数（全期間）"} {
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Truncate(s, 12, "..")
			}
		})
	}
}
