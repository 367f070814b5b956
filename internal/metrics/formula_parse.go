package metrics

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
)

// FormulaKind says why a text is no formula.
type FormulaKind uint8

// The ways in which a formula can be wrong.
const (
	FormulaEmpty    FormulaKind = iota + 1 // nothing is written
	FormulaLong                            // more than 1,000 characters
	FormulaDeep                            // nested too deeply
	FormulaChar                            // a character that has no meaning here
	FormulaNumber                          // 1e5, 0x10, 1_000
	FormulaID                              // not an id where a KPI's must stand
	FormulaSyntax                          // something is missing, or too much
	FormulaOperator                        // an operator other than + - * /
	FormulaFunction                        // not one of the functions
	FormulaArgument                        // a function of a KPI without one, or with more than that
	FormulaCount                           // sum and mean without a whole number of periods
	FormulaFew                             // min and max of less than two
	FormulaConstant                        // no KPI in it
)

// FormulaError says where and why a text is no formula.
type FormulaError struct {
	Kind  FormulaKind
	Input string
	Pos   int    // in bytes from 0, where Found begins
	Found string // empty: the end of the text
}

// Error says it in English.
func (e *FormulaError) Error() string { return e.In(EN) }

// Unwrap returns [ErrFormula].
func (e *FormulaError) Unwrap() error { return ErrFormula }

// Bounds of a formula. It is read by a parser that goes as deep as the text does.
const (
	formulaLength  = 1000
	formulaDepth   = 32
	formulaPeriods = 366 // of a sum or mean
)

// ParseFormula reads the formula of a computed KPI: numbers and KPIs, joined by
// + - * / and parentheses, with the functions
//
//   - kpi("id") for an id that would not read as one: kpi("net-revenue"),
//   - previous(id) and year_before(id), the value of the period before, and of the
//     same period a year before,
//   - sum(id, n) and mean(id, n), over the last n periods, this one included,
//   - plan(id), what is planned for the period's last day,
//   - min(a, b, ...) and max(a, b, ...).
//
// Values count as they are stored: per cent as 0 to 100, durations in hours. So a
// growth in per cent is "(revenue / year_before(revenue) - 1) * 100".
//
// The text is read by expr-lang/expr's parser, of which a small part is allowed. Its
// values are computed here, so that what is missing or zero can be named. The error
// is a *[FormulaError].
func ParseFormula(source string) (*Formula, error) {
	p := formulaParser{f: &Formula{source: source}, in: source}
	if err := p.scan(); err != nil {
		return nil, err
	}
	tree, err := parser.Parse(source)
	if err != nil {
		pos := len(source)
		// Places are in characters, which scan has seen to be bytes; that of the end is
		// that of the last one.
		if at := (*file.Error)(nil); errors.As(err, &at) && !strings.HasSuffix(at.Message, "token EOF") {
			pos = at.From
		}
		return nil, p.fail(FormulaSyntax, pos)
	}
	root, err := p.node(tree.Node, 0)
	if err != nil {
		return nil, err
	}
	if len(p.f.refs) == 0 {
		return nil, p.fail(FormulaConstant, 0)
	}
	p.f.root = root
	return p.f, nil
}

type formulaParser struct {
	f  *Formula
	in string
}

// fail says what stands at a place.
func (p *formulaParser) fail(kind FormulaKind, pos int) error {
	pos = max(0, min(pos, len(p.in)))
	return &FormulaError{Kind: kind, Input: p.in, Pos: pos, Found: token(p.in[pos:])}
}

// token returns the word, number, text or sign that s begins with.
func token(s string) string {
	if s == "" {
		return ""
	}
	if s[0] == '"' || s[0] == '\'' {
		if end := strings.IndexByte(s[1:], s[0]); end >= 0 {
			return s[:end+2]
		}
	}
	n := 0
	for n < len(s) && (isWord(s[n]) || s[n] == '.' || s[n] >= 0x80) {
		n++
	}
	if n == 0 {
		n = 1
	}
	return s[:n]
}

func isWord(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || c == '_'
}

// scan refuses what no formula has, before anybody tries to make sense of it: the
// parser knows comments, texts with escapes, numbers in other bases and much else.
func (p *formulaParser) scan() error {
	switch {
	case strings.TrimSpace(p.in) == "":
		return &FormulaError{Kind: FormulaEmpty, Input: p.in, Pos: len(p.in)}
	case len(p.in) > formulaLength:
		return &FormulaError{Kind: FormulaLong, Pos: formulaLength}
	}
	depth := 0
	for i := 0; i < len(p.in); {
		word := token(p.in[i:])
		switch c := p.in[i]; {
		case c == ' ', c == '\t', c == '\n', c == '\r', c == ',', c == '+', c == '-':
		case c == '*', c == '/':
			if rest := p.in[i+1:]; rest != "" && (rest[0] == '/' || rest[0] == '*') { // comments, powers
				return p.fail(FormulaChar, i+1)
			}
		case c == '(':
			if depth++; depth > formulaDepth {
				return p.fail(FormulaDeep, i)
			}
		case c == ')':
			depth--
		case isDigit(c):
			if v, err := strconv.ParseFloat(word, 64); err != nil || v >= valueLimit || strings.Trim(word, ".0123456789") != "" {
				return p.fail(FormulaNumber, i)
			}
		case c == '"', c == '\'':
			if len(word) < 2 || !IsID(word[1:len(word)-1]) {
				return p.fail(FormulaID, i)
			}
		case isWord(c) && !strings.Contains(word, ".") && isASCII(word):
		default:
			return p.fail(FormulaChar, i)
		}
		i += len(word)
	}
	return nil
}

func isASCII(s string) bool {
	return !slices.ContainsFunc([]byte(s), func(b byte) bool { return b >= 0x80 })
}

var formulaOps = map[string]nodeOp{"+": opAdd, "-": opSubtract, "*": opMultiply, "/": opDivide}

// node takes a part of the parser's tree over.
func (p *formulaParser) node(n ast.Node, depth int) (node, error) {
	if depth > formulaDepth {
		return node{}, p.fail(FormulaDeep, n.Location().From)
	}
	switch n := n.(type) {
	case *ast.IntegerNode:
		return node{op: opNumber, num: float64(n.Value)}, nil
	case *ast.FloatNode:
		return node{op: opNumber, num: n.Value}, nil
	case *ast.IdentifierNode:
		return p.ref(n, RefValue, 0)
	case *ast.UnaryNode:
		if n.Operator != "-" && n.Operator != "+" {
			return node{}, p.fail(FormulaOperator, n.Location().From)
		}
		arg, err := p.node(n.Node, depth+1)
		if err != nil || n.Operator == "+" {
			return arg, err
		}
		return node{op: opNegate, args: []node{arg}}, nil
	case *ast.BinaryNode:
		op, ok := formulaOps[n.Operator]
		if !ok {
			return node{}, p.fail(FormulaOperator, n.Location().From)
		}
		left, err := p.node(n.Left, depth) // a long sum nests to the left
		if err != nil {
			return node{}, err
		}
		right, err := p.node(n.Right, depth+1)
		return node{op: op, args: []node{left, right}}, err
	case *ast.CallNode:
		return p.call(n, p.in[n.Location().From:n.Location().To], n.Arguments)
	case *ast.BuiltinNode:
		return p.builtin(n, depth)
	}
	return node{}, p.fail(FormulaSyntax, n.Location().From)
}

// list takes the values of min and max over.
func (p *formulaParser) list(op nodeOp, depth int, parts ...ast.Node) (node, error) {
	n := node{op: op, args: make([]node, len(parts))}
	for i, part := range parts {
		arg, err := p.node(part, depth+1)
		if err != nil {
			return node{}, err
		}
		n.args[i] = arg
	}
	return n, nil
}

// builtin takes a call of a function over that the parser knows by itself.
func (p *formulaParser) builtin(n *ast.BuiltinNode, depth int) (node, error) {
	switch n.Name {
	case "min", "max":
		if len(n.Arguments) < 2 {
			return node{}, p.fail(FormulaFew, n.Location().From)
		}
		return p.list(map[string]nodeOp{"min": opMin, "max": opMax}[n.Name], depth, n.Arguments...)
	}
	return p.call(n, n.Name, n.Arguments)
}

// call takes a call of a function of a KPI over.
func (p *formulaParser) call(n ast.Node, name string, args []ast.Node) (node, error) {
	fn := RefFunc(max(0, slices.Index(refNames[:], name)))
	switch {
	case name == "kpi":
		return p.ref(n, RefValue, 0)
	case fn == RefValue:
		return node{}, p.fail(FormulaFunction, n.Location().From)
	case len(args) == 0:
		return node{}, p.fail(FormulaArgument, n.Location().From)
	case fn != RefSum && fn != RefMean:
		if len(args) > 1 {
			return node{}, p.fail(FormulaArgument, args[1].Location().From)
		}
		return p.ref(args[0], fn, 0)
	case len(args) != 2:
		return node{}, p.fail(FormulaCount, n.Location().From)
	}
	count := args[1]
	if inner, ok := count.(*ast.PredicateNode); ok { // sum's second argument may be one
		count = inner.Node
	}
	periods, ok := count.(*ast.IntegerNode)
	if !ok || periods.Value < 1 || periods.Value > formulaPeriods {
		return node{}, p.fail(FormulaCount, count.Location().From)
	}
	return p.ref(args[0], fn, periods.Value)
}

// ref takes over what names a KPI: its id, or kpi("id").
func (p *formulaParser) ref(n ast.Node, fn RefFunc, periods int) (node, error) {
	r := Ref{Func: fn, N: periods}
	switch n := n.(type) {
	case *ast.IdentifierNode:
		r.KPI = n.Value
	case *ast.CallNode:
		if callee, ok := n.Callee.(*ast.IdentifierNode); ok && callee.Value == "kpi" && len(n.Arguments) == 1 {
			if s, ok := n.Arguments[0].(*ast.StringNode); ok {
				r.KPI = s.Value
			}
		}
	}
	if r.KPI == "" {
		return node{}, p.fail(FormulaArgument, n.Location().From)
	}
	if !IsID(r.KPI) {
		return node{}, p.fail(FormulaID, n.Location().From)
	}
	i := slices.Index(p.f.refs, r)
	if i < 0 {
		i = len(p.f.refs)
		p.f.refs = append(p.f.refs, r)
	}
	return node{op: opRef, ref: i}, nil
}

// hyphenated returns the first of the ids that stands in the formula as it is,
// outside of quotes, where it reads as a subtraction.
func (f *Formula) hyphenated(known func(id string) bool) string {
	for rest := f.source; rest != ""; {
		n := 0
		for n < len(rest) && (isWord(rest[n]) || rest[n] == '-') {
			n++
		}
		if word := rest[:n]; strings.Contains(word, "-") && known(word) {
			return word
		}
		if n == 0 {
			n = len(token(rest))
		}
		rest = rest[n:]
	}
	return ""
}

// within returns v, or the bound of the unit that it is beyond by no more than
// rounding; false where it is further out.
func within(v float64, u Unit) (float64, bool) {
	low, high := u.Range()
	switch {
	case v < low && same(v, low):
		v = low
	case v > high && same(v, high):
		v = high
	}
	return v, !math.IsNaN(v) && checkRange(v, u) == nil
}
