package metrics

import (
	"reflect"
	"runtime"
	"strings"
	"testing"
)

// However many processors judge, the assessment is the same.
func TestPartsJudgeAsOne(t *testing.T) {
	w, now := manyKPIs(437)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	want := Assess(w, now)
	for _, n := range []int{2, 3, 4, 64} {
		runtime.GOMAXPROCS(n)
		if got := Assess(w, now); !reflect.DeepEqual(got, want) {
			t.Errorf("%d processors judge otherwise", n)
		}
		changed := make([]string, len(w.KPIs))
		for i := range w.KPIs {
			changed[i] = w.KPIs[i].ID
		}
		if got := Reassess(w, want, changed, now); !reflect.DeepEqual(got, want) {
			t.Errorf("%d processors judge anew otherwise", n)
		}
	}
}

// What goes wrong in one part is the caller's, who can put a terminal right again.
func TestPanicsOfPartsReachTheCaller(t *testing.T) {
	w, now := manyKPIs(400)
	w.KPIs[399].Formula = "a / b"
	w.Series[w.KPIs[399].ID] = &Series{Derived: &Derivation{k: &KPI{Formula: "a / b"}}}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(2))
	defer func() {
		err, ok := recover().(error)
		if !ok || !strings.Contains(err.Error(), "assess.go") {
			t.Errorf("recovered %v", err)
		}
	}()
	Assess(w, now)
	t.Error("a period that cannot be passes")
}
