package metrics

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// noValue stands for what cannot be shown as a number.
const noValue = "--"

// NoComparison is in words what [FormatComparison] writes as "--".
var NoComparison = Text{JA: "比較なし", EN: "no comparison"}

// FormatValue writes a value for the screen: 38,200円, 152万円, 1.2億円, 98.5%,
// 3位, 980名; ¥38,200, ¥1.52M, ¥120M, #3, 980. English leaves the counter out,
// which the KPI's name says anyway. Amounts and counts below 100,000 are whole
// from 100 on and have all their digits; from there on they are in 万, 億 and 兆,
// or K, M, B and T, to three digits at least. [ParseNumber] reads the text back
// as the same value to the printed precision. A minus sign is ASCII, because some
// terminals draw the other one two columns wide.
//
// In the workspace's own yen no text is wider than ten columns with its sign. A
// counter is what a person typed: make the text printable before showing it.
func FormatValue(v float64, u Unit, currency string, lang Lang) string {
	var buf [64]byte
	return string(appendValue(buf[:0], v, u, currency, lang, false))
}

// FormatDelta writes the difference of two values with its sign: +12万円, -5名,
// for shares, changes and scores +1.5pt, and for ranks 2位上昇, up 2.
func FormatDelta(d float64, u Unit, currency string, lang Lang) string {
	if !finite(d) {
		return noValue
	}
	var buf [64]byte
	switch u.Kind {
	case UnitShare, UnitChange, UnitScore:
		b := appendNumber(buf[:0], d, Unit{Kind: UnitScore}, false, lang, true)
		return string(append(b, "pt"...))
	case UnitRank:
		return rankDelta(d, u, lang)
	}
	return string(appendValue(buf[:0], d, u, currency, lang, true))
}

// rankDelta writes a difference of ranks in words: a rank that goes up goes down
// in number, and a sign would say the opposite of what happened.
func rankDelta(d float64, u Unit, lang Lang) string {
	var buf [32]byte
	by := string(appendNumber(buf[:0], math.Abs(d), u, false, lang, false))
	if by == "0" {
		return by
	}
	up, down := "%s位上昇", "%s位下降"
	if lang == EN {
		up, down = "up %s", "down %s"
	}
	if d < 0 {
		return fmt.Sprintf(up, by)
	}
	return fmt.Sprintf(down, by)
}

// FormatComparison writes a comparison: +3.2% for a ratio, +1.5pt for points, the
// plain difference otherwise, and "--" where there is none. See [NoComparison].
func FormatComparison(c Comparison, u Unit, currency string, lang Lang) string {
	if !c.Change.OK {
		return noValue
	}
	if c.Unit != ByRatio {
		return FormatDelta(c.Change.V, u, currency, lang)
	}
	decimals := 1
	if math.Abs(c.Change.V) >= 1 {
		decimals = 0
	}
	var buf [64]byte
	return string(appendPercent(buf[:0], 100*c.Change.V, decimals, true))
}

// FormatPercent writes a ratio such as an attainment in per cent with so many
// decimals: 0.968 is 97%, or 96.8%. It is never rounded up to 100 % or to another
// multiple of five up to there, where bands end: what is not reached must not read
// as reached, nor 89.6 % with its caution as the 90 % that would have none.
func FormatPercent(ratio float64, decimals int) string {
	percent := 100 * ratio
	scale := math.Pow10(decimals)
	shown := math.Round(percent * scale)
	if shown > 0 && shown <= 100*scale && math.Mod(shown, 5*scale) == 0 && shown/scale > percent+100*Tolerance {
		percent = (shown - 1) / scale
	}
	var buf [64]byte
	return string(appendPercent(buf[:0], percent, decimals, false))
}

// FormatExact writes a value for a field that edits: the shortest text that
// [ParseNumber] reads as the same value for the unit, without any sign of the
// unit. Three decimals get a zero where they could be taken for thousands.
func FormatExact(v float64, u Unit) string {
	s := strconv.FormatFloat(v+0, 'f', -1, 64)
	if d, ok := classify(strings.TrimPrefix(s, "-")); ok && d.doubt != 0 {
		whole, _ := strconv.ParseFloat(d.other, 64)
		if checkRange(math.Copysign(whole, v), u) == nil || checkRange(v, u) != nil {
			s += "0"
		}
	}
	return s
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// appendValue writes a value with the signs of its unit; plus asks for a sign in
// front of positive ones too.
func appendValue(b []byte, v float64, u Unit, code string, lang Lang, plus bool) []byte {
	if !finite(v) {
		return append(b, noValue...)
	}
	switch u.Kind {
	case UnitMoney:
		if u.Currency != "" {
			code = u.Currency
		}
		c := currencyOf(code)
		n := appendNumber(b, v, u, c.minor, lang, plus)
		if lang == JA {
			return append(n, c.suffix...)
		}
		at := len(b)
		if n[at] == '-' || n[at] == '+' {
			at++
		}
		return insert(n, at, c.prefix)
	case UnitCount:
		b = appendNumber(b, v, u, false, lang, plus)
		if lang == JA {
			counter := u.Counter.In(JA)
			if counter != "" && counter[0] < 0x80 {
				b = append(b, ' ')
			}
			b = append(b, counter...)
		}
		return b
	case UnitShare, UnitChange:
		return append(appendNumber(b, v, u, false, lang, plus), '%')
	case UnitRank:
		if lang == JA {
			return append(appendNumber(b, v, u, false, lang, plus), "位"...)
		}
		return appendNumber(append(b, '#'), v, u, false, lang, plus)
	case UnitDuration:
		return appendDuration(b, v, u, lang, plus)
	}
	from := len(b)
	b = appendNumber(b, v, u, false, lang, plus)
	if u.hasTenths() && !reaches(math.Abs(v), tenthsLimit, u.Kind) && !bytes.ContainsRune(b[from:], '.') {
		b = append(b, ".0"...)
	}
	return b
}

// tenthsLimit is where a whole ratio needs no tenth any more.
const tenthsLimit = 100

// hasTenths reports whether whole values are written with a tenth, because they
// stand among others that have one: a ratio of 4.0 after one of 5.33, a rating of
// 4.0 of 5.
func (u Unit) hasTenths() bool {
	return u.Kind == UnitRatio || u.Kind == UnitScore && u.Max > 0 && u.Max <= 10
}

// appendDuration writes hours in the unit that suits them.
func appendDuration(b []byte, hours float64, u Unit, lang Lang, plus bool) []byte {
	var v float64
	sign := Text{JA: "時間", EN: "h"}
	switch seconds, minutes := 3600*hours, 60*hours; {
	case math.Abs(seconds) < 0.00005: // would be written 0
	case !reaches(math.Abs(seconds), 60, u.Kind):
		v, sign = seconds, Text{JA: "秒", EN: "s"}
	case !reaches(math.Abs(minutes), 60, u.Kind):
		v, sign = atLeastOne(minutes), Text{JA: "分", EN: "min"}
	default:
		v = atLeastOne(hours)
	}
	return append(appendNumber(b, v, u, false, lang, plus), sign.In(lang)...)
}

// atLeastOne returns v, or one with the sign of v where v is just short of it.
func atLeastOne(v float64) float64 { return math.Copysign(max(1, math.Abs(v)), v) }

// scale is a word for a power of ten. A number takes the largest scale that it
// reaches after rounding.
type scale struct {
	unit float64
	word string
}

var (
	scalesJA = [...]scale{{1e4, "万"}, {1e8, "億"}, {1e12, "兆"}}
	scalesEN = [...]scale{{1e3, "K"}, {1e6, "M"}, {1e9, "B"}, {1e12, "T"}}
)

// plainLimit is where scales begin.
const plainLimit = 100_000

// appendNumber writes a number without its unit. minor asks for cents.
func appendNumber(b []byte, v float64, u Unit, minor bool, lang Lang, plus bool) []byte {
	a := math.Abs(v)
	if !reaches(a, plainLimit, u.Kind) {
		return appendDigits(b, v, decimals(a, u.Kind, minor), minor, plus)
	}
	scales := scalesEN[:]
	if lang == JA {
		scales = scalesJA[:]
	}
	i := 0
	for i+1 < len(scales) && reaches(a/scales[i].unit, scales[i+1].unit/scales[i].unit, "") {
		i++
	}
	b = appendDigits(b, v/scales[i].unit, significant(a/scales[i].unit), false, plus)
	return append(b, scales[i].word...)
}

// decimals says how many decimals a number below plainLimit gets.
func decimals(a float64, kind UnitKind, minor bool) int {
	switch {
	case a >= 1000:
		return 0
	case kind == UnitRank:
		return 1
	case kind == UnitShare, kind == UnitChange, kind == UnitScore:
		// The last per cent is where an uptime is decided, the first where a rate of
		// churn is.
		if a < 1 || kind == UnitShare && a >= 99 || kind == UnitScore && a < 10 {
			return 2
		}
		return 1
	case minor && a >= 1:
		return 2
	case a < 0.1, minor:
		return 4
	case a < 1:
		return 3
	}
	return significant(a)
}

// significant gives a number from 1 on three digits at least.
func significant(a float64) int {
	switch {
	case a >= 100:
		return 0
	case a >= 10:
		return 1
	}
	return 2
}

// reaches reports whether a number will be written as at least the limit, which
// is whole: only just below it is the rounding worth a look.
func reaches(a, limit float64, kind UnitKind) bool {
	if a >= limit || a < limit-1 {
		return a >= limit
	}
	var buf [32]byte
	digits := decimals(a, kind, false)
	v, _ := strconv.ParseFloat(string(strconv.AppendFloat(buf[:0], a, 'f', digits, 64)), 64)
	return v >= limit
}

// appendDigits writes a number with at most so many decimals and commas between
// thousands. Zeros at the end go, except that cents come in pairs.
func appendDigits(b []byte, v float64, decimals int, minor, plus bool) []byte {
	from := len(b)
	b = strconv.AppendFloat(b, v, 'f', decimals, 64)
	if point := bytes.IndexByte(b[from:], '.'); point >= 0 {
		point += from
		b = bytes.TrimRight(b, "0")
		switch {
		case len(b) == point+1:
			b = b[:point]
		case minor && len(b) == point+2:
			b = append(b, '0')
		}
	}
	return group(signed(b, from, plus), from)
}

// appendPercent writes a percentage with exactly so many decimals.
func appendPercent(b []byte, percent float64, decimals int, plus bool) []byte {
	if !finite(percent) {
		return append(b, noValue...)
	}
	from := len(b)
	b = strconv.AppendFloat(b, percent, 'f', decimals, 64)
	return append(group(signed(b, from, plus), from), '%')
}

// signed removes the minus sign of a zero that begins at from, and puts a plus
// sign before a positive number if wanted.
func signed(b []byte, from int, plus bool) []byte {
	zero := len(bytes.Trim(b[from:], "-0.")) == 0
	switch {
	case zero && b[from] == '-':
		return append(b[:from], b[from+1:]...)
	case !zero && plus && b[from] != '-':
		return insert(b, from, "+")
	}
	return b
}

// group puts commas between the thousands of the number that begins at from.
func group(b []byte, from int) []byte {
	if b[from] == '-' || b[from] == '+' {
		from++
	}
	end := from
	for end < len(b) && isDigit(b[end]) {
		end++
	}
	for end -= 3; end > from; end -= 3 {
		b = insert(b, end, ",")
	}
	return b
}

// insert puts s into b at a position.
func insert(b []byte, at int, s string) []byte {
	b = append(b, s...)
	copy(b[at+len(s):], b[at:])
	copy(b[at:], s)
	return b
}
