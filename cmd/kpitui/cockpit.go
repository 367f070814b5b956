package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"kpitui/internal/exchange"
	"kpitui/internal/metrics"
	"kpitui/internal/report"
	"kpitui/internal/store"
	"kpitui/internal/ui"
	"kpitui/internal/ui/draw"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/theme"
)

// cockpit opens the cockpit, or prints the board where there is no terminal.
func (a *app) cockpit(ctx context.Context, start string) error {
	s, err := a.store()
	if err != nil {
		return err
	}
	_, err = os.Stat(s.Path())
	missing := errors.Is(err, fs.ErrNotExist)
	if !isTerminal(a.out) || !isTerminal(a.in) {
		if missing {
			return notFound(words.NoStore, s.Path())
		}
		return a.printBoard(ctx)
	}
	cfg, err := a.cockpitConfig(start)
	if err != nil {
		return err
	}
	if missing && a.asOf == "" {
		return a.runCockpit(cfg) // it offers to make one
	}
	return a.runCockpitOn(ctx, s, cfg)
}

// runCockpitOn opens the cockpit on a store, at the moment of --as-of.
func (a *app) runCockpitOn(ctx context.Context, s *store.Store, cfg ui.Config) error {
	cfg.Storage = storage{s, a.lang}
	if a.asOf != "" {
		m, err := a.moment(ctx, s)
		if err != nil {
			return err
		}
		cfg.AsOf = &m
	}
	return a.runCockpit(cfg)
}

// rest is [ui.Config].Rest: too short to be noticed, and longer than a held key takes to
// repeat, which is 40 ms on a slow keyboard.
const rest = 50 * time.Millisecond

func (a *app) cockpitConfig(start string) (ui.Config, error) {
	clock, fixed, err := a.clock()
	if err != nil {
		return ui.Config{}, err
	}
	cfg := ui.Config{
		Templates: a.templates(), Create: a.create, Now: clock, Fixed: fixed, By: a.who(), ASCII: a.ascii, Dark: supposeDark(os.Getenv("COLORFGBG")),
		Settings: ui.Settings(a.config), Remember: writeConfig, Explain: a.explainIn, Start: start,
		Edit: editText, Export: exportFile, Catalog: catalog, Rest: rest,
	}
	cfg.Settings.Lang = a.lang
	if a.theme != "" {
		cfg.Settings.Theme, _ = theme.Parse(a.theme) // checked with the flags
	}
	if cfg.Settings.Theme == "" {
		cfg.Settings.Theme = theme.Auto
	}
	if a.colourless() {
		cfg.Settings.Theme = theme.Mono
	}
	return cfg, nil
}

// supposeDark guesses the terminal's background until it has told, or where it
// never does: some terminals leave "foreground;background" in COLORFGBG, where 7
// and 15 are white.
func supposeDark(colours string) bool {
	background := colours[strings.LastIndex(colours, ";")+1:]
	return background != "7" && background != "15"
}

func (a *app) colourless() bool { return a.noColor || os.Getenv("NO_COLOR") != "" }

func (a *app) runCockpit(cfg ui.Config) error {
	oneMore()
	defer a.notes.wait(a.err)()
	in, out := a.in.(*os.File), a.out.(*os.File) // both terminals: see cockpit
	to := draw.Config{In: in, Out: out, Environ: os.Environ(), Plain: a.renderer == rendererPlain, Closing: ui.Quit{}}
	if a.colourless() {
		ascii := colorprofile.ASCII
		to.Profile = &ascii
	}
	model, err := draw.Run(ui.New(cfg), to)
	switch {
	case errors.Is(err, tea.ErrProgramPanic):
		return say(words.Panicked) // the terminal is as it was, and where it happened has been printed
	case errors.Is(err, tea.ErrInterrupted), errors.Is(err, tea.ErrProgramKilled):
		return nil
	case err != nil:
		return err
	}
	return ui.Err(model)
}

// oneMore gives the runtime one processor more than the machine has. Whoever waits for
// keys waits in the kernel and holds a processor there until the runtime notices, which
// took it three milliseconds, and on two processors half of the machine: what was to be
// read and drawn beside waited for that.
func oneMore() { runtime.GOMAXPROCS(runtime.GOMAXPROCS(0) + 1) }

// The renderers that --renderer takes: draw's, and Bubble Tea's own.
const (
	rendererChange = "change"
	rendererPlain  = "plain"
)

// templates are what the welcome screen offers.
func (a *app) templates() []frame.Template {
	var out []frame.Template
	for _, name := range exchange.Templates() {
		out = append(out, frame.Template{Name: name, Title: templateTitles[name], About: exchange.TemplateAbout(name), Asks: true, Currency: exchange.TemplateCurrency(name)})
	}
	return append(out, frame.Template{Name: demoName, Title: words.DemoTitle, About: words.DemoAbout, Throwaway: true})
}

const demoName = "demo"

// create makes a workspace for the welcome screen.
func (a *app) create(_ context.Context, request frame.Create) (ui.Made, error) {
	if request.Template == demoName {
		s, err := a.demoStore()
		if err != nil {
			return ui.Made{}, err
		}
		return ui.Made{Storage: storage{s, a.lang}, Now: noonOf(exchange.DemoDay)}, nil
	}
	path, err := a.path()
	if err != nil {
		return ui.Made{}, err
	}
	left, err := a.make(path, initRequest{template: request.Template, name: request.Company, currency: request.Currency})
	if err != nil {
		return ui.Made{}, err
	}
	s, err := a.store()
	return ui.Made{Storage: storage{s, a.lang}, Said: left.said()}, err
}

// storage lends a store to the cockpit, which knows only what it needs of one.
type storage struct {
	*store.Store
	lang metrics.Lang
}

// Minutes returns the minutes of a closed review. Where none were kept, as in the
// demo, they are made of the state that the closing froze: they say the same.
func (s storage) Minutes(ctx context.Context, review string) (metrics.Minutes, bool, error) {
	m, ok, err := s.Store.Minutes(ctx, review)
	if ok || err != nil {
		return m, ok, err
	}
	w, _, err := s.Load(ctx, metrics.DateOf(time.Now()))
	if w == nil {
		return m, false, err
	}
	r := w.ReviewByID(review)
	if r == nil || !r.Closed() {
		return m, false, nil
	}
	d, err := document(ctx, known{store: s.Store}, w, nil, r.Period, s.lang)
	if d == nil {
		return m, false, err
	}
	return metrics.Minutes{Review: review, Lang: s.lang, Text: report.Minutes(d)}, true, err
}

// Report makes a report for the cockpit, by what journal entry seq left; 0: by all
// that is known.
func (s storage) Report(ctx context.Context, seq uint64, p metrics.Period, now time.Time, lang metrics.Lang) (*report.Document, error) {
	k := known{store: s.Store, seq: seq}
	w, err := k.load(ctx, metrics.DateOf(now))
	if w == nil {
		return nil, err
	}
	d, damage := document(ctx, k, w, metrics.Assess(w, now), p, lang)
	return d, errors.Join(err, damage)
}

func (s storage) Apply(ctx context.Context, change metrics.Change, by string, at time.Time) (metrics.Entry, error) {
	e, err := s.Store.Apply(ctx, change, by, at)
	if errors.Is(err, store.ErrNoChange) {
		return metrics.Entry{}, nil
	}
	return e, err
}

func (s storage) Since(ctx context.Context, seq uint64) ([]metrics.Entry, bool, error) {
	entries, err := s.Store.Since(ctx, seq)
	if errors.Is(err, store.ErrReload) {
		return nil, true, nil
	}
	return entries, false, err
}

func (s storage) Series(ctx context.Context, kpi string) (*metrics.Series, error) {
	return s.Store.Series(ctx, kpi, 0, 0)
}

func (s storage) Undo(ctx context.Context, seq uint64, force bool, by string, at time.Time) (metrics.Entry, error) {
	e, err := s.Store.Undo(ctx, seq, force, by, at)
	if errors.Is(err, store.ErrConflict) {
		err = fmt.Errorf("%w: %w", ui.ErrChangedSince, err)
	}
	if errors.Is(err, store.ErrUndone) {
		err = fmt.Errorf("%w: %w", ui.ErrUndone, err)
	}
	return e, err
}

func (s storage) Journal(ctx context.Context, before uint64, n int) ([]frame.JournalEntry, error) {
	items, err := s.Store.Journal(ctx, before, n)
	out := make([]frame.JournalEntry, len(items))
	for i := range items {
		it := &items[i]
		out[i] = frame.JournalEntry{Entry: entryOf(it), Touched: touched(it), Undone: it.UndoneBy != 0}
	}
	return out, err
}
