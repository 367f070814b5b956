package metrics

import "strings"

// dimension is what a part of a formula counts: money to some power, time to some
// power, or a plain number of some kind. It follows what people mean by units rather
// than physics: a cost per hour is kept as money, so that time beside money counts for
// nothing, and so does the number of people that money is divided by.
type dimension struct {
	any      bool     // a number that was typed: it takes the dimension of what it stands beside
	money    int      // the power of money
	currency string   // of money
	hours    int      // the power of time, where there is no money
	kind     UnitKind // what a plain number counts; empty: a product or quotient
}

// dimensionOf returns the dimension of values in a unit.
func dimensionOf(u Unit, currency string) dimension {
	switch u.Kind {
	case UnitMoney:
		if u.Currency != "" {
			currency = u.Currency
		}
		return dimension{money: 1, currency: currency}
	case UnitDuration:
		return dimension{hours: 1}
	case UnitChange: // both are per cent
		return dimension{kind: UnitShare}
	case UnitRatio: // a quotient by itself
		return dimension{}
	}
	return dimension{kind: u.Kind}
}

var dimensionNames = map[UnitKind]Text{
	UnitMoney:    {JA: "金額", EN: "money"},
	UnitCount:    {JA: "件数", EN: "a count"},
	UnitShare:    {JA: "パーセント", EN: "per cent"},
	UnitScore:    {JA: "スコア", EN: "a score"},
	UnitRank:     {JA: "順位", EN: "a rank"},
	UnitRatio:    {JA: "比率", EN: "a ratio"},
	UnitDuration: {JA: "時間", EN: "hours"},
}

// in names the dimension: 金額 (JPY), money (USD), money × money.
func (d dimension) in(lang Lang) string {
	power := func(name string, n int) string {
		if n < 0 {
			return "1/" + strings.TrimSuffix(strings.Repeat(name+"·", -n), "·")
		}
		return strings.TrimSuffix(strings.Repeat(name+" × ", n), " × ")
	}
	switch {
	case d.money == 1:
		return dimensionNames[UnitMoney].In(lang) + " (" + d.currency + ")"
	case d.money != 0:
		return power(dimensionNames[UnitMoney].In(lang), d.money)
	case d.hours != 0:
		return power(dimensionNames[UnitDuration].In(lang), d.hours)
	case d.kind == "":
		return dimensionNames[UnitRatio].In(lang)
	}
	return dimensionNames[d.kind].In(lang)
}

// misfit is a part of a formula that no unit can have.
type misfit struct {
	part        string
	left, right dimension
	currencies  bool // the two do not go together even in a product
}

// dimension returns the dimension of a part of the formula; of is that of a KPI, known
// false for one that is not there, which others complain about.
func (f *Formula) dimension(n *node, of func(kpi string) (d dimension, known bool)) (d dimension, bad *misfit, known bool) {
	switch n.op {
	case opNumber:
		return dimension{any: true}, nil, true
	case opRef:
		d, known = of(f.refs[n.ref].KPI)
		return d, nil, known
	}
	d, bad, known = f.dimension(&n.args[0], of)
	for i := range n.args[1:] {
		if bad != nil || !known {
			return d, bad, known
		}
		var o dimension
		if o, bad, known = f.dimension(&n.args[i+1], of); bad != nil || !known {
			return d, bad, known
		}
		switch n.op {
		case opMultiply, opDivide:
			if d.money != 0 && o.money != 0 && d.currency != o.currency {
				return d, &misfit{part: f.text(n), left: d, right: o, currencies: true}, true
			}
			sign := 1
			if n.op == opDivide {
				sign = -1
			}
			d = d.times(o, sign)
		default:
			if !d.adds(o) {
				return d, &misfit{part: f.text(n), left: d, right: o}, true
			}
			if d.any || d.kind == "" && d.money == 0 && d.hours == 0 && !o.any {
				d = o
			}
		}
	}
	return d, bad, known
}

// adds reports whether the two may be added and compared.
func (d dimension) adds(o dimension) bool {
	if d.any || o.any {
		return true
	}
	return d.money == o.money && d.hours == o.hours && (d.money == 0 || d.currency == o.currency) &&
		(d.kind == o.kind || d.kind == "" || o.kind == "")
}

// times returns the dimension of a product, or of a quotient for the sign -1.
func (d dimension) times(o dimension, sign int) dimension {
	switch {
	case o.any:
		return d
	case d.any && sign > 0:
		return o
	}
	r := dimension{money: d.money + sign*o.money, hours: d.hours + sign*o.hours, currency: d.currency}
	if o.money != 0 {
		r.currency = o.currency
	}
	switch {
	case d.money != 0 || o.money != 0:
		r.hours = 0 // a cost per hour is kept as money
	case sign > 0 && (d.kind == UnitCount || o.kind == UnitCount) && r.hours == 0:
		r.kind = UnitCount // so many of each
	}
	return r
}

// fits reports whether results of the dimension may be values in the unit. Only money
// is told from the rest: a number that was typed may stand for so many of a thing in
// an hour.
func (d dimension) fits(u dimension) bool {
	if u.money == 1 {
		return d.any || d.money == 1 && d.currency == u.currency
	}
	return d.money == 0
}
