package exchange

import (
	"reflect"
	"regexp"
	"slices"
	"testing"

	"kpitui/internal/metrics"
)

// No text lacks a language, and both take the same arguments.
func TestWords(t *testing.T) {
	verb := regexp.MustCompile(`%(\[\d+\])?[a-z]`)
	v := reflect.ValueOf(words)
	for i := range v.NumField() {
		name, text := v.Type().Field(i).Name, v.Field(i).Interface().(metrics.Text)
		if text.JA == "" || text.EN == "" {
			t.Errorf("%s lacks a language: %+v", name, text)
		}
		ja, en := verb.FindAllString(text.JA, -1), verb.FindAllString(text.EN, -1)
		slices.Sort(ja)
		slices.Sort(en)
		if !slices.Equal(ja, en) {
			t.Errorf("%s: %v in Japanese, %v in English", name, ja, en)
		}
		if text.JA == text.EN && name != "KPI" && name != "RowNumber" {
			t.Errorf("%s is the same in both languages", name)
		}
	}
}
