package frame

import (
	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
)

// Starred is the For of the [Save] by which a KPI becomes the north star, or stops
// being it.
type Starred struct {
	KPI string
	On  bool
}

// NorthStar asks for a KPI to be made the north star; for the one that is it, to be
// that no longer. The board tells what became of it.
func (e *Env) NorthStar(kpi string) tea.Cmd {
	info := *e.Info()
	saved := Starred{kpi, info.NorthStar != kpi}
	info.NorthStar = ""
	if saved.On {
		info.NorthStar = kpi
	}
	return Ask(Save{For: saved, Change: metrics.Change{Kind: metrics.ChangeDefine, Label: kpi, Records: []metrics.RecordEdit{metrics.Put(&info)}}})
}
