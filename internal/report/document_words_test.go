package report

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"testing"

	"kpitui/internal/metrics"
)

// No text of the reports lacks a language, and both take the same arguments.
func TestReportWords(t *testing.T) {
	verb := regexp.MustCompile(`%(\[\d\])?[a-z]`)
	var walk func(v reflect.Value, path string)
	walk = func(v reflect.Value, path string) {
		if v.Type() == reflect.TypeFor[metrics.Text]() {
			w := v.Interface().(metrics.Text)
			ja, en := verb.FindAllString(w.JA, -1), verb.FindAllString(w.EN, -1)
			slices.Sort(ja)
			slices.Sort(en)
			if w.JA == "" || w.EN == "" || !slices.Equal(ja, en) {
				t.Errorf("%s: %+v", path, w)
			}
			return
		}
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				walk(v.Field(i), path+"."+v.Type().Field(i).Name)
			}
		case reflect.Map:
			for _, k := range v.MapKeys() {
				walk(v.MapIndex(k), fmt.Sprintf("%s[%v]", path, k))
			}
		case reflect.Array:
			for i := range v.Len() {
				walk(v.Index(i), fmt.Sprintf("%s[%d]", path, i))
			}
		}
	}
	for i, all := range []any{titleWords, minutesTitle, titled, stateWords, headlineWords, pageWords, actionWords, againstWords, sameWords} {
		walk(reflect.ValueOf(all), fmt.Sprint(i))
	}
}
