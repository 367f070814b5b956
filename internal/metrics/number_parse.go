package metrics

import (
	"math/big"
	"strconv"
	"strings"
	"unicode"
)

// maxNumberLen bounds the inputs that are looked at: the longest text that
// [FormatExact] writes is shorter.
const maxNumberLen = 400

// ParseNumber reads a number as people write it, in either language and in full
// width too, for a value of unit u. Money without a currency of its own is in
// currency (ISO 4217). Errors are of type *[NumberError].
//
// Digits may be grouped by threes with commas; 1.200 and 1,2 mean different
// things in different countries and are refused as ambiguous, unless the unit
// can have only the reading with the decimal point (99.995 of a share). k, m, b,
// t and 千, 百万, 万, 億, 兆 multiply. The unit's own signs may stand around the
// number, its counter too, and other common counters. Durations are in hours.
// A leading = makes it arithmetic with + - * / and parentheses, which is exact.
func ParseNumber(input string, u Unit, currency string) (Number, error) {
	if u.Currency != "" {
		currency = u.Currency
	}
	var n Number
	var err *NumberError
	if v, ok := plainNumber(input); ok {
		n.Value, err = v, checkRange(v, u)
	} else {
		p := numberParser{in: foldNumber(input), unit: u, currency: currency}
		n, err = p.number()
	}
	if err != nil {
		if err.Input == "" {
			err.Input = strings.TrimSpace(input)
		}
		err.Unit, err.Currency = u, currency
		return Number{}, err
	}
	n.Value += 0 // turns negative zero into zero
	return n, nil
}

// plainNumber reads what programs and spreadsheets write, digits with points and
// commas that leave no doubt: the bulk of every import.
func plainNumber(s string) (float64, bool) {
	digits := strings.TrimPrefix(s, "-")
	if len(digits) > maxNumberLen || strings.Trim(digits, "0123456789.,") != "" {
		return 0, false
	}
	d, ok := classify(digits)
	if !ok || d.doubt != 0 {
		return 0, false
	}
	v, _ := strconv.ParseFloat(d.digits, 64) // infinite when too large, as the range check says
	if digits != s {
		v = -v
	}
	return v, true
}

// foldNumber maps full-width forms, the many spaces and dashes, and the marks that an
// input method types for comma and point, to ASCII; it cuts the space around.
func foldNumber(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r < unicode.MaxASCII:
			return r
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case unicode.IsSpace(r):
			return ' '
		case r >= '\u2010' && r <= '\u2015':
			return '-'
		}
		switch r {
		case '\u2212', '\ufe63':
			return '-'
		case '、':
			return ','
		case '。':
			return '.'
		case '’':
			return '\''
		case '￥':
			return '¥'
		case '￡':
			return '£'
		case '￦':
			return '₩'
		}
		return r
	}, s))
}

// numberParser reads one input from left to right.
type numberParser struct {
	in       string // folded
	pos      int
	unit     Unit
	currency string
}

func (p *numberParser) rest() string { return p.in[p.pos:] }

func (p *numberParser) skipSpace() {
	for p.pos < len(p.in) && p.in[p.pos] == ' ' {
		p.pos++
	}
}

// take consumes the first of the tokens that comes next, and returns it.
func (p *numberParser) take(tokens ...string) string {
	for _, t := range tokens {
		if strings.HasPrefix(p.rest(), t) {
			p.pos += len(t)
			return t
		}
	}
	return ""
}

func (p *numberParser) number() (Number, *NumberError) {
	switch {
	case p.in == "":
		return Number{}, &NumberError{Kind: NumberEmpty}
	case len(p.in) > maxNumberLen:
		return Number{}, &NumberError{Kind: NumberText}
	case p.in[0] == '=':
		return p.arithmetic()
	}
	negative := p.before()
	q, ok := p.quantity()
	if !ok {
		return Number{}, p.refusal()
	}
	p.skipSpace()
	if strings.HasPrefix(p.rest(), "/") {
		return p.fraction(q, negative)
	}
	if p.unit.Kind == UnitDuration {
		q, ok = p.duration(q)
	} else {
		ok = p.after(&q)
	}
	if !ok {
		return Number{}, p.refusal()
	}
	v, err := q.value(negative, p.unit)
	return Number{Value: v}, err
}

// before reads what may stand before the digits: a sign, the currency, #.
func (p *numberParser) before() (negative bool) {
	signed := false
	for {
		p.skipSpace()
		switch {
		case !signed && p.take("+", "-", "ー") != "": // ー is what - types in kana
			signed = true
			negative = p.in[p.pos-1] != '+'
		case p.unit.Kind == UnitRank && p.take("#") != "":
		case p.currencySign() != "":
		default:
			return negative
		}
	}
}

// currencySign reads the currency's own sign, where the unit is money.
func (p *numberParser) currencySign() string {
	if p.unit.Kind != UnitMoney {
		return ""
	}
	c := currencyOf(p.currency)
	sign := c.sign(p.rest())
	if len(foreignSign(p.rest())) > len(sign) { // A$ is not A and $
		return ""
	}
	p.pos += len(sign)
	return sign
}

// after reads what may stand after the digits, to the end.
func (p *numberParser) after(q *quantity) bool {
	rest := p.rest()
	if rest == "" {
		return true
	}
	switch p.unit.Kind {
	case UnitMoney:
		p.currencySign()
		return p.rest() == ""
	case UnitCount:
		return p.ownCounter(rest, strings.EqualFold) || isSign(rest, commonCounters)
	case UnitShare, UnitChange:
		return rest == "%"
	case UnitScore:
		return isSign(rest, pointSigns)
	case UnitRank:
		return isSign(rest, rankSigns)
	case UnitRatio:
		if rest == "%" {
			q.shift(-2)
			return true
		}
		return isSign(rest, timesSigns)
	}
	return false
}

// ownCounter reports whether s is the unit's counter in either language, with or
// without what follows its slash: 回 for 回/月.
func (p *numberParser) ownCounter(s string, same func(a, b string) bool) bool {
	if p.unit.Kind != UnitCount || s == "" {
		return false
	}
	for _, c := range [...]string{p.unit.Counter.JA, p.unit.Counter.EN} {
		c = foldNumber(c)
		stem, _, _ := strings.Cut(c, "/")
		if same(s, c) || same(s, strings.TrimSpace(stem)) {
			return true
		}
	}
	return false
}

func identical(a, b string) bool { return a == b }

var (
	// commonCounters are taken for every count: a person who types 50人 where the
	// counter is 名 means the same.
	commonCounters = []string{"名", "人", "件", "回", "個", "社", "本", "台", "店", "冊", "枚", "点", "票", "部", "通", "組", "people"}
	pointSigns     = []string{"点", "pt", "pts", "point", "points", "ポイント"}
	rankSigns      = []string{"位"}
	timesSigns     = []string{"倍", "x", "×"}
	hourSigns      = []string{"時間", "h", "hr", "hrs", "hour", "hours"}
	minuteSigns    = []string{"分", "m", "min", "mins", "minute", "minutes"}
	secondSigns    = []string{"秒", "s", "sec", "secs", "second", "seconds"}
)

func isSign(s string, signs []string) bool {
	for _, sign := range signs {
		if strings.EqualFold(s, sign) {
			return true
		}
	}
	return false
}

// duration reads the rest of a length of time that begins with q: hours, minutes
// and seconds, largest first, or hours alone where nothing is said.
func (p *numberParser) duration(q quantity) (quantity, bool) {
	var total quantity
	last := int64(0) // units of the previous part in an hour
	for {
		end := p.pos
		for end < len(p.in) && !isDigit(p.in[end]) && p.in[end] != '.' {
			end++
		}
		sign := strings.TrimSpace(p.in[p.pos:end])
		perHour := int64(0)
		switch {
		case isSign(sign, hourSigns), sign == "" && last == 0 && end == len(p.in):
			perHour = 1
		case isSign(sign, minuteSigns):
			perHour = 60
		case isSign(sign, secondSigns):
			perHour = 3600
		}
		if perHour <= last {
			return total, false
		}
		for i := range q {
			q[i].divisor = perHour
		}
		total = append(total, q...)
		if p.pos = end; end == len(p.in) {
			return total, true
		}
		last = perHour
		var ok bool
		if q, ok = p.quantity(); !ok {
			return total, false
		}
		p.skipSpace()
	}
}

// fraction reads the rest of "4/5" after its 4: per cent of a share, points of a
// score that is out of 5.
func (p *numberParser) fraction(over quantity, negative bool) (Number, *NumberError) {
	p.take("/")
	p.skipSpace()
	under, ok := p.quantity()
	p.skipSpace()
	if !ok || p.rest() != "" {
		return Number{}, p.refusal()
	}
	for _, q := range [...]quantity{over, under} {
		if err := q.doubt(negative); err != nil {
			return Number{}, err
		}
	}
	a, b := over.rat(firstReading), under.rat(firstReading)
	if negative {
		a.Neg(a)
	}
	switch u := p.unit; {
	case u.Kind == UnitShare:
		if b.Sign() == 0 {
			return Number{}, &NumberError{Kind: NumberDivision}
		}
		a.Mul(a, big.NewRat(100, 1))
		return p.computed(a.Quo(a, b))
	case u.Kind == UnitScore && u.Min >= 0 && u.Max > u.Min:
		if out, _ := b.Float64(); out != u.Max {
			return Number{}, &NumberError{Kind: NumberOutOf}
		}
		return p.computed(a)
	}
	return Number{}, &NumberError{Kind: NumberFraction}
}

func (p *numberParser) computed(r *big.Rat) (Number, *NumberError) {
	v, _ := r.Float64()
	return Number{Value: v, Computed: true}, checkRange(v, p.unit)
}
