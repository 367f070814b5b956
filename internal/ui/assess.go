package ui

import (
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/message"
	"kpitui/internal/ui/theme"
)

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
	first := r.storage == nil || r.live == nil
	r.zone, r.storage, r.seq, r.live = zone, msg.storage, msg.seq, msg.workspace
	r.env.Pressed = r.cfg.clock()
	if first && r.cfg.AsOf != nil { // nobody asked for the present
		return r.work().travel(*r.cfg.AsOf)
	}
	if r.past == nil {
		r.env.Workspace = r.live
	}
	r.assess()
	var damaged tea.Cmd
	if msg.err != nil { // what could be read is shown, what could not is named
		damaged = r.fail(msg.err)
	}
	if !first {
		return damaged
	}
	cmds := []tea.Cmd{r.goTo(placeBoard), damaged, r.work().watch(), r.screens.at(placeBoard).Enter()}
	if !r.cfg.Fixed {
		cmds = append(cmds, waitForMidnight(r.now()))
	}
	switch {
	case !r.cfg.StartReview.IsZero():
		cmds = append(cmds, frame.Ask(frame.OpenReview{Period: r.cfg.StartReview}))
	case r.cfg.Start != "":
		cmds = append(cmds, frame.Ask(frame.Act{Action: keys.Action(r.cfg.Start)}))
	}
	r.cfg.Start, r.cfg.StartReview = "", metrics.Period{}
	return tea.Batch(cmds...)
}

// news is what journal entries changed.
type news struct {
	kpis []string // by their values
	all  bool     // what they are judged by
}

func (n *news) add(c *metrics.Change) {
	kpis, all := c.Values()
	n.kpis = append(n.kpis, kpis...)
	n.all = n.all || all
}

// assess judges the workspace anew and tells the screens.
func (r *root) assess() { r.reassess(news{all: true}) }

// reassess judges anew what news reach, and tells the screens.
func (r *root) reassess(n news) {
	if r.env.Workspace == nil {
		return
	}
	r.env.Now, r.env.Seq = r.now(), r.seq
	if r.past != nil { // of which they change nothing
		r.env.Now, r.env.Seq = r.past.at, r.past.seq
	}
	r.env.Today = metrics.DateOf(r.env.Now)
	if n.all {
		r.env.Assessed = metrics.Assess(r.env.Workspace, r.env.Now)
	} else {
		r.env.Assessed = metrics.Reassess(r.env.Workspace, r.env.Assessed, n.kpis, r.env.Now)
	}
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

// loadSeries reads one history at a time. Of those wanted meanwhile none may be left
// out: who asked for it waits for it.
func (r *root) loadSeries(kpi string) tea.Cmd {
	if r.loadBusy {
		if !slices.Contains(r.wanted, kpi) {
			r.wanted = append(r.wanted, kpi)
		}
		return nil
	}
	r.loadBusy = true
	return r.work().loadSeries(kpi, r.past)
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
	return r.complain(said)
}

// complain says what went wrong: in the footer, or above it what takes several lines.
func (r *root) complain(said string) tea.Cmd {
	if !strings.Contains(said, "\n") {
		r.notice = frame.Say{Text: said, Error: true}
		return nil
	}
	if _, open := r.top().(*message.Screen); open && said == r.complained { // by another who waited for the same
		return nil
	}
	r.complained = said
	return r.push(message.New(r.env, said))
}

// said says what a screen asks for. What takes several lines comes up once: a draft
// that cannot be saved is tried again with every key, and the keys are somebody's text.
func (r *root) said(say frame.Say) tea.Cmd {
	first, _, more := strings.Cut(say.Text, "\n")
	switch _, open := r.top().(*message.Screen); {
	case !say.Error:
		r.notice = say
	case more && !open && say.Text == r.complained:
		r.notice = frame.Say{Text: first, Error: true}
	default:
		return r.complain(say.Text)
	}
	return nil
}
