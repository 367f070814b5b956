package frame

import "kpitui/internal/text"

// NameWidth returns the columns that the longest name of a KPI takes, within
// bounds. It looks at every KPI of the workspace, so that columns stay where they
// are while a list is filtered.
func (e *Env) NameWidth(least, most int) int {
	w := least
	for i := range e.Assessed.KPIs {
		if w = max(w, text.Width(text.Printable(e.T(e.Assessed.KPIs[i].KPI.Name)))); w >= most {
			return most
		}
	}
	return w
}
