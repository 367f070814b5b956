package metrics

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// ErrCondition is wrapped by every [ConditionError].
var ErrCondition = errors.New("not a condition")

// Condition is a parsed [AlertRule].When: all of its clauses must hold.
type Condition []Clause

// Clause compares one subject with a number or a freshness.
type Clause struct {
	Subject   Subject
	KPI       string // whose judged value, for SubjectKPI
	Op        Op
	Number    float64   // attainments as ratios
	Freshness Freshness // for SubjectFreshness
}

// Subject is what a clause looks at.
type Subject uint8

// The subjects.
const (
	SubjectValue          Subject = iota + 1 // value: the KPI's judged value
	SubjectAttainment                        // attainment: to plan
	SubjectAttainmentGoal                    // attainment_goal: to the goal itself
	SubjectFreshness                         // freshness
	SubjectKPI                               // another KPI's id: its judged value
)

var subjects = map[string]Subject{
	"value": SubjectValue, "attainment": SubjectAttainment,
	"attainment_goal": SubjectAttainmentGoal, "freshness": SubjectFreshness,
}

// Op is a comparison. Numbers compare within [Tolerance].
type Op string

// The comparisons.
const (
	Below     Op = "<"
	AtOrBelow Op = "<="
	Above     Op = ">"
	AtOrAbove Op = ">="
	Equal     Op = "=="
	NotEqual  Op = "!="
)

// Holds reports whether a stands in this relation to b.
func (o Op) Holds(a, b float64) bool {
	switch o {
	case Below:
		return above(b, a)
	case AtOrBelow:
		return atLeast(b, a)
	case Above:
		return above(a, b)
	case AtOrAbove:
		return atLeast(a, b)
	case Equal:
		return same(a, b)
	default:
		return !same(a, b)
	}
}

// ConditionKind says why a text is no condition.
type ConditionKind uint8

// The ways in which a condition can be wrong.
const (
	ConditionSubject   ConditionKind = iota + 1 // no subject where one must stand
	ConditionOperator                           // no comparison where one must stand
	ConditionOrder                              // a freshness has no order: == or != only
	ConditionNumber                             // no number where one must stand
	ConditionPercent                            // attainment < 80 lacks its per cent sign
	ConditionFreshness                          // not one of the four freshnesses
	ConditionRest                               // something other than "and" after a clause
)

// ConditionError says where and why a text is no condition.
type ConditionError struct {
	Kind  ConditionKind
	Input string
	Pos   int    // in bytes from 0, where Found begins
	Found string // empty: the end of the text
}

// Error says it in English.
func (e *ConditionError) Error() string { return e.In(EN) }

// Unwrap returns [ErrCondition].
func (e *ConditionError) Unwrap() error { return ErrCondition }

// ParseCondition reads the condition of an alert rule: one clause, or several
// joined by "and". A clause is a subject (value, attainment, attainment_goal,
// freshness, or a KPI's id), a comparison (< <= > >= == !=) and a number or, for
// freshness, its word. "80%" of an attainment is 0.8; other numbers are in the
// unit of their KPI, with or without a per cent sign. The error is a
// *[ConditionError].
func ParseCondition(s string) (Condition, error) {
	p := conditionParser{in: s}
	var c Condition
	for {
		clause, err := p.clause()
		if err != nil {
			return nil, err
		}
		c = append(c, clause)
		switch word := p.peek(); word {
		case "":
			return c, nil
		case "and":
			p.pos += len(word)
		default:
			return nil, p.fail(ConditionRest)
		}
	}
}

type conditionParser struct {
	in  string
	pos int
}

func (p *conditionParser) fail(kind ConditionKind) error {
	return &ConditionError{Kind: kind, Input: p.in, Pos: p.pos, Found: p.peek()}
}

// peek skips space and returns the next token: a run of letters, digits and
// their like, or of operator signs. It always moves to the token's beginning.
func (p *conditionParser) peek() string {
	for p.pos < len(p.in) && (p.in[p.pos] == ' ' || p.in[p.pos] == '\t') {
		p.pos++
	}
	rest := p.in[p.pos:]
	isOp := func(r rune) bool { return strings.ContainsRune("<>=!", r) }
	end := strings.IndexFunc(rest, func(r rune) bool { return r == ' ' || r == '\t' || isOp(r) })
	switch {
	case end < 0:
		return rest
	case end > 0:
		return rest[:end]
	}
	for end < len(rest) && isOp(rune(rest[end])) {
		end++
	}
	return rest[:end]
}

func (p *conditionParser) clause() (c Clause, err error) {
	word := p.peek()
	c.Subject = subjects[word]
	if c.Subject == 0 {
		if !IsID(word) || word == "and" {
			return c, p.fail(ConditionSubject)
		}
		c.Subject, c.KPI = SubjectKPI, word
	}
	p.pos += len(word)

	op := p.peek()
	c.Op = Op(op)
	switch c.Op {
	case Equal, NotEqual:
	case Below, AtOrBelow, Above, AtOrAbove:
		if c.Subject == SubjectFreshness {
			return c, p.fail(ConditionOrder)
		}
	default:
		return c, p.fail(ConditionOperator)
	}
	p.pos += len(op)

	operand := p.peek()
	if c.Subject == SubjectFreshness {
		switch c.Freshness = Freshness(operand); c.Freshness {
		case Current, Due, Stale, Unmeasured:
		default:
			return c, p.fail(ConditionFreshness)
		}
	} else if kind := c.number(operand); kind != 0 {
		return c, p.fail(kind)
	}
	p.pos += len(operand)
	return c, nil
}

// number takes an operand; it returns what is wrong with it, or 0.
func (c *Clause) number(operand string) ConditionKind {
	const most = 10 // attainments beyond 1,000 % are percentages without their sign
	digits, percent := strings.CutSuffix(operand, "%")
	if strings.Trim(digits, "+-.0123456789") != "" { // ParseFloat takes nan, inf, 0x1p4, 1_000
		return ConditionNumber
	}
	of := c.Subject == SubjectAttainment || c.Subject == SubjectAttainmentGoal
	if of && percent {
		digits += "e-2" // and not divided afterwards, so that it can be written back exactly
	}
	v, err := strconv.ParseFloat(digits, 64)
	if err != nil || v >= valueLimit || v <= -valueLimit {
		return ConditionNumber
	}
	if of && !percent && (v > most || v < -most) {
		return ConditionPercent
	}
	c.Number = v
	return 0
}

// String writes the condition so that [ParseCondition] reads it back.
func (c Condition) String() string {
	clauses := make([]string, len(c))
	for i, clause := range c {
		clauses[i] = clause.String()
	}
	return strings.Join(clauses, " and ")
}

// String writes the clause as a condition has it.
func (c Clause) String() string {
	subject := c.KPI
	for word, s := range subjects {
		if s == c.Subject {
			subject = word
		}
	}
	operand := strconv.FormatFloat(c.Number, 'f', -1, 64)
	switch c.Subject {
	case SubjectFreshness:
		operand = string(c.Freshness)
	case SubjectAttainment, SubjectAttainmentGoal:
		operand = hundredfold(operand) + "%"
	}
	return fmt.Sprintf("%s %s %s", subject, c.Op, operand)
}

// hundredfold moves the point of a decimal number two places on, which loses
// nothing: 0.8 becomes 80.
func hundredfold(s string) string {
	sign := ""
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		sign, s = "-", rest
	}
	whole, part, _ := strings.Cut(s, ".")
	for len(part) < 2 {
		part += "0"
	}
	whole, part = strings.TrimLeft(whole+part[:2], "0"), part[2:]
	if whole == "" {
		whole = "0"
	}
	if part != "" {
		whole += "." + part
	}
	return sign + whole
}

// KPIs returns the ids of the other KPIs that the condition names.
func (c Condition) KPIs() (ids []string) {
	for _, clause := range c {
		if clause.Subject == SubjectKPI {
			ids = append(ids, clause.KPI)
		}
	}
	return ids
}
