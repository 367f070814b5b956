package metrics

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// ExpectedUnit returns in what a change of the KPI is expected: as a ratio, typed in
// per cent, for volumes and money; in points for percentages, scores and ranks.
func (k *KPI) ExpectedUnit() ChangeUnit { return k.Unit.changeUnit() }

// expectedAs returns the unit in which people type a change of u, with its range: a
// volume falls by 100 % at most, and a score moves by the width of its own range.
func expectedAs(u Unit) Unit {
	if u.changeUnit() == ByRatio {
		return Unit{Kind: UnitChange}
	}
	as := Unit{Kind: UnitScore}
	if low, high := u.Range(); !math.IsInf(high-low, 1) {
		as.Min, as.Max = low-high, high-low
	}
	return as
}

// ParseExpectation reads the change that is expected of a KPI with the unit, as
// [Expectation] holds it. For volumes and money it is in per cent, with or without
// the sign: +10% and 10 are 0.1. For percentages and scores it is in points: +3pt,
// 3ポイント, -5; of a percentage +10% means ten points too. A change of rank says
// which way it goes, because a better rank is a smaller number: 2位上昇, up 2. No
// change at all is refused: it could not be told from an expectation that nobody
// has. Errors are of type *[NumberError].
func ParseExpectation(s string, u Unit) (float64, error) {
	v, err := parseExpectation(foldNumber(s), u)
	var e *NumberError
	if !errors.As(err, &e) {
		if v != 0 {
			return v, nil
		}
		e = &NumberError{Kind: NumberChange}
	}
	switch e.Kind {
	case NumberText, NumberNotFinite, NumberHex, NumberCurrency, NumberUnit, NumberOutOf, NumberFraction, NumberChange:
		// These would speak of the unit in which the number was read.
		return 0, &NumberError{Kind: NumberChange, Input: strings.TrimSpace(s), Unit: u}
	}
	return 0, e
}

func parseExpectation(in string, u Unit) (float64, error) {
	if u.Kind == UnitRank {
		return parseRankChange(in)
	}
	if u.Kind == UnitShare || u.Kind == UnitChange {
		in = cutSign(in, percentPointSigns)
	}
	n, err := ParseNumber(in, expectedAs(u), "")
	if err == nil && u.changeUnit() == ByRatio {
		return shifted(n.Value, -2), nil
	}
	return n.Value, err
}

// percentPointSigns are the signs that a change of a percentage may end with, beside
// [pointSigns]; longer ones first.
var percentPointSigns = []string{"percentage points", "%ポイント", "%pt", "pp", "%"}

// cutSign takes the first of the signs away with which s ends.
func cutSign(s string, signs []string) string {
	for _, sign := range signs {
		if at := len(s) - len(sign); at > 0 && strings.EqualFold(s[at:], sign) {
			return strings.TrimSpace(s[:at])
		}
	}
	return s
}

var (
	rankUpSigns     = []string{"上昇", "アップ", "up"}
	rankDownSigns   = []string{"下降", "ダウン", "down"}
	rankChangeSigns = []string{"位", "つ", "places", "place"}
)

// parseRankChange reads 2位上昇 and up 2.
func parseRankChange(in string) (float64, error) {
	if in == "" {
		return 0, &NumberError{Kind: NumberEmpty, Unit: Unit{Kind: UnitRank}}
	}
	for way, words := range [...][]string{rankUpSigns, rankDownSigns} {
		for _, word := range words {
			rest := cutSign(in, []string{word})
			if len(in) > len(word) && strings.EqualFold(in[:len(word)], word) {
				rest = strings.TrimSpace(in[len(word):])
			}
			if rest == in || strings.Trim(rest[:1], "0123456789") != "" {
				continue
			}
			n, err := ParseNumber(cutSign(rest, rankChangeSigns), Unit{}, "")
			if way == 0 {
				return -n.Value, err
			}
			return n.Value, err
		}
	}
	return 0, &NumberError{Kind: NumberChange}
}

// FormatExpectation writes an expected change as [ParseExpectation] reads it, exactly:
// +10%, -5pt, 2位上昇, up 2. Nothing expected is nothing written.
func FormatExpectation(v float64, u Unit, lang Lang) string {
	as := expectedAs(u)
	switch {
	case v == 0:
		return ""
	case !finite(v):
		return noValue
	case u.Kind == UnitRank:
		up, by := v < 0, FormatExact(math.Abs(v), as)
		switch {
		case lang == JA && up:
			return by + "位上昇"
		case lang == JA:
			return by + "位下降"
		case up:
			return "up " + by
		default:
			return "down " + by
		}
	case u.changeUnit() == ByRatio:
		return plus(v) + FormatExact(shifted(v, 2), as) + "%"
	default:
		return plus(v) + FormatExact(v, as) + "pt"
	}
}

// plus returns the sign of a number that [FormatExact] leaves out.
func plus(v float64) string {
	if v > 0 {
		return "+"
	}
	return ""
}

// shifted moves the decimal point of a number by so many places to the right, in its
// decimal digits: 0.07 becomes 7, where 100 * 0.07 does not.
func shifted(v float64, places int) float64 {
	v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'f', -1, 64)+"e"+strconv.Itoa(places), 64)
	return v
}
