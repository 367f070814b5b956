package exchange

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/goccy/go-yaml/ast"

	"kpitui/internal/metrics"
)

// keyOf returns a key as it is written; false for what is no plain key.
func keyOf(n ast.Node) (string, bool) {
	switch k := n.(type) {
	case *ast.StringNode:
		return k.Value, true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.NullNode:
		return n.GetToken().Value, true
	}
	return "", false
}

// scalar returns what a scalar says, as it is written.
func scalar(n ast.Node) (string, bool) {
	switch v := n.(type) {
	case *ast.StringNode:
		return v.Value, true
	case *ast.LiteralNode:
		return v.Value.Value, true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value, true
	}
	return "", false
}

func (r *yamlReader) text(n ast.Node, what string) string {
	s, ok := scalar(n)
	if !ok {
		switch n.(type) {
		case *ast.AliasNode, *ast.AnchorNode, *ast.TagNode:
			r.fail(n, DefSyntax, words.Alias)
		default:
			r.fail(n, DefType, words.NotText, what)
		}
	}
	return s
}

// bilingual reads one text, which then stands in both languages, or one for each.
func (r *yamlReader) bilingual(n ast.Node, what string) (t metrics.Text) {
	if s, ok := scalar(n); ok {
		return metrics.Same(s)
	}
	if _, ok := n.(*ast.MappingNode); !ok {
		r.fail(n, DefType, words.TextKeys, what)
		return t
	}
	r.mapping(n, what, map[string]func(ast.Node){
		"ja": func(n ast.Node) { t.JA = r.text(n, "ja") },
		"en": func(n ast.Node) { t.EN = r.text(n, "en") },
	})
	return t
}

func (r *yamlReader) date(n ast.Node, what string) metrics.Date {
	s, _ := scalar(n)
	d, err := metrics.ParseDate(s)
	if err != nil {
		r.fail(n, DefType, words.NotDate, what, s)
	}
	return d
}

func (r *yamlReader) moment(n ast.Node, what string) time.Time {
	s, _ := scalar(n)
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		r.fail(n, DefType, words.NotMoment, what, s)
	}
	return t.UTC()
}

func (r *yamlReader) number(n ast.Node, what string) float64 {
	s, _ := scalar(n)
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || strings.Trim(s, "+-.0123456789eE") != "" { // no inf, nan, 0x10, 1_000
		r.fail(n, DefType, words.NotNumber, what, s)
		return 0
	}
	return v
}

func (r *yamlReader) integer(n ast.Node, what string, low, high int) int {
	s, _ := scalar(n)
	v, err := strconv.Atoi(s)
	if err != nil || v < low || v > high {
		r.fail(n, DefType, words.NotInteger, what, low, high, s)
		return 0
	}
	return v
}

func (r *yamlReader) yes(n ast.Node, what string) bool {
	b, ok := n.(*ast.BoolNode)
	if !ok {
		s, _ := scalar(n)
		r.fail(n, DefType, words.NotBool, what, s)
		return false
	}
	return b.Value
}

// choice reads one of the domain's words.
func choice[T ~string](r *yamlReader, n ast.Node, what string, choices []T) T {
	s, _ := scalar(n)
	if slices.Contains(choices, T(s)) {
		return T(s)
	}
	all := make([]string, len(choices))
	for i, c := range choices {
		all[i] = string(c)
	}
	r.fail(n, DefChoice, words.NotChoice, what, s, strings.Join(all, ", "))
	return ""
}

// weekdays are the days of the week as the file names them, Monday first.
var weekdays = []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

// bit returns the bit of the day at index i of weekdays.
func bit(i int) metrics.Weekdays { return 1 << ((i + 1) % 7) }

// days reads "mon-fri", "mon,wed,fri" or a mixture.
func (r *yamlReader) days(n ast.Node) (w metrics.Weekdays) {
	s, _ := scalar(n)
	for part := range strings.SplitSeq(strings.ToLower(s), ",") {
		first, last, span := strings.Cut(strings.TrimSpace(part), "-")
		from := slices.Index(weekdays, first)
		to := from
		if span {
			to = slices.Index(weekdays, last)
		}
		if from < 0 || to < 0 {
			r.fail(n, DefChoice, words.NotWeekday, s)
			return 0
		}
		for i := from; ; i = (i + 1) % 7 {
			w |= bit(i)
			if i == to {
				break
			}
		}
	}
	return w
}
