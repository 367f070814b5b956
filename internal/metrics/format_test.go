package metrics

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestFormatValue(t *testing.T) {
	for _, c := range []struct {
		v      float64
		unit   Unit
		ja, en string
	}{
		// the examples of the rules and of the board
		{1_520_000, yen, "152万円", "¥1.52M"},
		{120_000_000, yen, "1.2億円", "¥120M"},
		{98.5, share, "98.5%", "98.5%"},
		{4.5, stars5, "4.5", "4.5"},
		{3, ranking, "3位", "#3"},
		{38_200, yen, "38,200円", "¥38,200"},
		{25_000, yen, "25,000円", "¥25,000"},
		{5_600_000, yen, "560万円", "¥5.6M"},
		{6_670_330, yen, "667万円", "¥6.67M"},
		{980, people, "980名", "980"},

		// where the scales begin, and what rounds up to the next one
		{0, yen, "0円", "¥0"},
		{99_999, yen, "99,999円", "¥99,999"},
		{99_999.5, yen, "10万円", "¥100K"},
		{100_000, yen, "10万円", "¥100K"},
		{152_300, yen, "15.2万円", "¥152K"},
		{999_499, yen, "99.9万円", "¥999K"},
		{999_500, yen, "100万円", "¥1M"},
		{12_345_678, yen, "1,235万円", "¥12.3M"},
		{99_994_999, yen, "9,999万円", "¥100M"},
		{99_995_000, yen, "1億円", "¥100M"},
		{123_456_789, yen, "1.23億円", "¥123M"},
		{999_999_999_999, yen, "1兆円", "¥1T"},
		{1.5e12, yen, "1.5兆円", "¥1.5T"},
		{123.4e12, yen, "123兆円", "¥123T"},
		{-1_520_000, yen, "-152万円", "-¥1.52M"},
		{-0.001, yen, "-0.001円", "-¥0.001"},
		{-0.00001, yen, "0円", "¥0"},
		{0.8, yen, "0.8円", "¥0.8"},
		{12.34, yen, "12.3円", "¥12.3"},
		{1234.5, yen, "1,234円", "¥1,234"},

		// currencies
		{1234, dollars, "1,234ドル", "$1,234"},
		{4.5, dollars, "4.50ドル", "$4.50"},
		{5, dollars, "5ドル", "$5"},
		{123.456, dollars, "123.46ドル", "$123.46"},
		{0.0123, dollars, "0.0123ドル", "$0.0123"},
		{0.5, dollars, "0.50ドル", "$0.50"},
		{1_520_000, dollars, "152万ドル", "$1.52M"},
		{-5, dollars, "-5ドル", "-$5"},
		{1_520_000, Unit{Kind: UnitMoney, Currency: "SEK"}, "152万SEK", "SEK 1.52M"},
		{1200, Unit{Kind: UnitMoney, Currency: "EUR"}, "1,200ユーロ", "€1,200"},

		// counts
		{1012.09, people, "1,012名", "1,012"},
		{152_300, people, "15.2万名", "152K"},
		{2.25, perMonth, "2.25回/月", "2.25"},
		{2, perMonth, "2回/月", "2"},
		{12.34, bare, "12.3", "12.3"},
		{3, Unit{Kind: UnitCount, Counter: Text{EN: "members"}}, "3 members", "3"},

		// per cent
		{98, share, "98%", "98%"},
		{66.666, share, "66.7%", "66.7%"},
		{99.95, share, "99.95%", "99.95%"},
		{100, share, "100%", "100%"},
		{0.25, share, "0.25%", "0.25%"},
		{20, growth, "20%", "20%"},
		{-3.2, growth, "-3.2%", "-3.2%"},
		{112.5, growth, "112.5%", "112.5%"},
		{99.55, growth, "99.5%", "99.5%"},
		{1234, growth, "1,234%", "1,234%"},
		{-0.001, growth, "0%", "0%"},

		// the others
		{72.55, nps, "72.5", "72.5"},
		{-14, nps, "-14", "-14"},
		{4.52, stars5, "4.52", "4.52"},
		{4.3, ranking, "4.3位", "#4.3"},
		{6, ratio, "6.0", "6.0"},
		{3.217, ratio, "3.22", "3.22"},
		{0.4242, ratio, "0.424", "0.424"},
		{0.0531, ratio, "0.0531", "0.0531"},
		{2.5, hours, "2.5時間", "2.5h"},
		{1, hours, "1時間", "1h"},
		{0.75, hours, "45分", "45min"},
		{0.01, hours, "36秒", "36s"},
		{0, hours, "0時間", "0h"},
		{59.99 / 60, hours, "1時間", "1h"},
		{59.99 / 3600, hours, "1分", "1min"},
		{-0.5, hours, "-30分", "-30min"},
		{123_456, hours, "12.3万時間", "123Kh"},
	} {
		if got := FormatValue(c.v, c.unit, "JPY", JA); got != c.ja {
			t.Errorf("%v %s in Japanese: %q, want %q", c.v, c.unit.Kind, got, c.ja)
		}
		if got := FormatValue(c.v, c.unit, "JPY", EN); got != c.en {
			t.Errorf("%v %s in English: %q, want %q", c.v, c.unit.Kind, got, c.en)
		}
	}
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		if got := FormatValue(v, yen, "JPY", JA); got != "--" {
			t.Errorf("%v is shown as %q", v, got)
		}
	}
	if got := FormatValue(1200, yen, "", EN); got != "1,200" {
		t.Errorf("money without any currency: %q", got)
	}
}

// anyUnit draws a unit with everything that its text depends on, and a value that
// it can have.
func anyUnit(t *rapid.T) (Unit, float64) {
	u := Unit{Kind: rapid.SampledFrom(UnitKinds[:]).Draw(t, "kind")}
	switch u.Kind {
	case UnitMoney:
		u.Currency = rapid.SampledFrom([]string{"JPY", "USD", "EUR", "GBP", "CNY", "KRW", "INR", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "CHF", "SEK"}).Draw(t, "currency")
	case UnitCount:
		u.Counter = rapid.SampledFrom([]Text{{}, {JA: "名", EN: "people"}, {JA: "回/月"}, {EN: "members"}, {JA: "千円"}, Same("t"), {JA: "件", EN: "tickets"}, Same("本 "), Same("台")}).Draw(t, "counter")
	case UnitScore:
		u.Min, u.Max = -100, 100
		if rapid.Bool().Draw(t, "stars") {
			u.Min, u.Max = 0, 5
		}
	}
	low, high := u.Range()
	low, high = max(low, -9.99e14), min(high, 9.99e14)
	if rapid.Bool().Draw(t, "everyday") {
		low, high = max(low, -2e6), min(high, 2e6)
	}
	v := rapid.Float64Range(low, high).Draw(t, "value")
	if rapid.Bool().Draw(t, "round") {
		v = math.Round(v*100) / 100
	}
	return u, v
}

// step returns the size of the last place of a printed number in the unit's own
// terms, found from the text alone.
func step(t *rapid.T, shown string) float64 {
	last := strings.LastIndexAny(shown, "0123456789")
	tail := shown[last+1:]
	size := 1.0
	if point := strings.LastIndexByte(shown[:last+1], '.'); point >= 0 {
		size = math.Pow10(point - last)
	}
	for _, s := range []struct {
		sign string
		size float64
	}{
		{"時間", 1}, {"分", 1. / 60}, {"min", 1. / 60}, {"秒", 1. / 3600}, {"s", 1. / 3600},
		{"K", 1e3}, {"M", 1e6}, {"B", 1e9}, {"T", 1e12}, {"万", 1e4}, {"億", 1e8}, {"兆", 1e12},
	} {
		if strings.HasPrefix(tail, s.sign) {
			return size * s.size
		}
	}
	return size
}

// What a screen prints can be typed back, to the printed precision.
func TestFormatValueCanBeTypedBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		u, v := anyUnit(t)
		lang := rapid.SampledFrom([]Lang{JA, EN}).Draw(t, "lang")
		shown := FormatValue(v, u, "JPY", lang)
		n, err := ParseNumber(shown, u, "JPY")
		if err != nil {
			t.Fatalf("%v is shown as %q: %v", v, shown, err)
		}
		if n.Computed {
			t.Fatalf("%q counts as computed", shown)
		}
		off, most := math.Abs(n.Value-v), step(t, shown)/2
		if off > most*(1+1e-9)+1e-12*math.Abs(v) {
			t.Fatalf("%v is shown as %q and comes back as %v", v, shown, n.Value)
		}
		if again := FormatValue(n.Value, u, "JPY", lang); again != shown {
			t.Fatalf("%q comes back as %v and is shown as %q", shown, n.Value, again)
		}
		if !utf8.ValidString(shown) {
			t.Fatalf("%q", shown)
		}
	})
}

// Three digits, or an error below half a per cent, wherever a value is not tiny.
func TestFormatValueIsPrecise(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		u, v := anyUnit(t)
		if math.Abs(v) < 1 {
			return
		}
		n, err := ParseNumber(FormatValue(v, u, "JPY", JA), u, "JPY")
		if err != nil || math.Abs(n.Value-v) > 0.0051*math.Abs(v) && u.Kind != UnitRank && u.Kind != UnitShare && u.Kind != UnitChange {
			t.Fatalf("%v %s comes back as %v, %v", v, u.Kind, n.Value, err)
		}
	})
}

func TestFormatValueIsNarrow(t *testing.T) {
	columns := func(s string) int {
		n := 0
		for _, r := range s {
			if n++; r > 0x2000 {
				n++
			}
		}
		return n
	}
	rapid.Check(t, func(t *rapid.T) {
		u, v := anyUnit(t)
		if u.Kind == UnitCount && u.Counter != (Text{}) || u.Kind == UnitMoney && u.Currency != "JPY" || u.Kind == UnitDuration || u.Kind == UnitChange {
			return
		}
		for _, lang := range []Lang{JA, EN} {
			if s := FormatValue(v, u, "JPY", lang); columns(s) > 10 {
				t.Fatalf("%q takes %d columns", s, columns(s))
			}
		}
	})
}

func TestFormatExact(t *testing.T) {
	for _, c := range []struct {
		v    float64
		unit Unit
		want string
	}{
		{1200, yen, "1200"}, {1_520_000, yen, "1520000"}, {98.5, share, "98.5"}, {-3.2, growth, "-3.2"},
		{1.125, bare, "1.1250"}, {-123.456, yen, "-123.4560"}, {99.995, share, "99.995"}, {4.125, stars5, "4.125"},
		{45.125, nps, "45.125"}, {-45.125, growth, "-45.125"}, {45.125, growth, "45.1250"},
		{0.125, ratio, "0.125"}, {1234.567, yen, "1234.567"}, {1.1234, yen, "1.1234"}, {math.Copysign(0, -1), yen, "0"},
		{1.2345678901234567, ratio, "1.2345678901234567"},
	} {
		got := FormatExact(c.v, c.unit)
		if got != c.want {
			t.Errorf("%v as %s: %q, want %q", c.v, c.unit.Kind, got, c.want)
		}
		if n, err := ParseNumber(got, c.unit, "JPY"); err != nil || n.Value != c.v {
			t.Errorf("%q is read as %v, %v", got, n.Value, err)
		}
	}
	for _, v := range []float64{5e-324, math.SmallestNonzeroFloat64 * 3, 2.2250738585072014e-308, math.Nextafter(1e15, 0)} {
		if n, err := ParseNumber(FormatExact(v, bare), bare, ""); err != nil || n.Value != v {
			t.Errorf("%v comes back as %v, %v", v, n.Value, err)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		u, v := anyUnit(t)
		if rapid.Bool().Draw(t, "three decimals") {
			v = math.Round(v*1000) / 1000
		}
		if n, err := ParseNumber(FormatExact(v, u), u, "JPY"); err != nil || n.Value != v {
			t.Fatalf("%v is written %q and read as %v, %v", v, FormatExact(v, u), n.Value, err)
		}
	})
}

func TestFormatPercent(t *testing.T) {
	for _, c := range []struct {
		ratio    float64
		decimals int
		want     string
	}{
		{0.96829, 0, "97%"}, {0.96829, 1, "96.8%"}, {0.65333, 0, "65%"}, {1, 0, "100%"}, {1, 1, "100.0%"},
		{0.9996, 0, "99%"}, {0.9996, 1, "99.9%"}, {0.995, 0, "99%"}, {0.994, 0, "99%"}, {0.9899, 0, "99%"},
		{0.896, 0, "89%"}, {0.89996, 1, "89.9%"}, {0.9 - 1e-12, 0, "90%"}, {0.904, 0, "90%"}, {0.846, 0, "84%"}, {0.8396, 0, "84%"},
		{0.0496, 0, "4%"}, {0.004, 0, "0%"}, {1.0496, 0, "105%"},
		{1 - 1e-12, 0, "100%"}, {1.004, 0, "100%"}, {3.5, 0, "350%"}, {-0.142857, 2, "-14.29%"},
		{-0.001, 0, "0%"}, {0, 1, "0.0%"}, {12.3456, 0, "1,235%"}, {math.NaN(), 0, "--"}, {math.Inf(-1), 1, "--"},
	} {
		if got := FormatPercent(c.ratio, c.decimals); got != c.want {
			t.Errorf("%v with %d decimals: %q, want %q", c.ratio, c.decimals, got, c.want)
		}
	}
}

func TestFormatComparison(t *testing.T) {
	for _, c := range []struct {
		change float64
		in     ChangeUnit
		unit   Unit
		ja, en string
	}{
		{0.032, ByRatio, yen, "+3.2%", "+3.2%"},
		{-0.125, ByRatio, yen, "-12.5%", "-12.5%"},
		{0.03, ByRatio, people, "+3.0%", "+3.0%"},
		{0, ByRatio, yen, "0.0%", "0.0%"},
		{-0.0001, ByRatio, yen, "0.0%", "0.0%"},
		{1, ByRatio, yen, "+100%", "+100%"},
		{12.344, ByRatio, yen, "+1,234%", "+1,234%"},
		{1.5, ByPoints, share, "+1.5pt", "+1.5pt"},
		{-0.25, ByPoints, share, "-0.25pt", "-0.25pt"},
		{0, ByPoints, share, "0pt", "0pt"},
		{5, ByPoints, nps, "+5pt", "+5pt"},
		{-120.5, ByPoints, growth, "-120.5pt", "-120.5pt"},
		{-2, ByPoints, ranking, "2位上昇", "up 2"},
		{2, ByPoints, ranking, "2位下降", "down 2"},
		{0, ByPoints, ranking, "0", "0"},
		{120_000, ByDifference, yen, "+12万円", "+¥120K"},
		{-38_200, ByDifference, yen, "-38,200円", "-¥38,200"},
		{5, ByDifference, people, "+5名", "+5"},
		{0, ByDifference, yen, "0円", "¥0"},
		{0.5, ByDifference, hours, "+30分", "+30min"},
	} {
		comparison := Comparison{Change: Some(c.change), Unit: c.in}
		if got := FormatComparison(comparison, c.unit, "JPY", JA); got != c.ja {
			t.Errorf("%v %s of %s in Japanese: %q, want %q", c.change, c.in, c.unit.Kind, got, c.ja)
		}
		if got := FormatComparison(comparison, c.unit, "JPY", EN); got != c.en {
			t.Errorf("%v %s of %s in English: %q, want %q", c.change, c.in, c.unit.Kind, got, c.en)
		}
	}
	if got := FormatComparison(Comparison{Unit: ByRatio}, yen, "JPY", JA); got != "--" {
		t.Errorf("no comparison: %q", got)
	}
	if got := FormatDelta(math.NaN(), share, "JPY", JA); got != "--" {
		t.Errorf("a difference that is none: %q", got)
	}
}

func TestFormatAllocatesOnlyItsResult(t *testing.T) {
	for _, lang := range []Lang{JA, EN} {
		for _, u := range []Unit{yen, dollars, people, share, ranking, hours} {
			if n := testing.AllocsPerRun(100, func() { FormatValue(1_234_567.8, u, "JPY", lang) }); n > 1 {
				t.Errorf("%s in %s: %v allocations", u.Kind, lang, n)
			}
		}
	}
}

func FuzzFormatValue(f *testing.F) {
	for _, v := range []float64{0, 1, -1, 1.125, 99_999.5, 1e5, 1e8 - 5000, 1e12, 1e15 - 1, 5e-324, 99.996, 0.00005} {
		for kind := range UnitKinds {
			f.Add(v, uint8(kind), kind%2 == 0)
		}
	}
	f.Fuzz(func(t *testing.T, v float64, kind uint8, japanese bool) {
		u := Unit{Kind: UnitKinds[int(kind)%len(UnitKinds)], Max: 5, Counter: Text{JA: "名"}}
		lang := EN
		if japanese {
			lang = JA
		}
		shown := FormatValue(v, u, "USD", lang)
		if CheckRange(v, u) != nil {
			return
		}
		n, err := ParseNumber(shown, u, "USD")
		var e *NumberError
		if errors.As(err, &e) && e.Kind == NumberTooLarge && math.Abs(v) > 9.99e14 {
			return // rounded up to the limit
		}
		if err != nil {
			t.Fatalf("%s is shown as %q: %v", strconv.FormatFloat(v, 'g', -1, 64), shown, err)
		}
		if again := FormatValue(n.Value, u, "USD", lang); again != shown {
			t.Fatalf("%q comes back as %v and is shown as %q", shown, n.Value, again)
		}
	})
}

func BenchmarkFormatValue(b *testing.B) {
	for _, v := range []float64{38_200, 1_520_000} {
		b.Run(FormatValue(v, yen, "JPY", JA), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				FormatValue(v, yen, "JPY", JA)
			}
		})
	}
}
