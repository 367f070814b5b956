package exchange

import (
	"bytes"
	"encoding/json"
	"iter"
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kpitui/internal/metrics"
)

// seriesOf returns what was entered, as the store gives it for an export.
func seriesOf(w *metrics.Workspace) iter.Seq2[string, *metrics.Series] {
	return func(yield func(string, *metrics.Series) bool) {
		for i := range w.KPIs {
			s := w.Series[w.KPIs[i].ID]
			if w.KPIs[i].Formula != "" {
				s = w.Entered[w.KPIs[i].ID]
			}
			if s != nil && len(s.Points) > 0 && !yield(w.KPIs[i].ID, s) {
				return
			}
		}
	}
}

// The whole demo goes out and comes back unchanged, as CSV and as JSON.
func TestExportReadsBack(t *testing.T) {
	w := demoWorkspace(t, metrics.JA)
	var csv, bom, js bytes.Buffer
	for _, err := range []error{
		WriteCSV(&csv, w, seriesOf(w), false), WriteCSV(&bom, w, seriesOf(w), true), WriteJSON(&js, w, seriesOf(w), nil),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(bom.Bytes(), append([]byte("\ufeff"), csv.Bytes()...)) {
		t.Error("the byte order mark is not all that is different")
	}
	if !strings.HasPrefix(csv.String(), "date,kpi,value,note,source,by,recorded_at\n2025-04-01,brand_search_rank,42,,demo,demo,2025-05-01T09:00:00+09:00\n") {
		t.Errorf("%.200s", csv.String())
	}
	for name, data := range map[string][]byte{"CSV": csv.Bytes(), "JSON": js.Bytes()} {
		o := options(t)
		in, err := ReadSnapshots(t.Context(), bytes.NewReader(data), o)
		if err != nil {
			t.Fatal(name, err)
		}
		back := map[string]*metrics.Series{}
		for _, s := range in.Series {
			back[s.KPI] = &metrics.Series{Points: s.Put, First: &s.Put[0]}
		}
		if diff := cmp.Diff(maps.Collect(seriesOf(w)), back); diff != "" || len(in.Bad) > 0 {
			t.Errorf("%s: %.2000s", name, diff)
		}
	}
	var whole struct {
		Schema      string
		Definitions struct {
			Workspace struct{ Name string }
			KPIs      []struct{ ID, Unit any }
			Phases    []struct{ Start string }
		}
		Snapshots []map[string]any
	}
	if err := json.Unmarshal(js.Bytes(), &whole); err != nil {
		t.Fatal(err)
	}
	if whole.Schema != ExportSchema || whole.Definitions.Workspace.Name != "AI am I" || len(whole.Definitions.KPIs) != 27 ||
		whole.Definitions.Phases[0].Start != "2025-01-01" || whole.Snapshots[0]["value"] != 42.0 {
		t.Errorf("%.500s", js.String())
	}
}

// Any text, any number and any slot comes back as it was, and no text cell starts
// a formula on the way.
func TestExportRoundTrip(t *testing.T) {
	info := metrics.Info{TZ: "UTC"}
	kpis := []metrics.KPI{
		{ID: "up", Cadence: metrics.Realtime, Aggregation: metrics.Last, Unit: metrics.Unit{Kind: metrics.UnitMoney}},
		{ID: "sum", Cadence: metrics.Daily, Aggregation: metrics.Sum, Per: metrics.Month, Unit: metrics.Unit{Kind: metrics.UnitMoney}},
		{ID: "week", Cadence: metrics.Weekly, Aggregation: metrics.Last, Unit: metrics.Unit{Kind: metrics.UnitRatio}},
		{ID: "quarter", Cadence: metrics.Quarterly, Aggregation: metrics.Mean, Unit: metrics.Unit{Kind: metrics.UnitRatio}},
	}
	text := rapid.OneOf(
		rapid.SampledFrom([]string{"", "=1+1", "+81", "-5", "@x", "\t=x", "\r=x", "＝1", "'=x", "''=x", "'", "''", "'quoted'", "a\r\nb", "b\r", "\"", ",", " x ", "\n", "'+"}),
		rapid.Map(rapid.StringN(0, 20, -1), clean),
	)
	rapid.Check(t, func(t *rapid.T) {
		k := &kpis[rapid.IntRange(0, len(kpis)-1).Draw(t, "kpi")]
		day := metrics.Date(rapid.Int32Range(1000, 20000).Draw(t, "day"))
		slot := metrics.SlotOn(&info, k, day, int32(rapid.IntRange(0, 86400).Draw(t, "clock")))
		if k.Aggregation == metrics.Sum && rapid.Bool().Draw(t, "total") {
			slot = metrics.Slot{Period: info.Of(metrics.Month, day)}
		}
		p := metrics.Snapshot{
			Slot: slot, Value: rapid.Float64Range(-1e14, 1e14).Draw(t, "value"),
			Recorded: int64(rapid.Int32Range(1, 2e9).Draw(t, "at")),
			Origin:   &metrics.Origin{Note: text.Draw(t, "note"), Source: "s" + text.Draw(t, "source"), By: text.Draw(t, "by")},
		}
		w := &metrics.Workspace{Info: info, KPIs: kpis, Series: map[string]*metrics.Series{k.ID: {Points: []metrics.Snapshot{p}}}}
		var csv, js bytes.Buffer
		if err := WriteCSV(&csv, w, seriesOf(w), false); err != nil {
			t.Fatal(err)
		}
		if err := WriteJSON(&js, w, seriesOf(w), nil); err != nil {
			t.Fatal(err)
		}
		for _, data := range []string{csv.String(), js.String()} {
			in, err := ReadSnapshots(t.Context(), strings.NewReader(data), Options{Info: info, KPIs: kpis, Today: metrics.NewDate(2026, 11, 20)})
			if err != nil || len(in.Bad) > 0 || in.Values != 1 {
				t.Fatalf("%v %s\n%s", err, faults(in, metrics.EN), data)
			}
			if diff := cmp.Diff(p, in.Series[0].Put[0]); diff != "" {
				t.Fatalf("%s\n%s", diff, data)
			}
		}
	})
}

func TestGuard(t *testing.T) {
	for in, want := range map[string]string{
		"=SUM(A1)": "'=SUM(A1)", "+1": "'+1", "-x": "'-x", "@a": "'@a", "\tx": "'\tx", "\rx": "'\rx", "＝x": "'＝x",
		"plain": "plain", "'quoted'": "'quoted'", "": "", "'=x": "''=x", "a=b": "a=b", "−5": "−5",
	} {
		if got := guard(in); got != want {
			t.Errorf("%q is guarded as %q, not %q", in, got, want)
		}
		if got := unguard(guard(in)); got != in {
			t.Errorf("%q comes back as %q", in, got)
		}
	}
	w := demoWorkspace(t, metrics.EN)
	w.Series, w.Entered = nil, map[string]*metrics.Series{"revenue_growth_yoy": {Points: []metrics.Snapshot{{
		Slot: metrics.Slot{Period: w.Info.Of(metrics.Month, DemoDay)}, Value: -12.5, Origin: &metrics.Origin{Note: "=HYPERLINK(\"http://x\")", By: "-me"},
	}}}}
	var b bytes.Buffer
	if err := WriteCSV(&b, w, seriesOf(w), false); err != nil {
		t.Fatal(err)
	}
	if want := "2026-11-01,revenue_growth_yoy,-12.5,\"'=HYPERLINK(\"\"http://x\"\")\",,'-me,\n"; !strings.HasSuffix(b.String(), want) {
		t.Errorf("%s", b.String())
	}
}
