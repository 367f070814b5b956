package exchange

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"kpitui/internal/metrics"
)

// fold makes names comparable however they were typed: full and half width, case
// and spaces do not count.
func fold(s string) string {
	s = strings.ToLower(norm.NFKC.String(s))
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' {
			return -1
		}
		return r
	}, s)
}

// bare takes the unit off a folded name: 月次売上(円), revenue[jpy].
func bare(s string) string {
	for _, pair := range [...]string{"()", "[]"} {
		if at := strings.LastIndexByte(s, pair[0]); at > 0 && s[len(s)-1] == pair[1] {
			return s[:at]
		}
	}
	return s
}

// names finds KPIs by id or by name in either language.
type names struct {
	kpis  []metrics.KPI
	exact map[string]int // by id
	loose map[string][]int
	all   []string // what a slip of the keyboard is compared with
	owner []int    // the KPI of each of them
}

func newNames(kpis []metrics.KPI) *names {
	n := &names{kpis: kpis, exact: make(map[string]int, len(kpis)), loose: make(map[string][]int, 3*len(kpis))}
	for i := range kpis {
		k := &kpis[i]
		n.exact[k.ID] = i
		n.add(fold(k.ID), i)
		for _, name := range []string{k.Name.JA, k.Name.EN} {
			name = fold(name)
			n.add(name, i)
			n.add(bare(name), i)
		}
	}
	return n
}

func (n *names) add(name string, i int) {
	if name == "" {
		return
	}
	for _, have := range n.loose[name] {
		if have == i {
			return
		}
	}
	n.loose[name] = append(n.loose[name], i)
	n.all, n.owner = append(n.all, name), append(n.owner, i)
}

// find returns the index of the KPI that is called s, or -1; several when more
// than one is. Of KPIs with the same name those that are not archived win.
func (n *names) find(s string) (kpi int, several []int) {
	if i, ok := n.exact[s]; ok {
		return i, nil
	}
	name := fold(s)
	for _, name := range []string{name, bare(name)} {
		found := n.loose[name]
		if len(found) > 1 {
			var live []int
			for _, i := range found {
				if !n.kpis[i].Archived {
					live = append(live, i)
				}
			}
			if len(live) != 1 {
				return -1, found
			}
			found = live
		}
		if len(found) == 1 {
			return found[0], nil
		}
	}
	return -1, nil
}

// near returns the KPI whose id or name is most like s, or nil.
func (n *names) near(s string) *metrics.KPI {
	best := Nearest(bare(fold(s)), n.all)
	for i, name := range n.all {
		if name == best && best != "" {
			return &n.kpis[n.owner[i]]
		}
	}
	return nil
}
