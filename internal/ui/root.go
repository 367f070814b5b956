package ui

import (
	"errors"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/layout"
	"kpitui/internal/ui/message"
	"kpitui/internal/ui/theme"
)

// root is the cockpit's model. It owns what is shared (the workspace, its
// assessment, the settings) and hands keys, requests and results to the screen
// or overlay whose turn it is.
type root struct {
	cfg     Config
	env     *frame.Env
	storage Storage
	zone    *time.Location // the workspace's; nil before one is open
	seq     uint64         // newest journal entry that env.Workspace includes
	own     own
	dark    bool // the terminal's background, as far as it has told

	width, height int
	frame         layout.Frame
	screens       screens
	active        place
	stale         [places]bool // screens that have not been told yet what changed
	overlays      []frame.Screen

	fatal     error // why the workspace could not be opened
	notice    frame.Say
	wantKPI   string // the history to load next; one is under way at a time
	loadBusy  bool
	catchBusy bool        // a catch-up is under way
	catchMore bool        // and another is wanted after it
	backBusy  bool        // something is being taken back or done again
	backNext  keys.Action // undo or redo, wanted after it
	reveal    string      // the KPI to put the cursor on when it is there
	lastHead  headerCache
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
		if t := r.typer(); t != nil {
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
		return tea.Quit
	}
	r.notice = frame.Say{}
	r.keepDay()
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
	if r.env.Workspace != nil && metrics.DateOf(r.now()) != r.env.Today {
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

// syncSide turns the detail beside the board to the row under the cursor.
func (r *root) syncSide() tea.Cmd {
	a, ok := r.screens.at(r.active).(frame.Anchor)
	if !ok || r.frame.Side.W == 0 || a.Selected() == r.screens.side.KPI() {
		return nil
	}
	return r.screens.side.Show(a.Selected())
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
		return tea.Quit
	case keys.Back:
		if r.active != placeBoard {
			r.goTo(placeBoard)
		}
		return nil
	case keys.Help:
		return r.push(r.screens.help(r.top().Scope()))
	case keys.Palette:
		return r.push(r.screens.palette())
	case keys.EnterAll:
		return r.enterAll()
	case keys.Undo, keys.Redo:
		return r.again(a)
	case keys.Mask:
		r.env.Masked = !r.env.Masked
		r.refresh()
		return nil
	case keys.Theme:
		r.setTheme(r.cfg.Settings.Theme.Next())
		return tea.Batch(r.say(themeNames[r.cfg.Settings.Theme]), r.rememberSettings())
	case keys.Language:
		r.env.Lang = other(r.env.Lang)
		r.cfg.Settings.Lang = r.env.Lang
		r.refresh()
		return r.rememberSettings()
	}
	if p, ok := placeOf(a); ok {
		r.goTo(p)
		return r.screens.at(p).Enter()
	}
	// Chosen in the palette, an action of another screen is that screen's.
	if b := keys.Of(a); b != nil && r.active != placeBoard && b.Scope&keys.OnBoard != 0 {
		r.goTo(placeBoard)
		cmd, _ := r.screens.at(placeBoard).Do(a)
		return cmd
	}
	return nil
}

func other(l metrics.Lang) metrics.Lang {
	if l == metrics.JA {
		return metrics.EN
	}
	return metrics.JA
}

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
		return r.work().open(msg.made.Storage), true
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
	case frame.SeriesLoaded:
		r.loadBusy = false
		var next tea.Cmd
		if r.wantKPI != "" {
			next = r.loadSeries(r.wantKPI)
		}
		return tea.Batch(r.offer(msg), next), true
	case remembered:
		if msg.err != nil {
			return r.fail(msg.err), true
		}
		return nil, true
	case newDay:
		r.assess()
		return waitForMidnight(r.now()), true
	}
	return nil, false
}

// request takes what screens ask for.
func (r *root) request(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case frame.Act:
		return r.act(msg.Action), true
	case frame.OpenDetail:
		return r.openDetail(msg.KPI), true
	case frame.EnterValue:
		return r.push(r.screens.entry(msg)), true
	case frame.EditKPI:
		return r.push(r.screens.kpiForm(msg.KPI)), true
	case frame.EditPhase:
		return r.push(r.screens.phaseForm(msg.Phase)), true
	case frame.ShowOverlay:
		return r.push(msg.Screen), true
	case frame.CloseOverlay:
		r.closeOverlay()
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
	case frame.LoadSeries:
		return r.loadSeries(msg.KPI), true
	case frame.LoadJournal:
		return r.work().loadJournal(msg), true
	case frame.Create:
		return r.work().create(r.cfg.Create, msg), true
	case frame.Remember:
		r.cfg.Settings.Group, r.cfg.Settings.Sort = msg.Group, msg.Sort
		return r.rememberSettings(), true
	case frame.Say:
		r.notice = msg
		return nil, true
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

func (r *root) now() time.Time { return r.cfg.Now(r.zone) }

func (r *root) opened(msg opened) tea.Cmd {
	if msg.workspace == nil {
		if r.env.Workspace != nil {
			return r.fail(msg.err)
		}
		r.fatal = msg.err
		return tea.Quit
	}
	zone, err := msg.workspace.Info.Location()
	if err != nil { // nothing can be judged without the day
		r.fatal = err
		return tea.Quit
	}
	first := r.storage == nil || r.env.Workspace == nil
	r.zone, r.storage, r.seq, r.env.Workspace = zone, msg.storage, msg.seq, msg.workspace
	r.assess()
	var damaged tea.Cmd
	if msg.err != nil { // what could be read is shown, what could not is named
		damaged = r.fail(msg.err)
	}
	if !first {
		return damaged
	}
	r.goTo(placeBoard)
	cmds := []tea.Cmd{damaged, r.work().watch(), r.screens.at(placeBoard).Enter()}
	if !r.cfg.Fixed {
		cmds = append(cmds, waitForMidnight(r.now()))
	}
	if r.cfg.Start != "" {
		cmds = append(cmds, frame.Ask(frame.Act{Action: keys.Action(r.cfg.Start)}))
		r.cfg.Start = ""
	}
	return tea.Batch(cmds...)
}

// assess judges the workspace anew and tells the screens.
func (r *root) assess() {
	if r.env.Workspace == nil {
		return
	}
	r.env.Now = r.now()
	r.env.Today = metrics.DateOf(r.env.Now)
	r.env.Assessed = metrics.Assess(r.env.Workspace, r.env.Now)
	r.refresh()
	if r.reveal != "" {
		r.show(r.reveal)
	}
}

// refresh tells the screens that what they see has changed: those in view now, the
// others when they come into view. Before a workspace is open only the welcome
// screen is there to see anything.
func (r *root) refresh() {
	r.lastHead = headerCache{}
	if r.env.Assessed == nil {
		r.screens.welcome.Refresh()
		return
	}
	for p := range r.stale {
		r.stale[p] = true
	}
	r.freshen()
	r.screens.side.Refresh()
	for _, o := range r.overlays {
		o.Refresh()
	}
}

// freshen tells the active screen what changed while it was out of view.
func (r *root) freshen() {
	if r.stale[r.active] {
		r.stale[r.active] = false
		r.screens.at(r.active).Refresh()
	}
}

// loadSeries reads one history at a time; of those wanted meanwhile only the
// last is read, so that a cursor held down does not queue a read per row.
func (r *root) loadSeries(kpi string) tea.Cmd {
	if r.loadBusy {
		r.wantKPI = kpi
		return nil
	}
	r.wantKPI, r.loadBusy = "", true
	return r.work().loadSeries(kpi)
}

func (r *root) setTheme(name theme.Name) {
	r.cfg.Settings.Theme = name
	r.env.Theme = theme.Resolve(name, r.dark, r.cfg.ASCII)
	r.refresh()
}

func (r *root) rememberSettings() tea.Cmd { return r.work().remember(r.cfg.Remember, r.cfg.Settings) }

// say shows a line in place of the footer until the next key.
func (r *root) say(t metrics.Text) tea.Cmd {
	r.notice = frame.Say{Text: r.env.T(t)}
	return nil
}

func (r *root) fail(err error) tea.Cmd {
	said := err.Error()
	if t := (*told)(nil); errors.As(err, &t) {
		said = t.text
	}
	if strings.Contains(said, "\n") {
		return r.push(message.New(r.env, said))
	}
	r.notice = frame.Say{Text: said, Error: true}
	return nil
}
