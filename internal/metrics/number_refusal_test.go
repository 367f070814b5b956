package metrics

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode"
)

func TestParseNumberRefuses(t *testing.T) {
	for _, c := range []struct {
		in   string
		unit Unit
		kind NumberKind
		says [2]string // in the message, Japanese and English
	}{
		{"", yen, NumberEmpty, [2]string{"152万", "1.52M"}},
		{" \u3000 ", yen, NumberEmpty, [2]string{"入力", "type"}},
		{"abc", yen, NumberText, [2]string{"「abc」", `"abc"`}},
		{"-", yen, NumberText, [2]string{}},
		{"¥", yen, NumberText, [2]string{}},
		{"12abc", yen, NumberText, [2]string{}},
		{"一二三", yen, NumberText, [2]string{}},
		{"1-2", yen, NumberText, [2]string{}},
		{"--5", yen, NumberText, [2]string{}},
		{"2026-11-20", yen, NumberText, [2]string{}},
		{"1:30", hours, NumberText, [2]string{}},
		{"1h.", hours, NumberText, [2]string{}},
		{"12 apples", Unit{}, NumberText, [2]string{"1,200", "1,200"}},
		{"30m1h", hours, NumberText, [2]string{}},
		{"1h30", hours, NumberText, [2]string{}},
		{"1h-30m", hours, NumberText, [2]string{}},
		{"30M", bare, 0, [2]string{}},
		{"1億2億", yen, NumberText, [2]string{}},
		{"1万20000", yen, NumberText, [2]string{}},
		{"1万20000億", yen, NumberText, [2]string{}},
		{"1億20000万", yen, NumberText, [2]string{}},
		{"1千2千", yen, NumberText, [2]string{}},
		{"1千1000", yen, NumberText, [2]string{}},
		{"1.5億2000万", yen, NumberText, [2]string{}},
		{"1億2千30000万", yen, NumberText, [2]string{}},
		{"1k2", yen, NumberText, [2]string{}},
		{"1万k", yen, NumberText, [2]string{}},
		{",5", yen, NumberText, [2]string{}},
		{"1,,2", yen, NumberText, [2]string{}},
		{"1,200,", yen, NumberText, [2]string{}},
		{"1.200,", yen, NumberText, [2]string{}},
		{"192.168.0.1", yen, NumberText, [2]string{}},
		{"EUROPE", yen, NumberText, [2]string{}},
		{"元気", yen, NumberText, [2]string{}},
		{"\x00\x1b[31m12", yen, NumberText, [2]string{"?", "?"}},
		{"12\xff", yen, NumberText, [2]string{}},
		{"١٢٣", yen, NumberText, [2]string{}},
		{"①", yen, NumberText, [2]string{}},
		{strings.Repeat("1", 500), yen, NumberText, [2]string{"...", "..."}},

		{"nan", yen, NumberNotFinite, [2]string{"nan", "nan"}},
		{"NaN", share, NumberNotFinite, [2]string{}},
		{"inf", yen, NumberNotFinite, [2]string{}},
		{"-Infinity", yen, NumberNotFinite, [2]string{}},
		{"∞", yen, NumberNotFinite, [2]string{}},
		{"0x10", yen, NumberHex, [2]string{"10進", "decimal"}},
		{"-0X1p4", yen, NumberHex, [2]string{}},
		{"1_000", yen, NumberUnderscore, [2]string{"1000", "type 1000"}},
		{"1e5", yen, NumberExponent, [2]string{"100000", "100000"}},
		{"1.52e+06", yen, NumberExponent, [2]string{"1520000", "1520000"}},
		{"1e308", yen, NumberTooLarge, [2]string{"1,000兆", "1,000 trillion"}}, {"-1e999", yen, NumberTooLarge, [2]string{}},

		{"$1,200", yen, NumberCurrency, [2]string{"円の金額", "JPY"}},
		{"1200ドル", yen, NumberCurrency, [2]string{"「ドル」", "ドル"}},
		{"US$5", yen, NumberCurrency, [2]string{"US$", "US$"}},
		{"1200 EUR", yen, NumberCurrency, [2]string{"EUR", "EUR"}},
		{"₽5", yen, NumberCurrency, [2]string{"₽", "₽"}},
		{"5₽", yen, NumberCurrency, [2]string{"₽", "₽"}},
		{"¥1,200", dollars, NumberCurrency, [2]string{"ドルの金額", "USD"}},
		{"1200円", dollars, NumberCurrency, [2]string{}},
		{"A$5", dollars, NumberCurrency, [2]string{"A$", "A$"}},
		{"US$5", Unit{Kind: UnitMoney, Currency: "AUD"}, NumberCurrency, [2]string{}},

		{"¥1,200", people, NumberUnit, [2]string{"（名）", "people"}},
		{"98.5%", yen, NumberUnit, [2]string{"（円）", "JPY"}},
		{"98.5%", stars5, NumberUnit, [2]string{}},
		{"50名", share, NumberUnit, [2]string{"名", "%"}},
		{"3位", bare, NumberUnit, [2]string{}},
		{"#3", bare, NumberUnit, [2]string{"#", "#"}},
		{"3h", bare, NumberUnit, [2]string{}},
		{"6x", people, NumberUnit, [2]string{}},
		{"6円", bare, NumberUnit, [2]string{"個数", "a count"}},
		{"6円", ranking, NumberUnit, [2]string{}},
		{"50件", hours, NumberUnit, [2]string{"件", "hours"}},

		{"=", yen, NumberArithmetic, [2]string{"=1200*1.1", "=1200*1.1"}},
		{"=1+", yen, NumberArithmetic, [2]string{}},
		{"=(1+2", yen, NumberArithmetic, [2]string{}},
		{"=1 2abc", yen, NumberGrouping, [2]string{}},
		{"=1200円*2", yen, NumberArithmetic, [2]string{}},
		{"=abc", yen, NumberArithmetic, [2]string{}},
		{"=2**3", yen, NumberArithmetic, [2]string{}},
		{"1200*1.1", yen, NumberArithmetic, [2]string{}},
		{"1+2", yen, NumberArithmetic, [2]string{}},
		{"=1/0", yen, NumberDivision, [2]string{"0で割", "zero"}},
		{"=1/(2-2)", yen, NumberDivision, [2]string{}},
		{"0/0", share, NumberDivision, [2]string{}},

		{"4/10", stars5, NumberOutOf, [2]string{"5点満点", "out of 5"}},
		{"4/5", nps, NumberFraction, [2]string{"=4/5", "=4/5"}},
		{"4/5", yen, NumberFraction, [2]string{}},
		{"4/5", ratio, NumberFraction, [2]string{}},
		{"4/5", growth, NumberFraction, [2]string{}},
		{"4/5/6", share, NumberText, [2]string{}},
		{"4/", share, NumberText, [2]string{}},

		{"100.1", share, NumberRange, [2]string{"0〜100", "from 0 to 100"}},
		{"-0.1", share, NumberRange, [2]string{}},
		{"1,200", share, NumberRange, [2]string{}},
		{"-1/2", share, NumberRange, [2]string{"-50", "-50"}},
		{"5/4", share, NumberRange, [2]string{"125", "125"}},
		{"-100.1", growth, NumberRange, [2]string{"-100以上", "at least -100"}},
		{"0.5", ranking, NumberRange, [2]string{"1以上", "at least 1"}},
		{"5.1", stars5, NumberRange, [2]string{"0〜5", "from 0 to 5"}},
		{"-101", nps, NumberRange, [2]string{"-100〜100", "from -100 to 100"}},
		{"=50*3", share, NumberRange, [2]string{"150", "150"}},
		{"1e400", yen, NumberTooLarge, [2]string{}},
		{"1000兆", yen, NumberTooLarge, [2]string{"1,000兆", "1,000 trillion"}},
		{"1000000000000000", yen, NumberTooLarge, [2]string{}},
		{"-1000T", yen, NumberTooLarge, [2]string{}},
		{"=9999兆*9999兆", yen, NumberTooLarge, [2]string{}},
		{strings.Repeat("9", 390), yen, NumberTooLarge, [2]string{}},
	} {
		t.Run(c.in+" "+string(c.unit.Kind), func(t *testing.T) {
			n, err := ParseNumber(c.in, c.unit, "JPY")
			if c.kind == 0 {
				if err != nil {
					t.Fatal(err)
				}
				return
			}
			var e *NumberError
			if !errors.As(err, &e) || !errors.Is(err, ErrNumber) {
				t.Fatalf("got %v, %v; want a *NumberError", n, err)
			}
			if e.Kind != c.kind {
				t.Fatalf("kind %d (%v), want %d", e.Kind, e, c.kind)
			}
			if n != (Number{}) {
				t.Errorf("a refused number has the value %v", n)
			}
			for i, lang := range []Lang{JA, EN} {
				if got := e.In(lang); !strings.Contains(got, c.says[i]) {
					t.Errorf("%s message %q does not say %q", lang, got, c.says[i])
				}
			}
		})
	}
}

func TestParseNumberAsksAboutWhatIsAmbiguous(t *testing.T) {
	for _, c := range []struct {
		in    string
		unit  Unit
		kind  NumberKind
		reads []float64
		says  string
	}{
		{"1.200", yen, NumberAmbiguous, []float64{1.2, 1200}, "1.2 or 1200"},
		{"1,2", yen, NumberAmbiguous, []float64{1.2, 12}, "1.2 or 12"},
		{"1.125", bare, NumberAmbiguous, []float64{1.125, 1125}, "1.1250 or 1125"},
		{"12.345", ratio, NumberAmbiguous, []float64{12.345, 12345}, ""},
		{"123.456", yen, NumberAmbiguous, []float64{123.456, 123456}, ""},
		{"-1.200", yen, NumberAmbiguous, []float64{-1.2, -1200}, "-1.2 or -1200"},
		{"1.200万", yen, NumberAmbiguous, []float64{12_000, 12_000_000}, ""},
		{"¥1.200", yen, NumberAmbiguous, []float64{1.2, 1200}, ""},
		{"1,20", yen, NumberAmbiguous, []float64{1.2, 120}, ""},
		{"1,2345", yen, NumberAmbiguous, []float64{1.2345, 12345}, ""},
		{"1234,5", yen, NumberAmbiguous, []float64{1234.5, 12345}, ""},
		{"1,2", share, NumberAmbiguous, []float64{1.2, 12}, ""}, // both are possible
		{"1.200/2", share, NumberAmbiguous, []float64{1.2, 1200}, ""},
		{"=1.200*2", yen, NumberAmbiguous, []float64{1.2, 1200}, `"1.200" can mean`},
		{"1.200時間", hours, NumberAmbiguous, []float64{1.2, 1200}, ""},

		{"1,20,000", yen, NumberGrouping, []float64{120_000}, "120000"},
		{"1,2000", yen, NumberAmbiguous, []float64{1.2, 12_000}, ""},
		{"1,2000,0000", yen, NumberGrouping, []float64{120_000_000}, ""},
		{"12,34.5", yen, NumberGrouping, []float64{1234.5}, ""},
		{"1.200.000", yen, NumberGrouping, []float64{1_200_000}, "1200000"},
		{"1.200,50", yen, NumberGrouping, []float64{1200.5}, "1200.5"},
		{"1.200.000,5", yen, NumberGrouping, []float64{1_200_000.5}, ""},
		{"1 200", yen, NumberGrouping, []float64{1200}, "1200"},
		{"1 200.5", yen, NumberGrouping, []float64{1200.5}, ""},
		{"1'200", yen, NumberGrouping, []float64{1200}, ""},
		{"1’200", yen, NumberGrouping, []float64{1200}, ""},
		{"1億1.200万", yen, NumberAmbiguous, []float64{100_012_000, 112_000_000}, ""},
		{"0,5", yen, NumberGrouping, []float64{0.5}, "0.5"},
		{"0,500", yen, NumberGrouping, []float64{0.5}, "0.5"},
	} {
		t.Run(c.in+" "+string(c.unit.Kind), func(t *testing.T) {
			_, err := ParseNumber(c.in, c.unit, "JPY")
			var e *NumberError
			if !errors.As(err, &e) || e.Kind != c.kind {
				t.Fatalf("got %v, want kind %d", err, c.kind)
			}
			if fmt.Sprint(e.Readings) != fmt.Sprint(c.reads) {
				t.Errorf("readings %v, want %v", e.Readings, c.reads)
			}
			if !strings.Contains(e.Error(), c.says) {
				t.Errorf("%q does not say %q", e.Error(), c.says)
			}
			for i := range e.Readings { // each suggestion is itself taken
				s := e.reading(i)
				if n, err := ParseNumber(s, bare, ""); err != nil || n.Value != e.Readings[i] {
					t.Errorf("suggested %s reads as %v, %v", s, n.Value, err)
				}
			}
		})
	}
}

func TestNumberErrorQuotesSafely(t *testing.T) {
	for _, in := range []string{"\x1b]0;x\x07", "a\u202eb", "a\u0301\u0301\u0301", "\u009b31m", "x\xffy", strings.Repeat("あ", 99)} {
		for _, u := range []Unit{yen, {Kind: UnitCount, Counter: Text{JA: in, EN: in}}} {
			_, err := ParseNumber(in, u, "JPY")
			if err == nil {
				t.Fatalf("took %q", in)
			}
			_, err2 := ParseNumber("5%", u, "JPY")
			var e, e2 *NumberError
			errors.As(err, &e)
			errors.As(err2, &e2)
			for _, message := range []string{e.In(JA), e.In(EN), e2.In(JA), e2.In(EN)} {
				for _, r := range message {
					if !unicode.IsPrint(r) || unicode.IsMark(r) {
						t.Errorf("message %q shows %U", message, r)
					}
				}
				if len([]rune(message)) > 120 {
					t.Errorf("message of %d runes", len([]rune(message)))
				}
			}
		}
	}
}

func TestNumberWordsAreComplete(t *testing.T) {
	for kind := NumberEmpty; kind <= NumberChange; kind++ {
		words, ok := numberWords[kind]
		if !ok || words.JA == "" || words.EN == "" {
			t.Fatalf("kind %d has no message in both languages", kind)
		}
		e := &NumberError{Kind: kind, Input: "IN", Sign: "SIGN", Unit: stars5, Currency: "JPY", Readings: []float64{1, 2}, Low: 0, High: 5}
		for _, lang := range []Lang{JA, EN} {
			if got := e.In(lang); strings.Contains(got, "%!") || got == "" {
				t.Errorf("kind %d in %s: %q", kind, lang, got)
			}
		}
		if strings.Count(words.JA, "%s") != strings.Count(words.EN, "%s") {
			t.Errorf("kind %d: the languages take different arguments", kind)
		}
	}
	for _, kind := range UnitKinds {
		for _, words := range []Text{unitNames[kind], numberExamples[kind]} {
			if words.JA == "" || words.EN == "" {
				t.Errorf("unit %s is not named in both languages: %+v", kind, words)
			}
		}
		u := Unit{Kind: kind, Max: 5}
		for _, lang := range []Lang{JA, EN} { // what a message proposes is taken
			e := &NumberError{Unit: u}
			if _, err := ParseNumber(e.example(lang), u, "JPY"); err != nil {
				t.Errorf("the example for %s: %v", kind, err)
			}
		}
	}
}
