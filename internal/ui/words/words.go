// Package words proves that texts on screen are whole. The texts themselves
// stand beside the screens that show them, each screen's in one struct of
// [metrics.Text] named words.
package words

import (
	"fmt"
	"reflect"
	"regexp"

	"kpitui/internal/metrics"
)

var verb = regexp.MustCompile(`%(\[\d+\])?[-+# 0-9.]*[a-zA-Z%]`)

// Missing walks a struct, map or slice of texts and names every text that lacks
// a language, or whose format verbs differ between the two.
func Missing(texts any) []string {
	var out []string
	walk(reflect.ValueOf(texts), "", &out)
	return out
}

func walk(v reflect.Value, path string, out *[]string) {
	if v.Type() == reflect.TypeFor[metrics.Text]() {
		ja, en := v.Field(0).String(), v.Field(1).String()
		if ja == "" || en == "" {
			*out = append(*out, fmt.Sprintf("%s: ja %q, en %q", path, ja, en))
		}
		if a, b := verbs(ja), verbs(en); !reflect.DeepEqual(a, b) {
			*out = append(*out, fmt.Sprintf("%s: verbs %v and %v", path, a, b))
		}
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			walk(v.Field(i), path+"."+v.Type().Field(i).Name, out)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			walk(v.MapIndex(k), fmt.Sprintf("%s[%v]", path, k), out)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			walk(v.Index(i), fmt.Sprintf("%s[%d]", path, i), out)
		}
	}
}

// verbs counts the format verbs; their order may differ when they are indexed.
func verbs(s string) map[string]int {
	n := map[string]int{}
	for _, m := range verb.FindAllString(s, -1) {
		n[m]++
	}
	return n
}
