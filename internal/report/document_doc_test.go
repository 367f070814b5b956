package report

import (
	"os"
	"reflect"
	"strings"
	"testing"
)

// The page on reports names every field of the JSON that is not one of a KPI's status
// or history, which are told elsewhere.
func TestTheJSONIsDocumented(t *testing.T) {
	doc, err := os.ReadFile("../../docs/reports.md")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[reflect.Type]bool{reflect.TypeFor[KPIStatus](): true, reflect.TypeFor[Period](): true, reflect.TypeFor[PhaseNow](): true, reflect.TypeFor[Counts](): true, reflect.TypeFor[number](): true}
	var walk func(typ reflect.Type)
	walk = func(typ reflect.Type) {
		for typ.Kind() == reflect.Slice || typ.Kind() == reflect.Pointer {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || seen[typ] {
			return
		}
		seen[typ] = true
		for i := range typ.NumField() {
			f := typ.Field(i)
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if !f.IsExported() {
				continue
			}
			if name != "" && !strings.Contains(string(doc), "`"+name+"`") {
				t.Errorf("%s.%s: `%s` is not on the page", typ.Name(), f.Name, name)
			}
			walk(f.Type)
		}
	}
	walk(reflect.TypeFor[Document]())
}
