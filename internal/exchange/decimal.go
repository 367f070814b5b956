package exchange

// plainDecimal reads what programs write: digits, perhaps with a sign and a dot.
// Everything else is for [metrics.ParseNumber], which asks where a person's number
// is ambiguous. In a table whose delimiter is no semicolon a dot is the decimal
// point, so that 1.200 and our own export read back.
func plainDecimal(b []byte, dotted bool) (float64, bool) {
	i, negative := 0, false
	if len(b) > 0 && b[0] == '-' {
		i, negative = 1, true
	}
	const exact = 15 // digits that a float64 holds whatever they are
	if len(b) == i || len(b)-i > exact+1 {
		return 0, false
	}
	var whole int64
	dot := -1
	for ; i < len(b); i++ {
		switch d := b[i]; {
		case d >= '0' && d <= '9':
			whole = whole*10 + int64(d-'0')
		case d == '.' && dot < 0 && dotted && i > 0 && b[i-1] != '-' && i+1 < len(b):
			dot = i
		default:
			return 0, false
		}
	}
	if negative {
		whole = -whole
	}
	if dot < 0 {
		return float64(whole), len(b) <= exact
	}
	return float64(whole) / powers[len(b)-1-dot], true
}

var powers = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}
