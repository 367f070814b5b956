package metrics

import (
	"errors"
	"math"
	"slices"
	"strings"
	"sync"
)

// ErrFormula is wrapped by every [FormulaError].
var ErrFormula = errors.New("not a formula")

// Formula is a parsed [KPI].Formula.
type Formula struct {
	source string
	root   node
	refs   []Ref // in the order in which they first appear, each once
}

// Ref is a number that a formula takes from a KPI. Periods are those of the KPI that
// is computed.
type Ref struct {
	KPI  string
	Func RefFunc
	N    int // of how many periods, for RefSum and RefMean
}

// RefFunc says which number of a KPI a formula takes.
type RefFunc uint8

// The functions of KPIs.
const (
	RefValue      RefFunc = iota // id, kpi("id"): the value of the period
	RefPrevious                  // previous(id): of the period before
	RefYearBefore                // year_before(id): of the same period a year before
	RefSum                       // sum(id, n): the last n periods added up, this one included
	RefMean                      // mean(id, n): their mean
	RefPlan                      // plan(id): what is planned for the period's last day
)

var refNames = [...]string{RefPrevious: "previous", RefYearBefore: "year_before", RefSum: "sum", RefMean: "mean", RefPlan: "plan"}

// String writes the reference as a formula has it.
func (r Ref) String() string {
	id := r.KPI
	if strings.Contains(id, "-") || slices.Contains(reservedIDs, id) {
		id = `kpi("` + id + `")`
	}
	switch r.Func {
	case RefValue:
		return id
	case RefSum, RefMean:
		return refNames[r.Func] + "(" + id + ", " + exact(float64(r.N)) + ")"
	}
	return refNames[r.Func] + "(" + id + ")"
}

// reservedIDs are ids that the parser takes for words of its own.
var reservedIDs = []string{"and", "contains", "else", "false", "if", "in", "let", "matches", "nil", "not", "or", "true"}

// node is a part of a formula.
type node struct {
	op   nodeOp
	num  float64 // for opNumber
	ref  int     // index in Formula.refs, for opRef
	args []node
}

type nodeOp byte

const (
	opNumber nodeOp = iota
	opRef
	opNegate
	opAdd
	opSubtract
	opMultiply
	opDivide
	opMin
	opMax
)

// Inputs returns the KPIs that the formula names, in the order in which they first
// appear, each once.
func (f *Formula) Inputs() []string {
	ids := make([]string, 0, len(f.refs))
	for _, r := range f.refs {
		if !slices.Contains(ids, r.KPI) {
			ids = append(ids, r.KPI)
		}
	}
	return ids
}

// compute computes the formula of the numbers of its references, which are all there.
// The gap says why there is no result: GapZero names the divisor, GapRange is a result
// that is not finite.
func (f *Formula) compute(values []float64) (float64, *Gap) {
	e := evaluation{values: values}
	v, _ := e.eval(&f.root)
	switch {
	case e.divisor != nil:
		gap := &Gap{Kind: GapZero, Text: f.text(e.divisor)}
		if e.divisor.op == opRef {
			gap.KPI = f.refs[e.divisor.ref].KPI
		}
		return 0, gap
	case math.IsNaN(v) || math.IsInf(v, 0):
		return 0, &Gap{Kind: GapRange}
	}
	return v, nil
}

// evaluation is one walk over a formula.
type evaluation struct {
	values  []float64
	divisor *node // the first that is zero
}

// cancelled is how small a difference is, beside what it is the difference of, when
// nothing but rounding is left of it: 0.3 - (0.1 + 0.2) is no divisor.
const cancelled = 1e-12

// eval returns the value of a node, and the size of what it was added up from.
func (e *evaluation) eval(n *node) (v, size float64) {
	switch n.op {
	case opNumber:
		return n.num, math.Abs(n.num)
	case opRef:
		v = e.values[n.ref]
		return v, math.Abs(v)
	case opNegate:
		v, size = e.eval(&n.args[0])
		return -v, size
	}
	v, size = e.eval(&n.args[0])
	for i := range n.args[1:] {
		w, other := e.eval(&n.args[i+1])
		switch n.op {
		case opAdd:
			v, size = v+w, max(size, other)
		case opSubtract:
			v, size = v-w, max(size, other)
		case opMultiply:
			v, size = v*w, size*other
		case opDivide:
			if math.Abs(w) <= cancelled*other {
				if e.divisor == nil {
					e.divisor = &n.args[i+1]
				}
				return 0, 0
			}
			v, size = v/w, size/math.Abs(w)
		case opMin:
			v, size = min(v, w), max(size, other)
		case opMax:
			v, size = max(v, w), max(size, other)
		}
	}
	return v, size
}

// signs are the operators as a formula has them, and as a sum on paper does.
var signs = [...]struct{ typed, printed string }{
	opAdd: {" + ", " + "}, opSubtract: {" - ", " - "}, opMultiply: {" * ", " × "}, opDivide: {" / ", " ÷ "},
}

// text writes a part of the formula as it could be typed.
func (f *Formula) text(n *node) string {
	p := printer{f: f, ref: func(i int) string { return f.refs[i].String() }}
	return p.print(n)
}

// printer writes a formula with something in the place of its references.
type printer struct {
	f       *Formula
	ref     func(i int) string
	onPaper bool // × and ÷, and commas between thousands
}

func (p *printer) print(n *node) string {
	switch n.op {
	case opNumber:
		if p.onPaper {
			return string(group([]byte(exact(n.num)), 0))
		}
		return exact(n.num)
	case opRef:
		return p.ref(n.ref)
	case opNegate:
		return "-" + p.part(&n.args[0], precedence(opNegate))
	case opMin, opMax:
		list := make([]string, len(n.args))
		for i := range n.args {
			list[i] = p.print(&n.args[i])
		}
		return map[nodeOp]string{opMin: "min(", opMax: "max("}[n.op] + strings.Join(list, ", ") + ")"
	}
	sign := signs[n.op].typed
	if p.onPaper {
		sign = signs[n.op].printed
	}
	own := precedence(n.op)
	left, right := p.part(&n.args[0], own), p.part(&n.args[1], own+1)
	if p.onPaper && strings.HasPrefix(right, "-") { // a negative amount
		right = "(" + right + ")"
	}
	return left + sign + right
}

// part writes a part, in parentheses when it binds less than it must.
func (p *printer) part(n *node, least int) string {
	s := p.print(n)
	if precedence(n.op) < least {
		return "(" + s + ")"
	}
	return s
}

// precedence says how strongly a node binds.
func precedence(op nodeOp) int {
	switch op {
	case opAdd, opSubtract:
		return 1
	case opMultiply, opDivide:
		return 2
	case opNegate:
		return 3
	}
	return 4
}

// formulas holds the formulas of definitions that were read before: parsing one
// takes longer than computing a month of it.
var formulas sync.Map // source → *Formula, nil for one that does not parse

// readFormula returns the formula of a definition; nil for one that cannot be read,
// which [ValidateKPI] refuses.
func readFormula(source string) *Formula {
	if source == "" {
		return nil
	}
	if f, ok := formulas.Load(source); ok {
		return f.(*Formula)
	}
	f, err := ParseFormula(source)
	if err != nil {
		f = nil
	}
	formulas.Store(source, f)
	return f
}
