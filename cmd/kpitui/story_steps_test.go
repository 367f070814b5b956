package main

import (
	"strings"
)

// row returns the first line of the screen that contains a text.
func (p *pilot) row(with string) string {
	p.t.Helper()
	for _, l := range strings.Split(p.screen(), "\n") {
		if strings.Contains(l, with) {
			return l
		}
	}
	p.t.Fatalf("no line with %q:\n%s", with, p.screen())
	return ""
}

// reads fails the test unless the line that contains a text says all this, in
// this order.
func (p *pilot) reads(with string, says ...string) {
	p.t.Helper()
	line := p.row(with)
	rest := line
	for _, s := range says {
		_, after, found := strings.Cut(rest, s)
		if !found {
			p.t.Errorf("%q is not, or not in this order, in %q", s, line)
			return
		}
		rest = after
	}
}

// enters reads the entry line, which must ask for a KPI and a period, and types a
// value: "MRR Feb 4000".
func (p *pilot) enters(what string) {
	p.t.Helper()
	w := strings.Fields(what)
	p.reads("> ", "/", w[0], "<", w[1], ">")
	p.press(w[2], "enter")
}

// selected returns the line that the cursor is on.
func (p *pilot) selected() string {
	for _, l := range strings.Split(p.screen(), "\n") {
		if strings.HasPrefix(l, "⡇") {
			return l
		}
	}
	return ""
}
