package metrics

import (
	"errors"
	"math"
	"testing"
	"unicode/utf8"
)

func FuzzParseNumber(f *testing.F) {
	for _, s := range []string{
		"1200", "1,200", "1.2k", "3.4M", "152万", "1.2億", "１２００", "９８．５％", "¥1,200", "1200円", "50名", "2.0回",
		"98.5%", "-3.2", "−3.2", "+20%", "3位", "#3", "=1200*1.1", "4/5", "1.200", "1,2", "nan", "inf", "0x10", "1_000",
		"$5", "1億2,000万", "1h30m", "=((1+2)*3-4)/5", "1,20,000", "1 200", "\xff", "=1/0", "1e5", "", "=-(-(1))", "1.200.000,50",
	} {
		for kind := range UnitKinds {
			f.Add(s, uint8(kind))
		}
	}
	f.Fuzz(func(t *testing.T, in string, kind uint8) {
		u := Unit{Kind: UnitKinds[int(kind)%len(UnitKinds)], Max: 5, Counter: Text{JA: "名", EN: "people"}}
		n, err := ParseNumber(in, u, "JPY")
		if err != nil {
			var e *NumberError
			if !errors.As(err, &e) {
				t.Fatalf("%q: an error of type %T", in, err)
			}
			for _, lang := range []Lang{JA, EN} {
				if m := e.In(lang); m == "" || !utf8.ValidString(m) {
					t.Fatalf("%q: message %q", in, m)
				}
			}
			if e.Kind == NumberAmbiguous && len(e.Readings) != 2 {
				t.Fatalf("%q: ambiguous between %v", in, e.Readings)
			}
			return
		}
		if err := CheckRange(n.Value, u); err != nil || math.IsInf(n.Value, 0) {
			t.Fatalf("%q was taken as %v: %v", in, n.Value, err)
		}
		again, err := ParseNumber(FormatExact(n.Value, u), u, "JPY")
		if err != nil || again.Value != n.Value {
			t.Fatalf("%q is %v, its exact text %q is %v, %v", in, n.Value, FormatExact(n.Value, u), again.Value, err)
		}
		for _, lang := range []Lang{JA, EN} {
			shown := FormatValue(n.Value, u, "JPY", lang)
			if _, err := ParseNumber(shown, u, "JPY"); err != nil && !roundsOutOfRange(shown, err) {
				t.Fatalf("%q is %v, shown as %q: %v", in, n.Value, shown, err)
			}
		}
	})
}

// roundsOutOfRange excuses the values next to 1e15, which round up to it.
func roundsOutOfRange(shown string, err error) bool {
	var e *NumberError
	return errors.As(err, &e) && e.Kind == NumberTooLarge && (shown == "" || e.Readings[0] == valueLimit || e.Readings[0] == -valueLimit)
}
