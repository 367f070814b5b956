package text

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

func TestPrintable(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "Gross margin 98.5%", "Gross margin 98.5%"},
		{"Japanese", "顧客獲得コスト（CAC）、「注意」ー。", "顧客獲得コスト（CAC）、「注意」ー。"},
		{"Hangul, Greek, Arabic", "안녕 αβγ مرحبا", "안녕 αβγ مرحبا"},
		{"accents", "Café über e\u0301", "Café über e\u0301"},
		{"kana with a combining voicing mark", "か\u3099", "か\u3099"},
		{"an ideograph's variant", "葛\U000e0100城", "葛\U000e0100城"},

		{"an escape sequence", "\x1b[31mred\x1b[0m", "␛[31mred␛[0m"},
		{"a window title", "\x1b]0;owned\x07", "␛]0;owned␇"},
		{"a C1 sequence", "a\u009b31mb", "a␛[31mb"},
		{"a hyperlink", "\x1b]8;;http://x\x1b\\y", "␛]8;;http://x␛\\y"},
		{"line ends and tabs", "a\r\nb\tc", "a␍␊b␉c"},
		{"NUL and DEL", "\x00\x7f", "␀␡"},
		{"invalid bytes", "a\xffb\xc3", "a␦b␦"},
		{"a surrogate in UTF-8", "\xed\xa0\x80", "␦␦␦"},
		{"the replacement character itself", "\ufffd", "\ufffd"},

		{"a bidirectional override", "abc\u202etxt.exe", "abc␦txt.exe"},
		{"bidirectional isolates and marks", "\u2066a\u2069\u200f", "␦a␦␦"},
		{"zero-width space, BOM, soft hyphen", "a\u200bb\ufeffc\u00add", "a␦b␦c␦d"},
		{"tag characters", "\U000e0041", "␦"},
		{"line and paragraph separators", "a\u2028b\u2029c", "a␦b␦c"},
		{"private use", "\ue000", "␦"},
		{"unassigned", "\u0378", "␦"},
		{"a non-character", "\U0002fffe", "␦"},
		{"an emoji newer than the tables", "\U0001fae9", "\U0001fae9"},
		{"a prepended character", "\u0d4e ", "␦ "},

		{"an emoji sequence", "👩🏻\u200d❤\ufe0f\u200d💋\u200d👨🏻", "👩🏻\u200d❤\ufe0f\u200d💋\u200d👨🏻"},
		{"a joiner between letters", "a\u200db", "a␦b"},
		{"a joiner at the end of an emoji", "👩\u200d", "👩␦"},
		{"a joiner after a plain symbol", "☎\u200d☎", "☎\u200d☎"},
		{"two joiners", "👩\u200d\u200d👩", "👩␦␦👩"},
		{"a joiner before a private character", "👩\u200d\ue000", "👩␦␦"},
		{"an Indic joiner", "क्\u200dष", "क्␦ष"},
		{"a flag", "🇯🇵", "🇯🇵"},
		{"a keycap", "1\ufe0f⃣", "1\ufe0f⃣"},

		{"too many marks", "a" + strings.Repeat("\u0301", 9) + "b", "a" + strings.Repeat("\u0301", 4) + "b"},
		{"marks start anew", "a\u0301\u0301\u0301\u0301b\u0301", "a\u0301\u0301\u0301\u0301b\u0301"},
		{"a mark at the start", "\u0301a", "␦a"},
		{"marks at the start", "\u0301\u0302\u0303", "␦\u0302\u0303"},
		{"a mark after a plain start", "日\u0301", "日\u0301"},
		{"marks on a control", "\x1b\u0301", "␛\u0301"},
		{"Thai am in a word and at the start", "น้ำ ำ", "น้ำ ำ"},
		{"Thai am at the start", "ำ", "␦"},
		{"a skin tone at the start", "🏻", "␦"},
		{"too many skin tones", "👩" + strings.Repeat("🏻", 9), "👩🏻🏻🏻🏻"},
		{"an endless emoji", strings.Repeat("👩\u200d", 20) + "👩", "👩\u200d👩\u200d👩\u200d👩\u200d👩␦"},
		{"endless jamo", strings.Repeat("ᄀ", 30), strings.Repeat("ᄀ", 9) + "␦"},
		{"endless conjunct", strings.Repeat("क्", 30) + "क", "क्क्क्क्क␦"},

		{"half-width kana", "ｱｲﾌﾟﾛ ｶﾞｯﾁﾞ", "ｱｲプﾛ ガｯヂ"},
		{"half-width kana that has no voiced form", "ｱﾞ", "ア\u3099"},
		{"the first and the last half-width kana", "ｦﾞﾝﾞ", "ヺン\u3099"},
		{"a stray voicing mark", "aﾞﾟ", "a゛゜"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Printable(c.in); got != c.want {
				t.Errorf("%+q, want %+q", got, c.want)
			}
			checkPrintable(t, c.in, Printable(c.in))
		})
	}
}

func TestPrintableLines(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"原因\r\n対策\n", "原因\n対策\n"},
		{"a\tb", "a    b"},
		{"a\rb", "a␍b"},
		{"a\u2028b\x1b[1m\u0085", "a␦b␛[1m␛E"},
		{"a\n\u0301b", "a\n␦b"},
		{"\x01日\n\u0301b", "␁日\n␦b"},
		{"日\n\x01\u0301", "日\n␁\u0301"},
	} {
		got := PrintableLines(c.in)
		if got != c.want {
			t.Errorf("%q: %+q, want %+q", c.in, got, c.want)
		}
		if PrintableLines(got) != got {
			t.Errorf("%q changes again", got)
		}
	}
}

// checkPrintable asserts what every user of Printable relies on.
func checkPrintable(t *testing.T, in, out string) {
	t.Helper()
	if !utf8.ValidString(out) {
		t.Fatalf("%q becomes invalid UTF-8 %q", in, out)
	}
	marks := 0
	for i, r := range out {
		switch {
		case unicode.IsControl(r), r == 0x2028, r == 0x2029:
			t.Fatalf("%q: %U is left", in, r)
		case unicode.Is(unicode.Cf, r):
			before, _ := utf8.DecodeLastRuneInString(out[:i])
			after, _ := utf8.DecodeRuneInString(out[i+utf8.RuneLen(r):])
			if r != joiner || before < 0xa9 || unicode.Is(unicode.Lo, before) || unicode.In(after, unicode.Lo, unicode.M, unicode.Cc, unicode.Cf) {
				t.Fatalf("%q: %U is left at %d of %+q", in, r, i, out)
			}
		case unicode.IsMark(r):
			if marks++; marks > 4 || i == 0 {
				t.Fatalf("%q: mark %d at %d of %+q", in, marks, i, out)
			}
		default:
			marks = 0
		}
	}
	for g := graphemes.FromString(out); g.Next(); {
		if n := utf8.RuneCountInString(g.Value()); n > 10 {
			t.Fatalf("%q: a cluster of %d code points in %+q", in, n, out)
		}
	}
	if again := Printable(out); again != out {
		t.Fatalf("%q becomes %+q and then %+q", in, out, again)
	}
}

// Every code point, nearly, alone and beside others.
func TestPrintableEveryRune(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		vast := r >= 0x3400 && r < 0xa000 || r >= 0xac00 && r < 0xd7a4 || r > 0x17000 && r < 0x1b000 || r > 0x20000 && r < 0xe0000 || r > 0xf0000
		if vast && r%61 != 0 && r&0xfffe != 0xfffe {
			continue // of ideographs, syllables, unassigned and private planes a sample will do
		}
		for _, in := range [...]string{string(r), "a" + string(r) + "b", "👩\u200d" + string(r), "日" + string(r) + "\u0301"} {
			checkPrintable(t, in, Printable(in))
		}
		// What is shown must not swallow the spaces that a layout puts beside it.
		if s := Printable(string(r)); Width(s+" ") != Width(s)+1 || Width(" "+s) != Width(s)+1 {
			t.Fatalf("%U joins the space beside it", r)
		}
		if isWide(r) && (!plain(r) || columns.Rune(r) != 2) {
			t.Fatalf("%U is not wide", r)
		}
		if plain(r) {
			if !shown(r) || extends(r) || isVoicing(r) || isHalfKana(r) || unicode.Is(unicode.Cf, r) {
				t.Fatalf("%U is not plain", r)
			}
		}
	}
}

func TestPrintableDoesNotAllocate(t *testing.T) {
	for _, s := range []string{"Gross margin", "顧客獲得コスト", "Café 安녕 “x” — ✓", "🇯🇵 😀 ❤\ufe0f", "मराठी ไทย عربي"} {
		if n := testing.AllocsPerRun(100, func() { Printable(s) }); n > 0 {
			t.Errorf("%q: %v allocations", s, n)
		}
	}
}

func FuzzPrintable(f *testing.F) {
	for _, s := range []string{
		"Gross margin", "顧客獲得コスト", "\x1b[31m", "a\u202eb", "\u009b", "\xff", "👩🏻\u200d❤\ufe0f\u200d💋", "a\u0301\u0301\u0301\u0301\u0301",
		"ｶﾞ", "ᄀᄀᄀ가각", "क्ष", "\u0d4e", "🇯🇵🇯", "1\ufe0f⃣", "\r\n\t", "葛\U000e0100", "\U000e0041\u200d", "\u0600\u06dd", "กำ",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		checkPrintable(t, s, Printable(s))
		for line := range strings.SplitSeq(PrintableLines(s), "\n") {
			if Printable(line) != line {
				t.Fatalf("%q: line %q is not printable", s, line)
			}
		}
	})
}

func BenchmarkPrintable(b *testing.B) {
	for _, c := range []struct{ name, s string }{
		{"ascii", "Cumulative students, realtime"}, {"japanese", "顧客獲得コスト（マーケティング費用）"},
		{"emoji", "🚀 launch 👩🏻\u200d💻"}, {"hostile", "\x1b[31mred\u202e\xff"},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Printable(c.s)
			}
		})
	}
}
