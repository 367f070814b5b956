package text

import (
	"slices"
	"strings"
	"testing"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name string
		s    string
		cols int
		want []string
	}{
		{"nothing", "", 10, []string{""}},
		{"fits", "short", 10, []string{"short"}},
		{"exactly", "顧客獲得", 8, []string{"顧客獲得"}},
		{"English words stay whole", "the slope of the curve", 9, []string{"the slope", "of the", "curve"}},
		{"a long word is broken", "a retrospective", 6, []string{"a", "retros", "pectiv", "e"}},
		{"Japanese", "今週の売上は計画を下回る", 10, []string{"今週の売上", "は計画を下", "回る"}},
		{"no 。 at the start", "売上は計画どおり。次へ", 16, []string{"売上は計画どお", "り。次へ"}},
		{"no 、 at the start", "原因は、値上げ", 6, []string{"原因", "は、値", "上げ"}},
		{"no 」 at the start, no 「 at the end", "彼は「はい」と", 6, []string{"彼は", "「は", "い」と"}},
		{"no ー at the start", "今のユーザー数", 10, []string{"今のユー", "ザー数"}},
		{"no small kana at the start", "明日チェック", 8, []string{"明日", "チェック"}},
		{"mixed", "MRRは152万円です、OK", 8, []string{"MRRは", "152万円", "です、OK"}},
		{"amounts stay whole", "予算は89万円だ", 10, []string{"予算は", "89万円だ"}},
		{"line ends stay", "原因\n\n対策", 10, []string{"原因", "", "対策"}},
		{"a line end at the end", "a\n", 10, []string{"a", ""}},
		{"spaces at the ends go", "aa    bb  ", 3, []string{"aa", "bb"}},
		{"indentation stays", "  - ab cd", 6, []string{"  - ab", "cd"}},
		{"too narrow for a wide character", "a顧b", 1, []string{"a", "␦", "b"}},
		{"no columns", "ab", 0, []string{"a", "b"}},
		{"emoji stay whole", "👩🏻\u200d💻👩🏻\u200d💻", 3, []string{"👩🏻\u200d💻", "👩🏻\u200d💻"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Wrap(c.s, c.cols); !slices.Equal(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func FuzzWrap(f *testing.F) {
	for _, s := range []string{"the slope of the curve", "今週の売上は、計画を下回る。", "MRRは152万円 https://example.com/a/b?c=d", "a\n\nb  ", "👩🏻\u200d💻", "「「「」」」。。。", "กำกำ", "ᄀᄀ가 각"} {
		for _, cols := range []int{1, 2, 7, 40} {
			f.Add(s, cols)
		}
	}
	squeeze := func(s string) string { return strings.NewReplacer(" ", "", "\n", "").Replace(s) }
	f.Fuzz(func(t *testing.T, s string, cols int) {
		cols = min(cols, 500)
		s = PrintableLines(s)
		lines := Wrap(s, cols)
		if len(lines) <= strings.Count(s, "\n") {
			t.Fatalf("%q has become %d lines", s, len(lines))
		}
		for _, line := range lines {
			if Width(line) > max(1, cols) {
				t.Fatalf("%+q wrapped to %d columns: %+q has %d", s, cols, line, Width(line))
			}
			if strings.HasSuffix(line, " ") || strings.Contains(line, "\n") {
				t.Fatalf("%+q wrapped to %d columns: %+q", s, cols, line)
			}
		}
		if got := strings.Join(lines, ""); cols > 1 && squeeze(got) != squeeze(s) {
			t.Fatalf("%+q wrapped to %d columns loses text: %+q", s, cols, lines)
		}
	})
}

func BenchmarkWrap(b *testing.B) {
	s := strings.Repeat("値上げのあとに解約が増えたので、説明のページを直す。", 8)
	b.ReportAllocs()
	for b.Loop() {
		Wrap(s, 60)
	}
}
