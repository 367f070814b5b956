package metrics

import (
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// numberWords has the message for each kind of refusal. Both languages take the
// same arguments in the same order; [NumberError.arguments] makes them.
var numberWords = map[NumberKind]Text{
	NumberEmpty: {
		JA: "数値を入力してください（例: %s）",
		EN: "type a number, such as %s",
	},
	NumberText: {
		JA: "「%s」は数値として読めません。%s のように入力してください",
		EN: "cannot read \"%s\" as a number; type one such as %s",
	},
	NumberNotFinite: {
		JA: "「%s」は値にできません。%s のような数値を入力してください",
		EN: "\"%s\" cannot be a value; type a number such as %s",
	},
	NumberHex: {
		JA: "「%s」は10進数ではありません。%s のように入力してください",
		EN: "\"%s\" is not decimal; type a number such as %s",
	},
	NumberUnderscore: {
		JA: "「%s」の _ は使えません。%s と入力してください",
		EN: "\"%s\" has an underscore; type %s",
	},
	NumberExponent: {
		JA: "「%s」のような指数表記は使えません。%s と入力してください",
		EN: "\"%s\" is in exponent form; type %s",
	},
	NumberCurrency: {
		JA: "「%s」は別の通貨です。%sの金額を入力してください",
		EN: "\"%s\" is another currency; type the amount in %s",
	},
	NumberUnit: {
		JA: "「%s」はこのKPIの単位（%s）ではありません。数値だけを入力してください",
		EN: "\"%s\" is not this KPI's unit, %s; type the number alone",
	},
	NumberAmbiguous: {
		JA: "「%s」は %s とも %s とも読めます。どちらかを入力してください",
		EN: "\"%s\" can mean %s or %s; type one of them",
	},
	NumberGrouping: {
		JA: "「%s」の桁区切りが不規則です。%s のことなら、そう入力してください",
		EN: "\"%s\" is grouped irregularly; if you mean %s, type that",
	},
	NumberRange: {
		JA: "%s は範囲外です。%sを入力してください",
		EN: "%s is out of range; type %s",
	},
	NumberTooLarge: {
		JA: "「%s」は大きすぎます。絶対値が1,000兆より小さい数値を入力してください",
		EN: "\"%s\" is too large; type a number below 1,000 trillion",
	},
	NumberOutOf: {
		JA: "「%s」は満点が違います。このKPIは%s点満点です",
		EN: "\"%s\" is out of another total; this score is out of %s",
	},
	NumberFraction: {
		JA: "このKPIに「%s」のような分数は使えません。割り算なら =%s と入力してください",
		EN: "this KPI takes no fraction such as \"%s\"; to divide, type =%s",
	},
	NumberDivision: {
		JA: "「%s」は0で割っています。0以外で割ってください",
		EN: "\"%s\" divides by zero; divide by another number",
	},
	NumberArithmetic: {
		JA: "計算式「%s」を読めません。%s のように入力してください",
		EN: "cannot read the arithmetic \"%s\"; type it like %s",
	},
	NumberChange: {
		JA: "「%s」は変化として読めません。%s のように入力してください",
		EN: "cannot read \"%s\" as a change; type one such as %s",
	},
}

// The ranges of units, and the names of units that have no sign to show.
var (
	rangeBoth = Text{JA: "%s〜%sの数値", EN: "a number from %s to %s"}
	rangeLow  = Text{JA: "%s以上の数値", EN: "a number of at least %s"}
	unitNames = map[UnitKind]Text{
		UnitMoney:    {JA: "金額", EN: "money"},
		UnitCount:    {JA: "個数", EN: "a count"},
		UnitShare:    Same("%"),
		UnitChange:   Same("%"),
		UnitScore:    {JA: "点", EN: "points"},
		UnitRank:     {JA: "位", EN: "a rank"},
		UnitRatio:    {JA: "倍", EN: "a ratio"},
		UnitDuration: {JA: "時間", EN: "hours"},
	}
	numberExamples = map[UnitKind]Text{
		UnitMoney:    {JA: "152万", EN: "1.52M"},
		UnitCount:    Same("1,200"),
		UnitShare:    Same("98.5"),
		UnitChange:   Same("12.5"),
		UnitScore:    Same("4.5"),
		UnitRank:     Same("3"),
		UnitRatio:    Same("6.5"),
		UnitDuration: {JA: "2.5時間", EN: "2.5h"},
	}
)

// In says in one short sentence what is wrong and what to type instead. The
// message is safe to show: of the input it quotes only the beginning, and only
// its printable characters.
func (e *NumberError) In(lang Lang) string {
	return fmt.Sprintf(numberWords[e.Kind].In(lang), e.arguments(lang)...)
}

func (e *NumberError) arguments(lang Lang) []any {
	input := quotable(e.Input)
	if input == "" {
		input = e.reading(0)
	}
	switch e.Kind {
	case NumberEmpty:
		return []any{e.example(lang)}
	case NumberUnderscore:
		return []any{input, strings.ReplaceAll(input, "_", "")}
	case NumberExponent, NumberGrouping:
		return []any{input, e.reading(0)}
	case NumberCurrency, NumberUnit:
		return []any{quotable(e.Sign), e.unitName(lang)}
	case NumberAmbiguous:
		return []any{input, e.reading(0), e.reading(1)}
	case NumberRange:
		return []any{e.reading(0), e.rangeText(lang)}
	case NumberTooLarge, NumberDivision:
		return []any{input}
	case NumberOutOf:
		return []any{input, FormatExact(e.Unit.Max, e.Unit)}
	case NumberFraction:
		return []any{input, input}
	case NumberArithmetic:
		return []any{input, "=1200*1.1"}
	case NumberChange:
		return []any{input, e.changeExample(lang)}
	default:
		return []any{input, e.example(lang)}
	}
}

// reading returns one of the readings as something that can be typed. Readings
// are shown without regard to the unit, so that 1.125 is 1.1250 where that matters.
func (e *NumberError) reading(i int) string {
	if i >= len(e.Readings) {
		return ""
	}
	return FormatExact(e.Readings[i], Unit{})
}

func (e *NumberError) example(lang Lang) string {
	if e.Unit.Kind == UnitScore && e.Unit.Min < e.Unit.Max {
		return FormatExact(e.Unit.Max, e.Unit)
	}
	if t, ok := numberExamples[e.Unit.Kind]; ok {
		return t.In(lang)
	}
	return numberExamples[UnitCount].In(lang)
}

// changeExample returns a change of the unit as it can be typed.
func (e *NumberError) changeExample(lang Lang) string {
	switch {
	case e.Unit.Kind == UnitRank:
		return FormatExpectation(-2, e.Unit, lang)
	case e.Unit.changeUnit() == ByPoints:
		return FormatExpectation(3, e.Unit, lang)
	default:
		return FormatExpectation(0.1, e.Unit, lang)
	}
}

func (e *NumberError) unitName(lang Lang) string {
	switch {
	case e.Unit.Kind == UnitCount && !e.Unit.Counter.IsZero():
		return quotable(e.Unit.Counter.In(lang))
	case e.Unit.Kind == UnitMoney && e.Currency != "" && lang == JA:
		return quotable(currencyOf(e.Currency).suffix)
	case e.Unit.Kind == UnitMoney && e.Currency != "":
		return quotable(e.Currency)
	}
	return unitNames[e.Unit.Kind].In(lang)
}

func (e *NumberError) rangeText(lang Lang) string {
	low := FormatExact(e.Low, e.Unit)
	if math.IsInf(e.High, 1) {
		return fmt.Sprintf(rangeLow.In(lang), low)
	}
	return fmt.Sprintf(rangeBoth.In(lang), low, FormatExact(e.High, e.Unit))
}

// quotable returns the beginning of a text with everything that is not plainly
// visible replaced.
func quotable(s string) string {
	const most = 24
	s = strings.Map(func(r rune) rune {
		if r == utf8.RuneError || !unicode.IsPrint(r) || unicode.IsMark(r) {
			return '?'
		}
		return r
	}, s)
	for i, n := 0, 0; i < len(s); n++ {
		if n == most {
			return s[:i] + "..."
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return s
}
