package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kpitui/internal/exchange"
	"kpitui/internal/metrics"
	"kpitui/internal/store"
)

// initRequest is what `init` was asked for; empty fields take the template's.
type initRequest struct {
	template, name, start, tz, currency string
}

func (a *app) initCommand() *cobra.Command {
	r := initRequest{}
	cmd := &cobra.Command{
		Use: "init", Short: a.t(words.InitShort), Args: a.takes(0, 0),
		RunE: a.do(func(context.Context, []string) error {
			path, err := a.path()
			if err != nil {
				return err
			}
			left, err := a.make(path, r)
			if err != nil {
				return err
			}
			if !left.none() {
				a.printf(words.AmountsLeft, left.template, left.own, len(left.kpis), strings.Join(left.kpis, ", "))
			}
			a.printf(words.InitDone, path, a.command())
			return nil
		}),
	}
	f := cmd.Flags()
	f.StringVar(&r.template, "template", "blank", a.t(words.FlagTemplate))
	f.StringVar(&r.name, "name", "", a.t(words.FlagName))
	f.StringVar(&r.start, "start", "", a.t(words.FlagStart))
	f.StringVar(&r.tz, "tz", "", a.t(words.FlagTZ))
	f.StringVar(&r.currency, "currency", "", a.t(words.FlagCurrency))
	return cmd
}

// leftOut names the KPIs that stand without the amounts of their template, because the
// workspace has a currency of its own.
type leftOut struct {
	template, own string // the currencies
	kpis          []string
}

func (l leftOut) none() bool { return len(l.kpis) == 0 }

// said says so in a line, which has no room for names; zero when nothing was left out.
func (l leftOut) said() metrics.Text {
	if l.none() {
		return metrics.Text{}
	}
	return metrics.Text{
		JA: fmt.Sprintf(words.AmountsLeftShort.JA, l.template, l.own, len(l.kpis)),
		EN: fmt.Sprintf(words.AmountsLeftShort.EN, l.template, l.own, len(l.kpis)),
	}
}

// make makes a workspace at path; it never overwrites one. Amounts of a template in
// another currency stay out.
func (a *app) make(path string, r initRequest) (left leftOut, err error) {
	if _, err := os.Stat(path); err == nil { // found before anything is asked of the template
		return left, say(words.Exists, path)
	}
	d, err := exchange.Template(r.template)
	if err != nil {
		return left, usage(say(words.NoTemplate, r.template, joined(exchange.Templates())))
	}
	clock, _, err := a.clock()
	if err != nil {
		return left, err
	}
	if r.start != "" {
		start, err := metrics.ParseDate(r.start)
		if err != nil {
			return left, usage(say(words.BadStart, r.start))
		}
		d = exchange.Shift(d, start)
	}
	switch {
	case r.name != "":
		d.Info.Name = metrics.Same(r.name)
	case d.Info.Name.IsZero() && a.workspace != "":
		d.Info.Name = metrics.Same(a.workspace)
	case d.Info.Name.IsZero():
		d.Info.Name = words.NewCompany
	}
	if r.tz != "" {
		d.Info.TZ = r.tz
	}
	if d.Info.TZ == "" {
		d.Info.TZ = localZone()
	}
	left.template = d.Info.Currency
	switch {
	case r.currency != "":
		d.Info.Currency = strings.ToUpper(r.currency)
	case d.Info.Currency == "" && a.lang == metrics.JA:
		d.Info.Currency = "JPY"
	case d.Info.Currency == "":
		d.Info.Currency = "USD"
	}
	left.own = d.Info.Currency
	if left.template != "" && left.template != left.own {
		left.kpis = exchange.LeaveAmounts(d)
	}
	zone, err := d.Info.Location()
	if err != nil {
		return left, usage(say(words.BadZone, d.Info.TZ))
	}
	now := clock(zone)
	if d.Info.Start.IsZero() {
		d.Info.Start = metrics.DateOf(now)
	}
	if err := metrics.Validate(d.Workspace()); err != nil {
		return left, usage(err) // a template is valid: it is what was asked for
	}
	return left, store.Create(path, metrics.Change{Kind: metrics.ChangeInit, Label: r.template, Records: d.Records()}, a.who(), now)
}

// localZone names the machine's time zone; UTC when the machine does not know
// its name.
func localZone() string {
	if tz := os.Getenv("TZ"); tz != "" {
		if _, err := time.LoadLocation(tz); err == nil {
			return tz
		}
	}
	if name := time.Local.String(); name != "Local" && name != "" {
		return name
	}
	if link, err := os.Readlink("/etc/localtime"); err == nil {
		if name := zoneOfPath(link); name != "" {
			return name
		}
	}
	if data, err := os.ReadFile("/etc/timezone"); err == nil {
		if name := zoneOfPath("zoneinfo/" + string(data)); name != "" {
			return name
		}
	}
	return "UTC"
}
