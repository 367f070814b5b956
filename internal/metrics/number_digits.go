package metrics

import (
	"math/big"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// numberPart is one run of digits with the power of ten that multiplies it. It stays
// text until the end, so that 1.1万 is 11000 and not 11000.000000000002.
type numberPart struct {
	digits  string     // digits with at most one point
	other   string     // the second reading, for NumberAmbiguous
	doubt   NumberKind // 0, NumberAmbiguous or NumberGrouping
	exp     int
	divisor int64 // 0 counts as 1
}

// quantity is a sum of parts, such as 1億2,000万 or 1h30m.
type quantity []numberPart

func (q quantity) shift(exp int) {
	for i := range q {
		q[i].exp += exp
	}
}

func (q quantity) rat(digits func(*numberPart) string) *big.Rat {
	total := new(big.Rat)
	for i := range q {
		p := &q[i]
		r, _ := new(big.Rat).SetString(digits(p) + "e" + strconv.Itoa(p.exp)) // classify made sure
		total.Add(total, r.Quo(r, big.NewRat(max(1, p.divisor), 1)))
	}
	return total
}

// firstReading and secondReading are the readings of a part; without ambiguity they are the same.
func firstReading(p *numberPart) string { return p.digits }
func secondReading(p *numberPart) string {
	if p.doubt == NumberAmbiguous {
		return p.other
	}
	return p.digits
}

func (q quantity) float(negative bool, digits func(*numberPart) string) float64 {
	var v float64
	if len(q) == 1 && q[0].divisor <= 1 { // nearly always
		v, _ = strconv.ParseFloat(digits(&q[0])+"e"+strconv.Itoa(q[0].exp), 64)
	} else {
		v, _ = q.rat(digits).Float64()
	}
	if negative {
		return -v
	}
	return v
}

// doubt returns why the quantity cannot be taken as it stands, or nil.
func (q quantity) doubt(negative bool) *NumberError {
	kind := NumberKind(0)
	for i := range q {
		kind = max(kind, q[i].doubt)
	}
	if kind == 0 {
		return nil
	}
	e := &NumberError{Kind: kind, Readings: []float64{q.float(negative, firstReading)}}
	if kind == NumberAmbiguous {
		e.Readings = append(e.Readings, q.float(negative, secondReading))
	}
	return e
}

// value returns the value for a unit. Where the reading without a decimal point
// is beyond the unit's range and the other is not, the point is certain.
func (q quantity) value(negative bool, u Unit) (float64, *NumberError) {
	v := q.float(negative, firstReading)
	err := checkRange(v, u)
	if doubt := q.doubt(negative); doubt != nil {
		certain := doubt.Kind == NumberAmbiguous && err == nil && checkRange(doubt.Readings[1], u) != nil
		if !certain {
			return 0, doubt
		}
	}
	return v, err
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// digits takes the run of digits with their separators that comes next; a space
// or an apostrophe belongs to it only between two digits.
func (p *numberParser) digits() string {
	from := p.pos
	for p.pos < len(p.in) {
		switch c := p.in[p.pos]; c {
		case '.', ',':
		case ' ', '\'':
			if p.pos == from || !isDigit(p.in[p.pos-1]) || p.pos+1 == len(p.in) || !isDigit(p.in[p.pos+1]) {
				return p.in[from:p.pos]
			}
		default:
			if !isDigit(c) {
				return p.in[from:p.pos]
			}
		}
		p.pos++
	}
	return p.in[from:]
}

// classify says how a run of digits, points, commas, spaces and apostrophes is
// to be read; ok is false when in no way.
func classify(run string) (d numberPart, ok bool) {
	run = strings.TrimSuffix(run, ".")
	if strings.Trim(run, "., '") == "" {
		return numberPart{}, false
	}
	points, commas := strings.Count(run, "."), strings.Count(run, ",")
	whole, fraction, _ := strings.Cut(run, ".")
	switch {
	case strings.ContainsAny(run, " '"):
		d.doubt, d.digits = NumberGrouping, strings.NewReplacer(" ", "", "'", "", ",", "").Replace(run)
		ok = points <= 1
	case commas == 0 && points == 0:
		d.digits, ok = run, true
	case commas == 0 && points == 1:
		d.digits, ok = run, true
		if len(fraction) == 3 && byThrees(whole+"."+fraction, ".") {
			d.doubt, d.other = NumberAmbiguous, whole+fraction
		}
	case points <= 1 && byThrees(whole, ",") && !strings.Contains(fraction, ","):
		d.digits, ok = strings.ReplaceAll(run, ",", ""), true
	case commas == 1 && points == 0:
		whole, fraction, _ = strings.Cut(run, ",")
		d.doubt, d.digits, d.other = NumberAmbiguous, whole+"."+fraction, whole+fraction
		ok = whole != "" && fraction != ""
		if ok && whole == "0" { // nobody groups after a lone zero
			d.doubt = NumberGrouping
		}
	case commas == 0 && byThrees(run, "."), commas == 1 && strings.Contains(fraction, ",") && byThrees(run[:strings.IndexByte(run, ',')], "."):
		d.doubt, d.digits = NumberGrouping, strings.Replace(strings.ReplaceAll(run, ".", ""), ",", ".", 1)
		ok = run[len(run)-1] != ','
	case points <= 1 && !strings.Contains(fraction, ","):
		d.doubt, d.digits = NumberGrouping, strings.ReplaceAll(run, ",", "")
		ok = run[0] != ',' && run[len(run)-1] != ',' && !strings.Contains(run, ",,")
	}
	return d, ok
}

// byThrees reports whether the digits in s are grouped by threes, from the right,
// as people group them: the first group has one to three and no leading zero.
func byThrees(s, separator string) bool {
	head, tail, found := strings.Cut(s, separator)
	if head == "" || len(head) > 3 || head[0] == '0' {
		return false
	}
	for found {
		var group string
		if group, tail, found = strings.Cut(tail, separator); len(group) != 3 {
			return false
		}
	}
	return true
}

// The powers of ten behind a number.
var (
	smallMagnitudes  = map[rune]int{'十': 1, '百': 2, '千': 3}
	largeMagnitudes  = map[rune]int{'万': 4, '億': 8, '兆': 12}
	letterMagnitudes = map[rune]int{'k': 3, 'm': 6, 'b': 9, 't': 12}
)

// magnitude takes the power of ten that comes next, if the table has it.
func (p *numberParser) magnitude(table map[rune]int) int {
	from := p.pos
	p.skipSpace()
	r, n := utf8.DecodeRuneInString(p.rest())
	exp := table[r]
	if exp == 0 {
		p.pos = from
		return 0
	}
	p.pos += n
	return exp
}

// letterMagnitude takes k, m, b or t, unless it begins a word: 3 members. A
// length of time takes it only before h, because 90m is minutes.
func (p *numberParser) letterMagnitude() int {
	from := p.pos
	p.skipSpace()
	if rest := p.rest(); rest != "" {
		next, _ := utf8.DecodeRuneInString(rest[1:])
		word := unicode.Is(unicode.Latin, next)
		if p.unit.Kind == UnitDuration {
			word = next != 'h'
		}
		if exp := letterMagnitudes[unicode.ToLower(rune(rest[0]))]; exp > 0 && !word {
			p.pos++
			return exp
		}
	}
	p.pos = from
	return 0
}

// quantity takes a number with its magnitudes: 1,200, 1.2k, 3百万, 1億2,000万.
func (p *numberParser) quantity() (quantity, bool) {
	const unbounded = 1 << 10
	var (
		q       quantity
		section = 0         // the parts from here on wait for their 万, 億 or 兆
		above   = unbounded // power of ten of the previous section
		before  = unbounded // power of ten of the previous part of this section
	)
	for {
		p.skipSpace()
		d, ok := classify(p.digits())
		if !ok || !d.below(before) {
			return nil, false
		}
		// A counter may look like a magnitude: 千円, and t for tonnes, but not T.
		if p.skipSpace(); p.ownCounter(p.rest(), identical) {
			return append(q, d), d.below(above)
		}
		d.exp = p.magnitude(smallMagnitudes)
		large := p.magnitude(largeMagnitudes)
		q = append(q, d)
		if !d.below(before) || large >= above || !q[section].below(above-large) {
			return nil, false
		}
		switch {
		case large > 0:
			q[section:].shift(large)
			section, above, before = len(q), large, unbounded
		case d.exp > 0:
			before = d.exp
		default:
			if len(q) == 1 {
				q[0].exp = p.letterMagnitude()
			}
			return q, true
		}
		from := p.pos
		if p.skipSpace(); p.rest() == "" || !isDigit(p.rest()[0]) {
			p.pos = from
			return q, true
		}
		if strings.Contains(d.digits, ".") { // 1.5億2000万
			return nil, false
		}
	}
}

// below reports whether the part is less than ten to exp.
func (d *numberPart) below(exp int) bool {
	whole, _, _ := strings.Cut(d.digits, ".")
	whole = strings.TrimLeft(whole, "0")
	return whole == "" || len(whole)+d.exp <= exp
}
