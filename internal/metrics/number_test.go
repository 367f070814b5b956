package metrics

import (
	"errors"
	"math"
	"strings"
	"testing"
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
		{"‐3.2", growth, -3.2},
		{"―3.2", growth, -3.2},
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
