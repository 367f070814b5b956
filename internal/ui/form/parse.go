package form

import (
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/text/width"
)

var reNotID = regexp.MustCompile(`[^a-z0-9]+`)

// freeID makes an id of an English name; of one that has too few Latin letters,
// the prefix with a number. It is one that taken does not have.
func freeID(name, prefix string, taken func(string) bool) string {
	const most = 40
	name = strings.ToLower(width.Fold.String(name))
	latin := 0
	for _, r := range name {
		switch {
		case r >= 'a' && r <= 'z':
			latin++
		case r > 0x7f:
			latin--
		}
	}
	slug := strings.Trim(reNotID.ReplaceAllString(name, "_"), "_")
	slug = strings.TrimLeft(slug, "0123456789_")
	if len(slug) > most {
		slug = strings.TrimRight(slug[:most], "_")
	}
	if latin < 2 || slug == "" {
		for n := 1; ; n++ {
			if id := fmt.Sprintf("%s-%d", prefix, n); !taken(id) {
				return id
			}
		}
	}
	if !taken(slug) {
		return slug
	}
	for n := 2; ; n++ {
		suffix := fmt.Sprintf("_%d", n)
		if id := slug[:min(len(slug), most-len(suffix))] + suffix; !taken(id) {
			return id
		}
	}
}
