package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/layout"
)

// root is the cockpit's model. It owns what is shared (the workspace, its
// assessment, the settings) and hands keys, requests and results to the screen
// or overlay whose turn it is.
type root struct {
	cfg     Config
	env     *frame.Env
	first   tea.Cmd // reads the workspace to begin with
	storage Storage
	zone    *time.Location     // the workspace's; nil before one is open
	live    *metrics.Workspace // the present, which is followed while the past is shown
	seq     uint64             // newest journal entry that live includes
	past    *past              // the moment that env shows; nil: the present
	own     own
	dark    bool // the terminal's background, as far as it has told

	width, height int
	frame         layout.Frame
	screens       screens
	active        place
	stale         [places]bool // screens that have not been told yet what changed
	overlays      []frame.Screen

	fatal      error // why the workspace could not be opened
	notice     frame.Say
	complained string   // the last thing that took several lines to say
	wanted     []string // the histories to load next; one is under way at a time
	loadBusy   bool
	catchBusy  bool           // a catch-up is under way
	catchMore  bool           // and another is wanted after it
	backBusy   bool           // something is being taken back or done again
	backNext   keys.Action    // undo or redo, wanted after it
	draftBusy  bool           // a draft is being written
	draftAt    time.Time      // of the newest one
	draftNext  *metrics.Draft // and this one after it
	editBusy   bool           // a text is with the user's own editor
	ending     bool           // the cockpit ends when that is done
	asked      bool           // whether it is to end although something typed would be lost
	reveal     string         // the KPI to put the cursor on when it is there
	resting    string         // the KPI on which the cursor rests before the detail follows
	lastHead   headerCache
	filled     filled // of the screen beside the detail
}

// Update handles one message; the detail beside the board follows the cursor
// whatever moved it.
func (r *root) Update(msg tea.Msg) tea.Cmd { return tea.Batch(r.handle(msg), r.syncSide()) }

// handle goes in a fixed order: hard keys, reports of the terminal, results and
// requests, then keys by overlay, text focus, global bindings and the active
// screen.
func (r *root) handle(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return r.key(msg)
	case tea.MouseClickMsg:
		return r.click(msg)
	case tea.MouseWheelMsg:
		return r.wheel(msg)
	case tea.PasteMsg:
		if t := r.typer(); t != nil && !r.editBusy {
			return t.Paste(msg.Content)
		}
		return nil
	case tea.WindowSizeMsg:
		r.resize(msg.Width, msg.Height)
		return nil
	case tea.BackgroundColorMsg:
		if msg.IsDark() != r.dark { // as a rule it is as was supposed, and nothing changes
			r.dark = msg.IsDark()
			r.setTheme(r.cfg.Settings.Theme)
		}
		return nil
	}
	if cmd, ok := r.result(msg); ok {
		return cmd
	}
	if cmd, ok := r.request(msg); ok {
		return cmd
	}
	return r.offer(msg)
}

// key handles a key: ctrl+c always, then text, then bindings.
func (r *root) key(msg tea.KeyPressMsg) tea.Cmd {
	pressed := msg.String()
	if keys.Find(pressed, keys.Global) == keys.ForceQuit {
		return r.forceQuit()
	}
	asked := r.asked
	r.notice, r.asked = frame.Say{}, false
	if asked && pressed == "esc" {
		return nil
	}
	r.env.Pressed = r.cfg.clock()
	r.keepDay()
	if r.editBusy { // the text of the field is elsewhere, and comes back to the field that has the focus
		return nil
	}
	if t := r.typer(); t != nil {
		return t.Type(msg)
	}
	if r.opening() {
		return nil
	}
	top := r.top()
	action := keys.Find(pressed, top.Scope())
	if action == keys.None {
		return nil
	}
	return r.act(action)
}

// act carries out an action: the topmost screen first, the root after it.
func (r *root) act(a keys.Action) tea.Cmd {
	top := r.top()
	if cmd, ok := top.Do(a); ok {
		return cmd
	}
	if len(r.overlays) > 0 {
		if a == keys.Back || a == keys.Quit {
			r.closeOverlay()
			return nil
		}
		if !r.screens.isScreen(a) {
			return r.global(a)
		}
		r.overlays = nil
	}
	return r.global(a)
}

// keepDay judges anew when the date has changed since: a machine that slept over
// midnight tells nobody.
func (r *root) keepDay() {
	if r.env.Workspace != nil && r.past == nil && metrics.DateOf(r.now()) != r.env.Today {
		r.assess()
	}
}

// show puts the cursor of the active screen on a KPI, at once or as soon as the
// KPI is there.
func (r *root) show(kpi string) {
	r.reveal = kpi
	if r.env.Status(kpi) == nil {
		return
	}
	r.reveal = ""
	if a, ok := r.screens.at(r.active).(frame.Anchor); ok {
		a.Select(kpi)
	}
}

// syncSide turns the detail beside the board to the row under the cursor, as soon as
// that has rested there: to draw another detail takes longer than to answer the key, and
// nobody reads what is only passed. A detail of what is gone makes way at once, and the
// first one comes as soon as its history has: the board need not wait for it.
func (r *root) syncSide() tea.Cmd {
	a, ok := r.screens.at(r.active).(frame.Anchor)
	if !ok || r.frame.Side.W == 0 || a.Selected() == r.screens.side.KPI() {
		r.resting = ""
		return nil
	}
	kpi := a.Selected()
	shown := r.screens.side.KPI()
	switch {
	case r.cfg.Rest == 0 || shown != "" && r.env.Status(shown) == nil:
		return r.screens.side.Show(kpi)
	case kpi == r.resting:
		return nil
	}
	r.resting = kpi
	if shown == "" {
		return r.loadSeries(kpi)
	}
	return tea.Tick(r.cfg.Rest, func(time.Time) tea.Msg { return rested{kpi} })
}

// rested reads the history of a KPI on which the cursor still is: the detail follows
// with it, so that it is drawn once.
func (r *root) rested(kpi string) tea.Cmd {
	if r.resting != kpi {
		return nil
	}
	return r.loadSeries(kpi)
}

// turnSide turns the detail to a KPI whose history has come, if the cursor still is there.
func (r *root) turnSide(kpi string) {
	if a, ok := r.screens.at(r.active).(frame.Anchor); ok && r.resting == kpi && a.Selected() == kpi {
		r.resting = ""
		_ = r.screens.side.Show(kpi) // what it asks for is there
	}
}

// enterAll opens the entry line on the first KPI that is due; the line walks on
// to the others by itself.
func (r *root) enterAll() tea.Cmd {
	for i := range r.env.Assessed.KPIs {
		if len(r.env.Assessed.KPIs[i].Asks) > 0 {
			r.overlays = nil // the detail of one KPI is no place to walk through all
			return r.push(r.screens.entry(frame.EnterValue{Walk: true}))
		}
	}
	return r.say(words.NothingDue)
}

// global carries out what every screen leaves to the root.
func (r *root) global(a keys.Action) tea.Cmd {
	switch a {
	case keys.Quit, keys.ForceQuit:
		return r.quit()
	case keys.Back:
		switch {
		case r.active != placeBoard:
			return r.goTo(placeBoard)
		case r.past != nil && !r.past.only:
			return r.comeBack()
		}
		return nil
	case keys.Help:
		return r.push(r.screens.help(r.top().Scope()))
	case keys.Palette:
		return r.push(r.screens.palette())
	case keys.EnterAll, keys.Undo, keys.Redo:
		return r.change(a)
	case keys.Catalog:
		return r.push(r.screens.catalog(r.cfg.Catalog))
	case keys.Views:
		left := r.goTo(placeBoard)
		return tea.Batch(left, r.push(r.screens.views()))
	case keys.Present:
		return r.present()
	case keys.Report:
		return r.push(r.screens.preview(r.reported()))
	case keys.Note:
		if a, ok := r.screens.at(r.active).(frame.Anchor); ok && a.Selected() != "" {
			return frame.Ask(frame.EditNote{Note: metrics.Note{KPI: a.Selected(), Date: r.env.Today}})
		}
		return nil
	case keys.Mask:
		r.env.Masked = !r.env.Masked
		r.refresh()
		return redraw
	case keys.Theme:
		r.setTheme(r.cfg.Settings.Theme.Next())
		return tea.Batch(r.say(themeNames[r.cfg.Settings.Theme]), r.rememberSettings())
	case keys.Language:
		r.env.Lang = other(r.env.Lang)
		r.cfg.Settings.Lang = r.env.Lang
		r.refresh()
		return tea.Batch(redraw, r.rememberSettings(), r.offer(frame.Refreshed{}))
	}
	if p, ok := placeOf(a); ok {
		left := r.goTo(p)
		return tea.Batch(left, r.screens.at(p).Enter())
	}
	// Chosen in the palette, an action of another screen is that screen's.
	if b := keys.Of(a); b != nil && r.active != placeBoard && b.Scope&keys.OnBoard != 0 {
		left := r.goTo(placeBoard)
		cmd, _ := r.screens.at(placeBoard).Do(a)
		return tea.Batch(left, cmd)
	}
	return nil
}

// present shows one KPI at a time: those that the active screen talks about, from
// the one under its cursor on.
func (r *root) present() tea.Cmd {
	var ids []string
	first, alone := "", false
	if p, ok := r.screens.at(r.active).(frame.Presenter); ok {
		ids, alone = p.Presents()
	}
	if a, ok := r.screens.at(r.active).(frame.Anchor); ok {
		first = a.Selected()
	}
	return r.push(r.screens.present(ids, first, alone))
}

// reported returns the period that a report is asked for: that of the review in
// view, else this week.
func (r *root) reported() metrics.Period {
	if s, ok := r.screens.at(r.active).(frame.Reported); ok && !s.Period().IsZero() {
		return s.Period()
	}
	return r.env.Info().ReviewPeriod(metrics.Week, r.env.Today)
}

// change carries out what would change the workspace, which the past forbids.
func (r *root) change(a keys.Action) tea.Cmd {
	switch {
	case r.past != nil:
		return r.say(r.stands())
	case a == keys.EnterAll:
		return r.enterAll()
	default:
		return r.again(a)
	}
}

// redraw has the whole screen written anew. Where many lines shift by a few columns
// at once, the renderer's shortest way from the old line to the new one can begin on
// the second half of a wide letter, and leaves the text a column too far left.
func redraw() tea.Msg { return tea.ClearScreen() }

func other(l metrics.Lang) metrics.Lang {
	if l == metrics.JA {
		return metrics.EN
	}
	return metrics.JA
}

func (r *root) now() time.Time { return r.cfg.Now(r.zone) }
