package review

import (
	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// hints names the keys that mean something now: a step has few of those that the
// screen knows.
type hints []frame.Hint

// add names the key of an action, by what it does here.
func (h *hints) add(a keys.Action, t metrics.Text) {
	b := keys.Of(a)
	if t.IsZero() {
		t = b.ShortOn(keys.OnReview)
	}
	*h = append(*h, frame.Hint{Key: b.Show, Text: t})
}

// own names the table's word for each action.
func (h *hints) own(actions ...keys.Action) {
	for _, a := range actions {
		h.add(a, metrics.Text{})
	}
}

// walkHints names the keys of the step, or of a review that is not walked.
func (s *Screen) walkHints() []frame.Hint {
	if s.period.IsZero() {
		return nil
	}
	var h hints
	h.own(keys.Help, keys.Quit)
	if !s.walking() {
		s.heldHints(&h)
		return h
	}
	if s.at < len(s.steps)-1 {
		h.own(keys.Next, keys.StepNext)
	}
	if s.writable() {
		s.here().hints(&h)
	}
	h.own(keys.Palette)
	return h
}

// heldHints names the keys of a review that is not walked.
func (s *Screen) heldHints(h *hints) {
	if s.review == nil && s.mayHold() {
		h.add(keys.Open, words.HoldHint)
	}
	if s.review != nil && !s.env.Past {
		h.own(keys.AsItWas)
	}
	if s.review != nil {
		h.add(keys.Report, words.ReportHint)
	}
	*h = append(*h, frame.Hint{Key: keys.Of(keys.Earlier).Show + " " + keys.Of(keys.Later).Show, Text: words.OthersHint})
	h.own(keys.Cadence)
}

func (st *actionStop) hints(h *hints) {
	if len(st.items) > 0 {
		h.own(keys.Done, keys.Postpone, keys.Drop, keys.Edit)
	}
	h.add(keys.Add, words.AddActionHint)
}

func (st *dueStop) hints(h *hints) {
	if len(st.items) > 0 {
		h.own(keys.EnterAll, keys.Enter)
	}
}

func (st *cardStop) hints(h *hints) {
	if st.item() == "" {
		return
	}
	h.add(keys.Open, words.WriteHint)
	if st.kpi() != "" {
		h.add(keys.Add, words.MoreActions)
		h.own(keys.Enter, keys.Present)
	}
}

func (st *phaseStop) hints(h *hints) {
	if len(st.items) > 0 {
		h.add(keys.Open, words.DetailHint)
	}
}

func (st *experimentStop) hints(h *hints) {
	if len(st.items) > 0 {
		h.add(keys.Open, words.JudgeHint)
		h.own(keys.Edit)
	}
	h.add(keys.Add, words.NewExperiment)
}

func (st *textStop) hints(h *hints) {
	h.add(keys.Open, words.WriteHint)
	if st.hears() {
		h.add(keys.Add, words.AddVoiceHint)
		if _, ok := st.voice(st.item()); ok {
			h.add(keys.Drop, words.RemoveHint)
		}
	}
}

func (st *goalStop) hints(h *hints) {
	if len(st.items) > 0 {
		h.add(keys.Open, words.NewGoalHint)
		h.own(keys.Edit)
	}
}

func (st *closeStop) hints(h *hints) { h.add(keys.Open, words.CloseHint) }
