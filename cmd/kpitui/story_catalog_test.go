package main

import (
	"testing"

	"kpitui/internal/metrics"
)

// A founder with the company's own KPIs takes one of an AI product from the catalog:
// it comes with what it is computed from, its view shows it alone, and u takes all of
// it back.
func TestAKPIIsTakenFromTheCatalogInTheCockpit(t *testing.T) {
	p := newPilot(t, newTemplate(t), metrics.EN, 120, 36, demoNoon)
	p.press("V")
	p.sees("No views yet. K opens the catalog")
	p.press("K", "/", "outcome conv", "enter")
	p.sees("KPI catalog", "Outcome conversion", "outcomes_created / suggestions_accepted")
	p.press("enter")
	p.sees("Added Outcome conversion; with what it is computed from: Outcomes created, Suggestions accepted (u takes it back)", "30 added")
	p.press("esc", "esc", "V")
	p.sees("Sequoia's view", " 1/6 ")
	p.press("j", "enter")
	p.sees("0 Sequoia's view 1", "Outcome conversion")
	p.seesNot("Cumulative students")
	p.press("V", "enter")
	p.sees("0 All 30", "Cumulative students")
	p.press("u")
	p.sees("0 All 27")
	p.press("V")
	p.sees("No views yet")
}

// The demo has views to choose from.
func TestTheDemoHasViews(t *testing.T) {
	p := newPilot(t, demoPath(t, metrics.JA), metrics.JA, 120, 36, demoNoon)
	p.press("V")
	p.sees("週次の主要KPI", "月曜の会議で最初に見る5つのKPI", "投資家の視点")
	p.press("j", "j", "enter")
	p.sees("0 投資家の視点 6", "顧客獲得コスト", "粗利率")
	p.seesNot("顧客満足度")
}
