package metrics

import (
	"math/big"
	"strings"
)

// The arithmetic of "=1200*1.1": sums of products of factors, in exact fractions,
// because 1200*1.1 in binary floating point is not 1320. The length of an input
// bounds both the depth and the size of the fractions.

// arithmetic reads "=1200*1.1", exactly.
func (p *numberParser) arithmetic() (Number, *NumberError) {
	p.take("=")
	r, err := p.sum()
	if err == nil {
		if p.skipSpace(); p.rest() != "" {
			err = &NumberError{Kind: NumberArithmetic}
		}
	}
	if err != nil {
		return Number{}, err
	}
	return p.computed(r)
}

func (p *numberParser) sum() (*big.Rat, *NumberError) {
	left, err := p.product()
	for err == nil {
		p.skipSpace()
		op := p.take("+", "-")
		if op == "" {
			break
		}
		var right *big.Rat
		if right, err = p.product(); err != nil {
			break
		}
		if op == "-" {
			right.Neg(right)
		}
		left.Add(left, right)
	}
	return left, err
}

func (p *numberParser) product() (*big.Rat, *NumberError) {
	left, err := p.factor()
	for err == nil {
		p.skipSpace()
		op := p.take("*", "×", "/", "÷")
		if op == "" {
			break
		}
		var right *big.Rat
		if right, err = p.factor(); err != nil {
			break
		}
		switch {
		case op == "*" || op == "×":
			left.Mul(left, right)
		case right.Sign() == 0:
			err = &NumberError{Kind: NumberDivision}
		default:
			left.Quo(left, right)
		}
	}
	return left, err
}

func (p *numberParser) factor() (*big.Rat, *NumberError) {
	p.skipSpace()
	switch p.take("-", "+", "(") {
	case "-":
		r, err := p.factor()
		if err == nil {
			r.Neg(r)
		}
		return r, err
	case "+":
		return p.factor()
	case "(":
		r, err := p.sum()
		if err == nil {
			if p.skipSpace(); p.take(")") == "" {
				err = &NumberError{Kind: NumberArithmetic}
			}
		}
		return r, err
	}
	from := p.pos
	q, ok := p.quantity()
	if !ok {
		return nil, &NumberError{Kind: NumberArithmetic}
	}
	if err := q.doubt(false); err != nil {
		err.Input = strings.TrimSpace(p.in[from:p.pos])
		return nil, err
	}
	return q.rat(firstReading), nil
}
