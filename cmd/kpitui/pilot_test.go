package main

import (
	"context"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kpitui/internal/exchange"
	"kpitui/internal/metrics"
	"kpitui/internal/store"
	"kpitui/internal/ui"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/theme"
	"kpitui/internal/ui/uitest"
)

// pilot is a person at the cockpit: the real model on a real store, without a
// terminal. Commands run as Bubble Tea would run them; the clock is the test's.
type pilot struct {
	t       testing.TB
	model   tea.Model
	store   *store.Store
	now     time.Time
	results chan tea.Msg
	running atomic.Int32  // commands that have not come back
	waiting atomic.Int32  // of these, the ones that wait for another to write, or for time to pass
	seen    atomic.Uint64 // the newest entry that the cockpit has been given
	quit    bool
}

// newPilot opens a cockpit of the given size on the store at path; an empty path
// starts without a workspace, at a place where one can be made.
func newPilot(t testing.TB, path string, lang metrics.Lang, width, height int, now time.Time) *pilot {
	t.Helper()
	return newPilotWith(t, path, lang, width, height, now, func(*ui.Config) {})
}

// newPilotWith is newPilot with a configuration changed by the test.
func newPilotWith(t testing.TB, path string, lang metrics.Lang, width, height int, now time.Time, change func(*ui.Config)) *pilot {
	t.Helper()
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	p := &pilot{t: t, now: now, results: make(chan tea.Msg, 1000)}
	a := &app{lang: lang, by: "hana", db: path}
	cfg := ui.Config{
		Templates: a.templates(), Create: a.create, Now: func(zone *time.Location) time.Time { return p.now.In(orUTC(zone)) }, Fixed: true,
		Clock: func() time.Time { return p.now }, By: "hana", Dark: true, Settings: ui.Settings{Lang: lang, Theme: theme.Dark}, Explain: a.explainIn, Catalog: catalog,
	}
	if path != "" {
		p.store = store.Open(path, store.Options{})
		cfg.Storage = storage{p.store, lang}
	}
	change(&cfg)
	if cfg.Storage != nil {
		cfg.Storage = watched{cfg.Storage, p}
	}
	t.Cleanup(a.litter.clear)
	cfg.Create = func(ctx context.Context, request frame.Create) (ui.Made, error) {
		made, err := a.create(ctx, request)
		if err != nil {
			return made, err
		}
		p.store = made.Storage.(storage).Store
		made.Storage = watched{made.Storage, p}
		return made, nil
	}
	p.model = ui.New(cfg)
	p.run(p.model.Init())
	p.send(tea.WindowSizeMsg{Width: width, Height: height})
	p.settle()
	return p
}

// watched is a storage whose pilot knows what waits for changes and what the
// cockpit has heard of.
type watched struct {
	ui.Storage
	p *pilot
}

// Watch ends with the test: systems give only so many watches (128 on Linux), and
// without one the store looks every two seconds.
func (w watched) Watch(context.Context) (<-chan struct{}, error) {
	defer w.p.waiting.Add(1)
	return w.Storage.Watch(w.p.t.Context())
}

func (w watched) Load(ctx context.Context, today metrics.Date) (*metrics.Workspace, uint64, error) {
	workspace, seq, err := w.Storage.Load(ctx, today)
	w.p.seen.Store(seq)
	return workspace, seq, err
}

func (w watched) Since(ctx context.Context, seq uint64) ([]metrics.Entry, bool, error) {
	entries, reload, err := w.Storage.Since(ctx, seq)
	if n := len(entries); n > 0 {
		w.p.seen.Store(entries[n-1].Seq)
	}
	return entries, reload, err
}

func orUTC(zone *time.Location) *time.Location {
	if zone == nil {
		return time.UTC
	}
	return zone
}

// send hands the model a message and starts the command that comes back.
func (p *pilot) send(msg tea.Msg) {
	var cmd tea.Cmd
	p.model, cmd = p.model.Update(msg)
	p.run(cmd)
}

// run runs a command beside the model, as Bubble Tea does; the members of a
// sequence one after the other.
func (p *pilot) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	waits := isTick(cmd)
	if waits {
		p.waiting.Add(1)
	}
	p.running.Add(1)
	go func() {
		for _, msg := range results(cmd) {
			p.results <- msg
		}
		p.running.Add(-1)
		if waits {
			p.waiting.Add(-1)
		}
	}()
}

// isTick reports whether a command is one of [tea.Tick], which waits for nothing but
// the time: for midnight, or for a pause in typing.
func isTick(cmd tea.Cmd) bool {
	made := runtime.FuncForPC(reflect.ValueOf(tea.Tick(0, nil)).Pointer()).Name()
	return runtime.FuncForPC(reflect.ValueOf(cmd).Pointer()).Name() == made
}

// results runs a command and returns its messages. Those of a batch are run each
// by itself: one of them may wait for ever, for a change or for midnight.
func results(cmd tea.Cmd) []tea.Msg {
	msg := cmd()
	if batch, ok := msg.(tea.BatchMsg); ok {
		return []tea.Msg{batch}
	}
	v := reflect.ValueOf(msg)
	if msg == nil || v.Kind() != reflect.Slice || v.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return []tea.Msg{msg}
	}
	var out []tea.Msg
	for i := range v.Len() {
		out = append(out, results(v.Index(i).Interface().(tea.Cmd))...)
	}
	return out
}

// rest takes results until none has come for a while.
func (p *pilot) rest() {
	for {
		select {
		case msg := <-p.results:
			p.take(msg)
		case <-time.After(100 * time.Millisecond):
			return
		}
	}
}

// follows waits until the cockpit has taken what another has written.
func (p *pilot) follows() {
	p.t.Helper()
	items, err := p.store.Journal(context.Background(), 0, 1)
	if err != nil {
		p.t.Fatal(err)
	}
	for end := time.Now().Add(5 * time.Second); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if p.settle(); p.seen.Load() >= items[0].Seq {
			p.settle()
			return
		}
	}
	p.t.Fatal("the cockpit does not notice what another wrote")
}

// settle takes results until nothing runs any more but what waits.
func (p *pilot) settle() {
	for end := time.Now().Add(5 * time.Second); time.Now().Before(end); {
		select {
		case msg := <-p.results:
			p.take(msg)
		default:
			if p.running.Load() <= p.waiting.Load() && len(p.results) == 0 {
				return
			}
			time.Sleep(100 * time.Microsecond)
		}
	}
	p.t.Fatal("the cockpit does not come to rest")
}

func (p *pilot) take(msg tea.Msg) {
	switch msg := msg.(type) {
	case nil:
	case tea.QuitMsg:
		p.quit = true
	case tea.BatchMsg:
		for _, cmd := range msg {
			p.run(cmd)
		}
	default:
		p.send(msg)
	}
}

// press presses keys and types texts, as [uitest.Keys] reads them.
func (p *pilot) press(keys ...string) {
	p.t.Helper()
	for _, k := range keys {
		for _, msg := range uitest.Keys(k) {
			p.send(msg)
		}
		p.settle()
	}
}

// screen returns what is to be seen, without styles.
func (p *pilot) screen() string {
	lines := strings.Split(ansi.Strip(p.model.View().Content), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// sees fails the test unless every text is on the screen.
func (p *pilot) sees(texts ...string) {
	p.t.Helper()
	shown := p.screen()
	for _, s := range texts {
		if !strings.Contains(shown, s) {
			p.t.Fatalf("%q is not on the screen:\n%s", s, shown)
		}
	}
}

// seesNot fails the test if any of the texts is on the screen.
func (p *pilot) seesNot(texts ...string) {
	p.t.Helper()
	shown := p.screen()
	for _, s := range texts {
		if strings.Contains(shown, s) {
			p.t.Fatalf("%q is on the screen:\n%s", s, shown)
		}
	}
}

// demoPath makes a store that holds the demo story and returns its path.
func demoPath(t testing.TB, lang metrics.Lang) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "demo.db")
	if err := createDemo(path, lang); err != nil {
		t.Fatal(err)
	}
	return path
}

var demoNoon = exchange.DemoDay.Time().Add(3 * time.Hour) // noon in Tokyo
