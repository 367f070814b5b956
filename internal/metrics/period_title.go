package metrics

import "fmt"

// Title writes the period as a heading does: 2026年第47週（11/16〜11/22）, Week 47,
// 16-22 Nov 2026; 2026年10月, October 2026; 2026年第4四半期, Q4 2026; 2026年, 2026. With
// a fiscal start quarters and years are 2026年度第3四半期, Q3 FY2026, and 2026年度, FY2026.
func (c Calendar) Title(p Period, lang Lang) string {
	if p.IsZero() {
		return ""
	}
	y, m, d := p.Start.Date()
	switch p.Kind {
	case Week:
		return weekTitle(p, lang)
	case Month:
		if lang == JA {
			return fmt.Sprintf("%d年%d月", y, int(m))
		}
		return fmt.Sprintf("%s %d", m, y)
	case Quarter, Year:
		return c.yearTitle(p, lang)
	default:
		if lang == JA {
			return fmt.Sprintf("%d年%d月%d日", y, int(m), d)
		}
		return fmt.Sprintf("%d %.3s %d", d, m, y)
	}
}

func weekTitle(p Period, lang Lang) string {
	isoYear, week := p.Start.ISOWeek()
	y, m, d := p.Start.Date()
	endYear, endMonth, endDay := p.End().Date()
	switch {
	case lang == JA:
		return fmt.Sprintf("%d年第%d週（%d/%d〜%d/%d）", isoYear, week, int(m), d, int(endMonth), endDay)
	case y != endYear:
		return fmt.Sprintf("Week %d, %d %.3s %d - %d %.3s %d", week, d, m, y, endDay, endMonth, endYear)
	case m != endMonth:
		return fmt.Sprintf("Week %d, %d %.3s - %d %.3s %d", week, d, m, endDay, endMonth, endYear)
	default:
		return fmt.Sprintf("Week %d, %d-%d %.3s %d", week, d, endDay, m, y)
	}
}

func (c Calendar) yearTitle(p Period, lang Lang) string {
	y, q := c.quarter(p)
	year := fmt.Sprintf("%d", y)
	switch {
	case lang == JA && c.Fiscal():
		year += "年度"
	case lang == JA:
		year += "年"
	case c.Fiscal():
		year = "FY" + year
	}
	switch {
	case p.Kind == Year:
		return year
	case lang == JA:
		return fmt.Sprintf("%s第%d四半期", year, q)
	default:
		return fmt.Sprintf("Q%d %s", q, year)
	}
}
