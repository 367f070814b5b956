package metrics

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"unicode"
)

var (
	yen      = Unit{Kind: UnitMoney}
	dollars  = Unit{Kind: UnitMoney, Currency: "USD"}
	people   = Unit{Kind: UnitCount, Counter: Text{JA: "名", EN: "people"}}
	perMonth = Unit{Kind: UnitCount, Counter: Text{JA: "回/月", EN: "releases/month"}}
	bare     = Unit{Kind: UnitCount}
	share    = Unit{Kind: UnitShare}
	growth   = Unit{Kind: UnitChange}
	stars5   = Unit{Kind: UnitScore, Max: 5}
	nps      = Unit{Kind: UnitScore, Min: -100, Max: 100}
	ranking  = Unit{Kind: UnitRank}
	ratio    = Unit{Kind: UnitRatio}
	hours    = Unit{Kind: UnitDuration}
)

func TestParseNumberTakesWhatPeopleWrite(t *testing.T) {
	for _, c := range []struct {
		in   string
		unit Unit
		want float64
	}{
		// the examples of the rules
		{"1200", yen, 1200},
		{"1,200", yen, 1200},
		{"1.2k", yen, 1200},
		{"3.4M", yen, 3_400_000},
		{"2B", yen, 2e9},
		{"152万", yen, 1_520_000},
		{"1.2億", yen, 120_000_000},
		{"１２００", yen, 1200},
		{"９８．５％", share, 98.5},
		{"¥1,200", yen, 1200},
		{"$1,200", dollars, 1200},
		{"1200円", yen, 1200},
		{"50名", people, 50},
		{"2.0回", perMonth, 2},
		{"98.5%", share, 98.5},
		{"-3.2", growth, -3.2},
		{"−3.2", growth, -3.2},
		{"+20%", growth, 20},
		{"3位", ranking, 3},
		{"#3", ranking, 3},
		{"=1200*1.1", yen, 1320},
		{"4/5", share, 80},
		{"4/5", stars5, 4},

		// magnitudes
		{"1.2K", bare, 1200},
		{"3.4m", yen, 3_400_000},
		{"1.5t", yen, 1.5e12},
		{"2 B", yen, 2e9},
		{"1.1万", yen, 11_000},
		{"152 万", yen, 1_520_000},
		{"9千", yen, 9000},
		{"3百万", yen, 3_000_000},
		{"2千万", yen, 20_000_000},
		{"十億", yen, math.NaN()}, // needs a digit
		{"2十億", yen, 2e9},
		{"9兆", yen, 9e12},
		{"1億2,000万", yen, 120_000_000},
		{"1億 2,000万円", yen, 120_000_000},
		{"1億2千300万", yen, 123_000_000},
		{"2千3百万", yen, 23_000_000},
		{"1兆2億3万4", yen, 1_000_200_030_004},
		{"1万5千", yen, 15_000},
		{"1万2345.5", yen, 12_345.5},
		{"-1億2,000万", yen, -120_000_000},
		{"１億２，０００万円", yen, 120_000_000},

		// separators
		{"1,200.50", yen, 1200.5},
		{"1,234,567", yen, 1_234_567},
		{"1,234,567.891", yen, 1_234_567.891},
		{"1，２００", yen, 1200},
		{"1、200", yen, 1200},
		{"98。5", share, 98.5},
		{"1234.567", yen, 1234.567},
		{"0.125", ratio, 0.125},
		{"1.2500", ratio, 1.25},
		{"1.25", ratio, 1.25},
		{".5", ratio, 0.5},
		{"12.", ratio, 12},
		{"007", bare, 7},
		{"99.995", share, 99.995}, // a share cannot be 99995
		{"-45.125", nps, -45.125},

		// signs and spaces around
		{"  1,200  ", yen, 1200},
		{"\u30001200\u3000円\n", yen, 1200},
		{"¥ 1,200", yen, 1200},
		{"￥１，２００", yen, 1200},
		{"-¥1,200", yen, -1200},
		{"¥-1,200", yen, -1200},
		{"+1200", yen, 1200},
		{"ー3.2", growth, -3.2},
		{"–3.2", growth, -3.2},
		{"－３．２％", growth, -3.2},
		{"1200 JPY", yen, 1200},
		{"jpy 1200", yen, 1200},
		{"152万円", yen, 1_520_000},
		{"-0", yen, 0},

		// currencies
		{"US$1.52M", dollars, 1_520_000},
		{"152万ドル", dollars, 1_520_000},
		{"1,234.56 usd", dollars, 1234.56},
		{"CN¥1,200", Unit{Kind: UnitMoney, Currency: "CNY"}, 1200},
		{"1200元", Unit{Kind: UnitMoney, Currency: "CNY"}, 1200},
		{"€12", Unit{Kind: UnitMoney, Currency: "EUR"}, 12},
		{"12ユーロ", Unit{Kind: UnitMoney, Currency: "EUR"}, 12},
		{"A$12", Unit{Kind: UnitMoney, Currency: "AUD"}, 12},
		{"$12", Unit{Kind: UnitMoney, Currency: "AUD"}, 12},
		{"￡12", Unit{Kind: UnitMoney, Currency: "GBP"}, 12},
		{"￦12", Unit{Kind: UnitMoney, Currency: "KRW"}, 12},
		{"SEK 12", Unit{Kind: UnitMoney, Currency: "SEK"}, 12},

		// counters
		{"50 people", people, 50},
		{"50 People", people, 50},
		{"50人", people, 50},
		{"50名", bare, 50},
		{"3 members", Unit{Kind: UnitCount, Counter: Text{EN: "members"}}, 3},
		{"1.2k members", Unit{Kind: UnitCount, Counter: Text{EN: "members"}}, 1200},
		{"5 t", Unit{Kind: UnitCount, Counter: Same("t")}, 5},
		{"1.5T", Unit{Kind: UnitCount, Counter: Same("t")}, 1.5e12},
		{"2回/月", perMonth, 2},
		{"2 releases", perMonth, 2},
		{"50千円", Unit{Kind: UnitCount, Counter: Text{JA: "千円"}}, 50}, // a counter wins over a magnitude
		{"1.2万千円", Unit{Kind: UnitCount, Counter: Text{JA: "千円"}}, 12_000},

		// the other units
		{"4.5点", stars5, 4.5},
		{"70 pt", nps, 70},
		{"4.5 / 5", stars5, 4.5},
		{"４／５", share, 80},
		{"980/1,500", share, 100 * 980.0 / 1500},
		{"7/25", share, 28},
		{"6.0倍", ratio, 6},
		{"6x", ratio, 6},
		{"42%", ratio, 0.42},
		{"1.1%", ratio, 0.011},
		{"4.3位", ranking, 4.3},
		{"2.5", hours, 2.5},
		{"2.5h", hours, 2.5},
		{"2.5時間", hours, 2.5},
		{"90m", hours, 1.5},
		{"45分", hours, 0.75},
		{"36秒", hours, 0.01},
		{"1h30m", hours, 1.5},
		{"1 h 30 min", hours, 1.5},
		{"2時間15分36秒", hours, 2.26},
		{"123Kh", hours, 123_000},
		{"12.3万時間", hours, 123_000},

		// arithmetic
		{"=1200", yen, 1200},
		{"=+5", yen, 5},
		{"=0.1+0.2", ratio, 0.3},
		{"= ( 1 + 2 ) * 3", bare, 9},
		{"=10-2-3", bare, 5},
		{"=100/4/5", bare, 5},
		{"=2+3*4", bare, 14},
		{"=-(2-5)", bare, 3},
		{"=-2*-3", bare, 6},
		{"=152万*1.1", yen, 1_672_000},
		{"=1,200×2÷3", yen, 800},
		{"＝１２００＊１．１", yen, 1320},
		{"=980/1500*100", share, 980.0 / 1500 * 100},
	} {
		t.Run(c.in+" "+string(c.unit.Kind), func(t *testing.T) {
			got, err := ParseNumber(c.in, c.unit, "JPY")
			if math.IsNaN(c.want) {
				if err == nil {
					t.Fatalf("got %v, want a refusal", got.Value)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if math.Abs(got.Value-c.want) > 1e-12*math.Abs(c.want) {
				t.Errorf("got %v, want %v", got.Value, c.want)
			}
			if math.Signbit(got.Value) && got.Value == 0 {
				t.Error("negative zero")
			}
			computed := strings.ContainsAny(foldNumber(c.in), "=") || strings.Contains(c.in, "/") && c.unit.Kind != UnitCount || strings.Contains(c.in, "／")
			if got.Computed != computed {
				t.Errorf("computed is %v", got.Computed)
			}
		})
	}
}

func TestParseNumberIsExact(t *testing.T) {
	for in, want := range map[string]float64{
		"1.1万": 11_000, "=1200*1.1": 1320, "=0.1+0.2": 0.3, "1.15億": 115_000_000, "=1.1*1.1": 1.21,
	} {
		if got, err := ParseNumber(in, yen, "JPY"); err != nil || got.Value != want {
			t.Errorf("%s is %v, %v; want exactly %v", in, got.Value, err, want)
		}
	}
}

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

		{"$1,200", yen, NumberCurrency, [2]string{"「$」", "JPY"}},
		{"1200ドル", yen, NumberCurrency, [2]string{"「ドル」", "ドル"}},
		{"US$5", yen, NumberCurrency, [2]string{"US$", "US$"}},
		{"1200 EUR", yen, NumberCurrency, [2]string{"EUR", "EUR"}},
		{"₽5", yen, NumberCurrency, [2]string{"₽", "₽"}},
		{"5₽", yen, NumberCurrency, [2]string{"₽", "₽"}},
		{"¥1,200", dollars, NumberCurrency, [2]string{"USD", "USD"}},
		{"1200円", dollars, NumberCurrency, [2]string{}},
		{"A$5", dollars, NumberCurrency, [2]string{"A$", "A$"}},
		{"US$5", Unit{Kind: UnitMoney, Currency: "AUD"}, NumberCurrency, [2]string{}},

		{"¥1,200", people, NumberUnit, [2]string{"「名」", "people"}},
		{"98.5%", yen, NumberUnit, [2]string{"%", "money"}},
		{"98.5%", stars5, NumberUnit, [2]string{}},
		{"50名", share, NumberUnit, [2]string{"名", "%"}},
		{"3位", bare, NumberUnit, [2]string{}},
		{"#3", bare, NumberUnit, [2]string{"#", "#"}},
		{"3h", bare, NumberUnit, [2]string{}},
		{"6x", people, NumberUnit, [2]string{}},
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
		{"1e400", yen, NumberText, [2]string{}},
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
	for kind := NumberEmpty; kind <= NumberArithmetic; kind++ {
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

func TestCheckRange(t *testing.T) {
	inf := math.Inf(1)
	for _, c := range []struct {
		v    float64
		unit Unit
		kind NumberKind // 0: fine
	}{
		{0, share, 0}, {100, share, 0}, {-0.001, share, NumberRange}, {100.001, share, NumberRange}, {1e20, share, NumberRange},
		{-100, growth, 0}, {-100.001, growth, NumberRange}, {1e6, growth, 0},
		{1, ranking, 0}, {0.999, ranking, NumberRange},
		{0, stars5, 0}, {5, stars5, 0}, {5.001, stars5, NumberRange}, {-0.001, stars5, NumberRange},
		{-100, nps, 0}, {100, nps, 0}, {101, nps, NumberRange},
		{12345, Unit{Kind: UnitScore}, 0}, // a score without a range
		{-5, yen, 0}, {-5, bare, 0}, {-5, ratio, 0}, {-5, hours, 0},
		{1e15, yen, NumberTooLarge}, {math.Nextafter(1e15, 0), yen, 0}, {-1e15, bare, NumberTooLarge}, {1e15, growth, NumberTooLarge},
		{math.NaN(), yen, NumberNotFinite}, {math.NaN(), share, NumberNotFinite},
		{inf, yen, NumberTooLarge}, {-inf, ratio, NumberTooLarge}, {inf, share, NumberRange},
	} {
		err := CheckRange(c.v, c.unit)
		var e *NumberError
		switch {
		case c.kind == 0 && err != nil:
			t.Errorf("%v as %s: %v", c.v, c.unit.Kind, err)
		case c.kind != 0 && (!errors.As(err, &e) || e.Kind != c.kind):
			t.Errorf("%v as %s: %v, want kind %d", c.v, c.unit.Kind, err, c.kind)
		case c.kind != 0 && strings.Contains(err.Error(), "%!"):
			t.Errorf("message %q", err)
		}
	}
}

func TestUnusual(t *testing.T) {
	for _, c := range []struct {
		v, last float64
		want    bool
	}{
		{1_520_000, 152_000, true}, {152_000, 1_520_000, true}, {15_200_000, 152_000, true},
		{1_519_999, 152_000, false}, {152_001, 1_520_000, false}, {160_000, 152_000, false},
		{0.7, 0.07, true}, {0.3, 0.03, true}, {3, 0.3, true}, {0.01, 0.1, true},
		{0, 50, true}, {50, 0, false}, {0, 0, false},
		{-50, 50, false}, {-500, 50, true}, {5, -50, true},
	} {
		if got := Unusual(c.v, c.last); got != c.want {
			t.Errorf("%v after %v: %v", c.v, c.last, got)
		}
	}
}

func BenchmarkParseNumber(b *testing.B) {
	for _, in := range []string{"1520000", "1,520,000", "152万円"} {
		b.Run(in, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := ParseNumber(in, yen, "JPY"); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
