// Package pagetest reads HTML as a suspicious browser would: for tests.
package pagetest

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"kpitui/internal/text"
)

var (
	void      = map[string]bool{"meta": true, "br": true, "hr": true, "col": true}
	forbidden = map[string]bool{"script": true, "img": true, "iframe": true, "object": true, "embed": true, "link": true, "form": true, "base": true, "use": true, "image": true, "foreignObject": true}
	address   = regexp.MustCompile(`^(https?://|mailto:)`)
	width     = regexp.MustCompile(`^width:\d+%$`)
)

// Skeleton returns the elements of a HTML file with their attributes, without any
// text, and why it is not one that is safe and well formed.
func Skeleton(doc string) (names []string, err error) {
	d := xml.NewDecoder(strings.NewReader(strings.Replace(doc, "<!DOCTYPE html>", "", 1)))
	var open []string
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			if len(open) > 0 {
				return names, fmt.Errorf("left open: %v", open)
			}
			return names, nil
		}
		if err != nil {
			return names, err
		}
		switch e := token.(type) {
		case xml.StartElement:
			name := e.Name.Local
			if forbidden[name] {
				return names, fmt.Errorf("a %s element", name)
			}
			for _, a := range e.Attr {
				name += " " + a.Name.Local
				switch {
				case strings.HasPrefix(a.Name.Local, "on"), a.Name.Local == "src", a.Name.Local == "srcset":
					return names, fmt.Errorf("attribute %s", a.Name.Local)
				case a.Name.Local == "href" && !address.MatchString(a.Value):
					return names, fmt.Errorf("a link to %q", a.Value)
				case a.Name.Local == "style" && !width.MatchString(a.Value):
					return names, fmt.Errorf("style %q", a.Value)
				}
			}
			names = append(names, name)
			if !void[e.Name.Local] {
				open = append(open, e.Name.Local)
			}
		case xml.EndElement:
			if len(open) == 0 || open[len(open)-1] != e.Name.Local {
				return names, fmt.Errorf("</%s> in %v", e.Name.Local, open)
			}
			open = open[:len(open)-1]
		case xml.CharData:
			if s := string(e); text.PrintableLines(s) != s {
				return names, fmt.Errorf("unprintable text %q", s)
			}
		case xml.Comment, xml.Directive, xml.ProcInst:
			return names, fmt.Errorf("%T %s", token, token)
		}
	}
}

// Hostile are texts that try to be more than text.
var Hostile = []string{
	"plain", "顧客獲得コスト", "<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "' onmouseover='x", "]](javascript:alert(1))",
	"[x](javascript:alert(1))", "![x](http://evil.example/a.png)", "<http://evil.example>", "a | b | c", "| --- | --- |", "`code", "``` fence", "~~~",
	"# heading", "## #", "- item", "+ item", "1. item", "2) item", "> quote", "***", "---", "===", "    code", "\tcode", "a\nb", "a\r\nb", "a\n\n# b", "\\", "a\\",
	"&lt;b&gt;", "&#x202e;", "&amp;amp;", "\u202eevil", "\x1b[31mred", "\u009b31m", "\x00", "\xff\xfe", "*a*", "**a**", "_a_", "__a__", "~~a~~", "<!-- x", "<![CDATA[x",
	"]]>", "</style>", "</title></svg>", "[ref]: http://x", "www.evil.example", "a  b", " a ", "a #", "|", "\\|", "`a|b`", ":--", ":-:|:-:", "x{onclick=a}", "ﾊﾟ",
}
