package ui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kpitui/internal/text"
	"kpitui/internal/ui/detail"
	"kpitui/internal/ui/entry"
	"kpitui/internal/ui/frame"
)

// result takes the facts that commands bring back.
func (r *root) result(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case opened:
		return r.opened(msg), true
	case created:
		if msg.err != nil {
			return r.fail(msg.err), true
		}
		if msg.made.Now != nil {
			r.cfg.Now, r.cfg.Fixed = msg.made.Now, true
		}
		open := r.work().open(msg.made.Storage)
		if msg.made.Said.IsZero() {
			return open, true
		}
		return tea.Sequence(open, frame.Ask(frame.Say{Text: r.env.T(msg.made.Said)})), true
	case watching:
		if msg.err != nil {
			return r.fail(msg.err), true
		}
		return waitForChange(msg.changes), true
	case changedOutside:
		return tea.Batch(r.catchUp(), waitForChange(msg.changes)), true
	case caughtUp:
		return r.caughtUp(msg), true
	case tailsRead:
		return r.tailsRead(msg), true
	case frame.Saved:
		return r.saved(msg), true
	case tookBack:
		return r.tookBack(msg), true
	case traveled:
		return r.traveled(msg), true
	case frame.SeriesLoaded:
		r.loadBusy = false
		r.turnSide(msg.KPI)
		var next tea.Cmd
		if len(r.wanted) > 0 {
			kpi := r.wanted[0]
			r.wanted = r.wanted[1:]
			next = r.loadSeries(kpi)
		}
		if r.frame.Side.W > 0 && msg.KPI == r.screens.side.KPI() { // another detail beside the board is whole now
			next = tea.Batch(next, redraw)
		}
		return tea.Batch(r.offer(msg), next), true
	case frame.ReviewLoaded:
		if msg.Err != nil {
			return tea.Batch(r.fail(msg.Err), r.offer(msg)), true
		}
	case frame.EntryTyped:
		if r.active != placeReview { // elsewhere a value is no part of a meeting
			return nil, true
		}
		var typed frame.EnterValue
		if line, ok := r.top().(frame.EntryLine); ok {
			typed = line.Typed()
		}
		return tea.Batch(r.screens.review.Entered(typed), r.screens.review.Written(r.written())), true
	case frame.DraftSaved:
		return r.draftSaved(msg), true
	case Quit:
		return r.quit(), true
	case ending:
		return r.end(), true
	case editing:
		return r.editing(msg), true
	case frame.Edited:
		r.editBusy = false
		if msg.Err != nil { // the field keeps what it had
			return tea.Batch(r.fail(msg.Err), r.offer(msg)), true
		}
	case frame.FileSaved:
		return r.fileSaved(msg), true
	case remembered:
		if msg.err != nil {
			return r.fail(msg.err), true
		}
		return nil, true
	case rested:
		return r.rested(msg.kpi), true
	case newDay:
		r.assess()
		return waitForMidnight(r.now()), true
	}
	return nil, false
}

// request takes what screens ask for.
func (r *root) request(msg tea.Msg) (tea.Cmd, bool) {
	if cmd, ok := r.barred(msg); ok {
		return cmd, true
	}
	switch msg := msg.(type) {
	case frame.Act:
		return r.act(msg.Action), true
	case frame.OpenDetail:
		return r.openDetail(msg.KPI), true
	case frame.EnterValue:
		if why := entry.Refused(r.env, msg); why != "" {
			return frame.Ask(frame.Say{Text: why}), true
		}
		return r.push(r.screens.entry(msg)), true
	case frame.EditKPI:
		return r.push(r.screens.kpiForm(msg.KPI)), true
	case frame.EditPhase:
		return r.push(r.screens.phaseForm(msg.Phase)), true
	case frame.OpenReview:
		return r.openReview(msg.Period), true
	case frame.EditAction:
		return r.push(r.screens.action(msg.Action)), true
	case frame.EditExperiment:
		return r.push(r.screens.experiment(msg.Experiment)), true
	case frame.Reopen:
		return r.reopen(msg), true
	case frame.EditNote:
		return r.push(r.screens.note(msg.Note)), true
	case frame.FreezeBaseline:
		return r.push(r.screens.baseline(msg.KPI)), true
	case frame.ShowOverlay:
		return r.push(msg.Screen), true
	case frame.CloseOverlay:
		_, from := r.top().(*detail.Screen)
		r.closeOverlay()
		if _, to := r.top().(*detail.Screen); from && to {
			return redraw, true
		}
		return nil, true
	case frame.Save:
		return r.work().save(msg), true
	case frame.TakeBack:
		return r.takeBack(msg, false), true
	case forced:
		return r.takeBack(msg.TakeBack, msg.redo), true
	case frame.Reveal:
		r.show(msg.KPI)
		return nil, true
	case frame.Travel:
		return r.work().travel(msg), true
	case frame.Return:
		if r.past != nil && !r.past.only {
			return r.comeBack(), true
		}
		return nil, true
	case frame.LoadSeries:
		return r.loadSeries(msg.KPI), true
	case frame.LoadReview:
		return r.work().loadReview(msg), true
	case frame.SaveDraft:
		return r.saveDraft(msg.Draft), true
	case frame.LoadJournal:
		return r.work().loadJournal(msg, r.past), true
	case frame.MakeReport:
		return r.work().report(msg, r.past), true
	case frame.EditOutside:
		return r.editOutside(msg), true
	case frame.Copy:
		return tea.Batch(tea.Raw(ansi.SetSystemClipboard(text.PrintableLines(msg.Text))), r.say(words.Copied)), true
	case frame.SaveFile:
		return r.work().export(r.cfg.Export, msg), true
	case frame.Create:
		return r.work().create(r.cfg.Create, msg), true
	case frame.Remember:
		r.cfg.Settings.Group, r.cfg.Settings.Sort = msg.Group, msg.Sort
		return r.rememberSettings(), true
	case frame.Say:
		return r.said(msg), true
	}
	return nil, false
}

// offer hands a message to every overlay and the active screens that take any.
func (r *root) offer(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for _, o := range r.overlays {
		if t, ok := o.(frame.Taker); ok {
			cmds = append(cmds, t.Take(msg))
		}
	}
	for _, s := range r.screens.all() {
		if t, ok := s.(frame.Taker); ok {
			cmds = append(cmds, t.Take(msg))
		}
	}
	return tea.Batch(cmds...)
}
