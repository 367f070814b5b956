package review

import (
	"testing"

	"kpitui/internal/metrics"
)

// calm makes a KPI one about which nothing is to be said, as an edit elsewhere may.
func (d *desk) calm(kpi string) {
	k := *d.env.Workspace.KPI(kpi)
	k.Goals, k.Thresholds, k.Cadence = nil, metrics.Thresholds{}, metrics.Quarterly
	d.apply(metrics.Change{Records: []metrics.RecordEdit{metrics.Put(&k)}})
}

func TestTheCardStaysUnderWhoTypesInIt(t *testing.T) {
	for name, c := range map[string]struct {
		elsewhere func(d *desk)
		shows     string
		kept      bool
	}{
		"no exception any more": {func(d *desk) { d.calm("cac") }, "CAC", true},
		"archived": {func(d *desk) {
			k := *d.env.Workspace.KPI("cac")
			k.Archived = true
			d.apply(metrics.Change{Records: []metrics.RecordEdit{metrics.Put(&k)}})
		}, "This KPI was archived", true},
		"removed": {func(d *desk) {
			d.apply(metrics.Change{Records: []metrics.RecordEdit{metrics.Remove(metrics.RecordKPI, "cac")}})
		}, "This KPI was removed", false},
	} {
		t.Run(name, func(t *testing.T) {
			d := sit(t, metrics.EN).step(metrics.StepExceptions)
			d.press("enter").text("half a thou")
			c.elsewhere(d)
			d.text("ght")
			d.shows("CAC", c.shows, "half a thought")
			d.again()
			d.shows("half a thought")
			if !d.s.Typing() || d.s.here().cursor().item() != "cac" {
				t.Fatalf("typing %v at %s", d.s.Typing(), d.s.here().cursor().item())
			}
			d.press("ctrl+s")
			if got := d.review().Finding("cac").Note == "half a thought"; got != c.kept {
				t.Errorf("kept: %v\n%s", got, d.view())
			}
			if !c.kept {
				d.shows("half a thought")
			}
		})
	}
}

// Who was about to type is not sent to another card either, and what was left there
// unkept keeps its place in the list.
func TestACardStaysWhileItsFieldsAreOpenOrItsTextsUnkept(t *testing.T) {
	d := sit(t, metrics.EN).step(metrics.StepExceptions)
	d.press("n")
	second := d.s.here().cursor().item()
	d.press("enter")
	d.calm(second)
	if got := d.s.here().cursor(); got.item() != second || got.at != 1 {
		t.Fatalf("the card is %s, %d", got.item(), got.at)
	}
	d.press("esc", "enter", "tab", "tab").text("Call").press("tab", "tab", "ctrl+u").text("someday").press("esc", "esc")
	d.calm(second)
	d.shows("Call")
	if got := d.s.here().cursor(); got.item() != second {
		t.Errorf("the card is %s", got.item())
	}
}
