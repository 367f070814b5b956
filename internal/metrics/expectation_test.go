package metrics

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParseExpectation(t *testing.T) {
	rank, growth, nps := Unit{Kind: UnitRank}, Unit{Kind: UnitChange}, Unit{Kind: UnitScore, Min: -100, Max: 100}
	for _, c := range []struct {
		in   string
		unit Unit
		want float64
	}{
		{"+10%", yen, 0.1},
		{"10%", yen, 0.1},
		{"10", people, 0.1},
		{"-5 %", yen, -0.05},
		{"−5%", people, -0.05},
		{"＋３", bare, 0.03},
		{"７％", hours, 0.07},
		{"+12.3%", yen, 0.123},
		{"+1,200%", people, 12},
		{"-100%", people, -1},
		{"+3pt", share, 3},
		{"+3ポイント", share, 3},
		{"＋３％ポイント", share, 3},
		{"-2 pp", share, -2},
		{"+1 percentage points", growth, 1},
		{"+10%", share, 10},
		{"10", growth, 10},
		{"+120%", growth, 120},
		{"-0.3", stars5, -0.3},
		{"+0.2点", stars5, 0.2},
		{"+5 points", nps, 5},
		{"-150", nps, -150},
		{"2位上昇", rank, -2},
		{"２位下降", rank, 2},
		{"3つアップ", rank, -3},
		{"up 2", rank, -2},
		{"Up 2 places", rank, -2},
		{"down1", rank, 1},
		{"1.5 DOWN", rank, 1.5},
	} {
		if got, err := ParseExpectation(c.in, c.unit); err != nil || got != c.want {
			t.Errorf("%q for %s: %v, %v, not %v", c.in, c.unit.Kind, got, err, c.want)
		}
	}
}

func TestParseExpectationRefuses(t *testing.T) {
	rank := Unit{Kind: UnitRank}
	for _, c := range []struct {
		in   string
		unit Unit
		kind NumberKind
		says [2]string
	}{
		{"", yen, NumberEmpty, [2]string{"入力", "type"}},
		{" ", rank, NumberEmpty, [2]string{"入力", "type"}},
		{"much", yen, NumberChange, [2]string{"「much」は変化として読めません。+10% のように", `"much" as a change; type one such as +10%`}},
		{"+10万円", yen, NumberChange, [2]string{"+10%", "+10%"}},
		{"+3pt", yen, NumberChange, [2]string{"+10%", "+10%"}},
		{"2倍", yen, NumberChange, [2]string{"「2倍」", `"2倍"`}},
		{"inf", yen, NumberChange, [2]string{}},
		{"4/5", share, NumberChange, [2]string{"+3pt", "+3pt"}},
		{"+10%", stars5, NumberChange, [2]string{"+3pt", "+3pt"}},
		{"%", share, NumberChange, [2]string{}},
		{"0", yen, NumberChange, [2]string{"「0」", `"0"`}},
		{"+0%", share, NumberChange, [2]string{}},
		{"0位上昇", rank, NumberChange, [2]string{"2位上昇", "up 2"}},
		{"+2", rank, NumberChange, [2]string{"「+2」は変化として読めません。2位上昇 のように", `"+2" as a change; type one such as up 2`}},
		{"up", rank, NumberChange, [2]string{}},
		{"up -2", rank, NumberChange, [2]string{}},
		{"up x", rank, NumberChange, [2]string{}},
		{"up 2 stairs", rank, NumberChange, [2]string{}},
		{"2%上昇", rank, NumberChange, [2]string{}},
		{"-101%", yen, NumberRange, [2]string{"-100", "-100"}},
		{"+101", share, NumberRange, [2]string{"-100〜100", "-100 to 100"}},
		{"+6", stars5, NumberRange, [2]string{"-5〜5", "-5 to 5"}},
		{"1,2%", yen, NumberAmbiguous, [2]string{"1.2", "12"}},
		{"1_0", yen, NumberUnderscore, [2]string{}},
	} {
		v, err := ParseExpectation(c.in, c.unit)
		var e *NumberError
		if !errors.As(err, &e) || !errors.Is(err, ErrNumber) || e.Kind != c.kind || v != 0 {
			t.Errorf("%q for %s: %v, %v", c.in, c.unit.Kind, v, err)
			continue
		}
		if !strings.Contains(e.In(JA), c.says[0]) || !strings.Contains(e.In(EN), c.says[1]) {
			t.Errorf("%q: %q, %q", c.in, e.In(JA), e.In(EN))
		}
	}
}

func TestFormatExpectation(t *testing.T) {
	rank := Unit{Kind: UnitRank}
	for _, c := range []struct {
		v      float64
		unit   Unit
		ja, en string
	}{
		{0.1, yen, "+10%", "+10%"},
		{-0.05, people, "-5%", "-5%"},
		{0.07, people, "+7%", "+7%"},
		{0.01234, bare, "+1.2340%", "+1.2340%"}, // 1.234 could be 1,234
		{12, hours, "+1200%", "+1200%"},
		{3, share, "+3pt", "+3pt"},
		{-0.25, stars5, "-0.25pt", "-0.25pt"},
		{-2, rank, "2位上昇", "up 2"},
		{1.5, rank, "1.5位下降", "down 1.5"},
		{0, yen, "", ""},
		{0, rank, "", ""},
		{math.Inf(1), yen, "--", "--"},
	} {
		if ja, en := FormatExpectation(c.v, c.unit, JA), FormatExpectation(c.v, c.unit, EN); ja != c.ja || en != c.en {
			t.Errorf("%v of %s: %q, %q", c.v, c.unit.Kind, ja, en)
		}
	}
	for kind, want := range map[UnitKind]ChangeUnit{UnitMoney: ByRatio, UnitShare: ByPoints, UnitRank: ByPoints} {
		if got := (&KPI{Unit: Unit{Kind: kind}}).ExpectedUnit(); got != want {
			t.Errorf("%s is expected in %s", kind, got)
		}
	}
}

// What is printed can be typed back, as it was.
func TestExpectationReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		u := Unit{Kind: rapid.SampledFrom(UnitKinds[:]).Draw(t, "kind"), Min: -50, Max: 50}
		digits := strconv.Itoa(rapid.IntRange(-1e6, 1e6).Draw(t, "digits"))
		typed := digits + "e-" + strconv.Itoa(rapid.IntRange(2, 9).Draw(t, "exponent"))
		v, err := strconv.ParseFloat(typed, 64)
		if err != nil {
			t.Fatal(err)
		}
		low, _ := u.Range()
		if v == 0 || u.changeUnit() == ByRatio && v < -1 || u.changeUnit() == ByPoints && !math.IsInf(low, -1) && u.Kind != UnitRank && math.Abs(v) > 100 {
			return
		}
		for _, lang := range []Lang{JA, EN} {
			shown := FormatExpectation(v, u, lang)
			if back, err := ParseExpectation(shown, u); err != nil || back != v {
				t.Fatalf("%v of %s is %q and comes back as %v, %v", v, u.Kind, shown, back, err)
			}
		}
	})
}

func FuzzParseExpectation(f *testing.F) {
	for _, s := range []string{
		"+10%", "10%", "-5 %", "+3pt", "+3ポイント", "＋３", "2位上昇", "up 2", "down", "=1/3", "1,2%", "0", "pp", "%%", "up\xff2", "上昇2", "1e-400", "+",
	} {
		for kind := range UnitKinds {
			f.Add(s, uint8(kind))
		}
	}
	f.Fuzz(func(t *testing.T, in string, kind uint8) {
		u := Unit{Kind: UnitKinds[int(kind)%len(UnitKinds)], Max: 5}
		v, err := ParseExpectation(in, u)
		if err != nil {
			var e *NumberError
			if !errors.As(err, &e) || e.In(JA) == "" || e.In(EN) == "" {
				t.Fatalf("%q: %v", in, err)
			}
			return
		}
		if v == 0 || !finite(v) {
			t.Fatalf("%q was taken as %v", in, v)
		}
		for _, lang := range []Lang{JA, EN} {
			shown := FormatExpectation(v, u, lang)
			back, err := ParseExpectation(shown, u)
			if err != nil || !same(back/v, 1) {
				t.Fatalf("%q is %v, shown as %q, which is %v, %v", in, v, shown, back, err)
			}
		}
	})
}
