package metrics

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// refusal finds out why the input is no number.
func (p *numberParser) refusal() *NumberError {
	bare := strings.ToLower(strings.TrimLeft(p.in, "+- "))
	only := func(chars string) bool { return strings.Trim(bare, chars) == "" }
	switch {
	case bare == "nan", bare == "inf", bare == "infinity", bare == "∞":
		return &NumberError{Kind: NumberNotFinite}
	case len(bare) > 2 && bare[0] == '0' && strings.IndexByte("xob", bare[1]) >= 0:
		return &NumberError{Kind: NumberHex}
	case strings.Contains(bare, "_") && only("0123456789_.,"):
		return &NumberError{Kind: NumberUnderscore}
	case strings.ContainsAny(bare, "*+(") && only("0123456789.,+-*/() "):
		return &NumberError{Kind: NumberArithmetic}
	case strings.Contains(bare, "e") && only("0123456789.e+-"):
		switch v, err := strconv.ParseFloat(p.in, 64); {
		case math.Abs(v) >= valueLimit: // also what ParseFloat finds too large itself
			return &NumberError{Kind: NumberTooLarge, Readings: []float64{v}}
		case err == nil:
			return &NumberError{Kind: NumberExponent, Readings: []float64{v}}
		}
	}
	rest := strings.TrimSpace(p.rest()) // from where reading stopped
	if sign := anyCurrencySign(rest, p.in); sign != "" {
		own := currencyOf(p.currency)
		switch {
		case p.unit.Kind != UnitMoney:
			return &NumberError{Kind: NumberUnit, Sign: sign}
		case own.sign(sign) != sign:
			return &NumberError{Kind: NumberCurrency, Sign: sign}
		}
		return &NumberError{Kind: NumberText}
	}
	if sign := p.otherUnitSign(rest); sign != "" {
		return &NumberError{Kind: NumberUnit, Sign: sign}
	}
	return &NumberError{Kind: NumberText}
}

// anyCurrencySign returns the sign of a currency with which rest begins, or any
// currency symbol in the whole input.
func anyCurrencySign(rest, in string) string {
	sign := foreignSign(rest)
	last, _ := utf8.DecodeLastRuneInString(sign)
	next, _ := utf8.DecodeRuneInString(rest[len(sign):])
	if sign != "" && !(unicode.IsLetter(last) && unicode.IsLetter(next)) { // EUROPE is no EUR
		return sign
	}
	for _, r := range in {
		if unicode.Is(unicode.Sc, r) {
			return string(r)
		}
	}
	return ""
}

// unitSigns are the signs that numbers of a kind of unit carry.
var unitSigns = map[UnitKind][][]string{
	UnitCount:    {commonCounters},
	UnitShare:    {{"%"}},
	UnitScore:    {pointSigns},
	UnitRank:     {rankSigns},
	UnitRatio:    {timesSigns},
	UnitDuration: {hourSigns, minuteSigns, secondSigns},
}

// otherUnitSign returns the sign of another kind of unit where reading stopped:
// all of the rest after a number, or the # before one.
func (p *numberParser) otherUnitSign(rest string) string {
	if len(rest) > 1 && rest[0] == '#' && isDigit(rest[1]) {
		return "#"
	}
	if p.pos == 0 {
		return ""
	}
	for kind, groups := range unitSigns {
		for _, signs := range groups {
			if kind != p.unit.Kind && isSign(rest, signs) {
				return rest
			}
		}
	}
	return ""
}
