package metrics

import "testing"

func TestTitle(t *testing.T) {
	april := Calendar{FiscalStart: 4}
	for _, c := range []struct {
		cal    Calendar
		kind   PeriodKind
		on     string
		ja, en string
	}{
		{Calendar{}, Day, "2026-11-20", "2026年11月20日", "20 Nov 2026"},
		{Calendar{}, Week, "2026-11-20", "2026年第47週（11/16〜11/22）", "Week 47, 16-22 Nov 2026"},
		{Calendar{}, Week, "2026-11-01", "2026年第44週（10/26〜11/1）", "Week 44, 26 Oct - 1 Nov 2026"},
		{Calendar{}, Week, "2027-01-01", "2026年第53週（12/28〜1/3）", "Week 53, 28 Dec 2026 - 3 Jan 2027"},
		{Calendar{}, Month, "2026-10-31", "2026年10月", "October 2026"},
		{Calendar{}, Quarter, "2026-11-20", "2026年第4四半期", "Q4 2026"},
		{april, Quarter, "2026-11-20", "2026年度第3四半期", "Q3 FY2026"},
		{april, Quarter, "2027-02-01", "2026年度第4四半期", "Q4 FY2026"},
		{Calendar{}, Year, "2026-11-20", "2026年", "2026"},
		{april, Year, "2027-03-31", "2026年度", "FY2026"},
	} {
		p := c.cal.Of(c.kind, at(c.on))
		if ja, en := c.cal.Title(p, JA), c.cal.Title(p, EN); ja != c.ja || en != c.en {
			t.Errorf("%s: %q, %q", c.cal.Label(p), ja, en)
		}
	}
	if got := april.Title(Period{}, JA); got != "" {
		t.Errorf("no period is %q", got)
	}
}

func TestMiddle(t *testing.T) {
	for label, want := range map[string]string{
		"2026-11-20": "2026-11-20", "2026-W47": "2026-11-19", "2026-11": "2026-11-16", "2026-10": "2026-10-16", "2026-02": "2026-02-15",
	} {
		p, err := ParsePeriod(Calendar{}, label)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Middle(); got != at(want) {
			t.Errorf("the middle of %s is %s", label, got)
		}
	}
}
