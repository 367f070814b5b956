package main

import (
	"testing"

	"kpitui/internal/metrics"
)

// What a formula computes is not typed: the footer names what is, and the value
// follows it.
func TestAComputedValueIsNotEntered(t *testing.T) {
	p := newPilot(t, demoPath(t, metrics.EN), metrics.EN, 160, 45, demoNoon)
	before := p.entries()
	p.at("cac")
	p.press("e")
	p.sees("CAC Oct is computed: ¥", "Enter Marketing spend, New customers per month instead.")
	p.seesNot("Value  ")
	p.at("ltv/cac") // which is computed of something computed
	p.press("e")
	p.sees("Enter LTV, Marketing spend, New customers per month instead.")
	if n := p.entries(); n != before {
		t.Errorf("%d entries were made", n-before)
	}
	p.at("marketing spend")
	p.press("e", "left", "1.2M", "enter")
	p.sees("saved.")
	p.at("cac")
	p.sees("¥20,000")
	p.seesNot("¥38,200")
	p.press("u")
	p.sees("¥38,200")
	p.seesNot("¥20,000")
}

// A period that cannot be computed takes a value, and refuses it on the next one
// that can.
func TestAPeriodThatCannotBeComputedIsEntered(t *testing.T) {
	s := newShell(t)
	s.run(0, "2026-11-20", "init", "--template", "ai-am-i")
	s.run(0, "2026-11-20", "set", "--period", "2026-09", "marketing_cost", "500000", "new_customers_month", "20")
	p := newPilot(t, s.db, metrics.EN, 160, 45, demoNoon)
	p.at("cac")
	p.press("e")
	p.reads("CAC  <", "Oct", ">")
	p.press("26000", "left")
	p.sees("CAC Sep is computed: ¥500K ÷ 20 = ¥25,000. Enter Marketing spend, New customers per month instead.")
	p.press("enter")
	p.sees("CAC Sep is computed")
	p.press("right", "enter")
	p.sees("CAC Oct: ¥26,000 saved.")
	p.reads("⡇", "CAC", "¥26,000")
}
