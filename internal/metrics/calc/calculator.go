package calc

import (
	"kpitui/internal/metrics"
)

// Calculator turns raw rows into KPIs.
type Calculator struct {
	ID    string
	Name  metrics.Text
	About metrics.Text // in a line
	Forms []Form       // the first whose columns are all there is read
	// Periods says that it counts by week or by month, as asked for.
	Periods bool
	// Days says that it heeds [Options].Days.
	Days bool
	run  func(*Table, Options) (*Result, error)
}

// Options say how to look at the rows.
type Options struct {
	// Today is the day on which the rows are looked at: what is not over on it is
	// unknown, what has not happened by then has not happened.
	Today metrics.Date
	Per   metrics.PeriodKind // Week or Month
	// Days is how many active days a power user has in a period; 0: [PowerDays].
	Days int
	// Goals are the goals of the workspace for the NPS.
	Goals []float64
}

// Result is what a calculator found.
type Result struct {
	Calculator *Calculator
	Options    Options
	Rows       int
	Values     []Value        // by output, oldest period first
	Notes      []metrics.Text // what a reader has to know
	// Detail is *Retention, *Concentration, *Power, *Satisfaction, *Movements,
	// *Virality, *Activity, *Survival or *Worth.
	Detail any
}

// Value is one result that can be a KPI.
type Value struct {
	Output *Output
	// Period is the one that it speaks for: the day on which dated rows are looked at
	// where it speaks for all up to it; zero where rows have no dates.
	Period metrics.Period
	Number
	Reason metrics.Text // why it is missing
}

// Problem is why rows cannot be computed at all.
type Problem struct{ Text metrics.Text }

// Error is the problem in English.
func (p *Problem) Error() string { return p.In(metrics.EN) }

// In is the problem in the language.
func (p *Problem) In(lang metrics.Lang) string { return p.Text.In(lang) }

// Run computes the rows. The error is a *[Problem].
func (c *Calculator) Run(t *Table, o Options) (*Result, error) {
	if o.Per != metrics.Week {
		o.Per = metrics.Month
	}
	if o.Days == 0 {
		o.Days = PowerDays(o.Per)
	}
	r, err := c.run(t, o)
	if err != nil {
		return nil, err
	}
	r.Calculator, r.Options, r.Rows = c, o, t.Rows
	return r, nil
}

// add notes a value, or why there is none.
func (r *Result) add(id string, p metrics.Period, n Number, reason metrics.Text) {
	v := Value{Output: OutputOf(id), Period: p, Number: n}
	if !n.OK {
		v.Reason = reason
	}
	r.Values = append(r.Values, v)
}

// Latest returns the newest value of each output, in their order.
func (r *Result) Latest() []Value {
	var out []Value
	for _, v := range r.Values {
		if n := len(out); n > 0 && out[n-1].Output == v.Output {
			out[n-1] = v
			continue
		}
		out = append(out, v)
	}
	return out
}

// Find returns the calculator with the id, or nil.
func Find(id string) *Calculator {
	all := Calculators()
	for i := range all {
		if all[i].ID == id {
			return &all[i]
		}
	}
	return nil
}

var (
	user  = Column{ID: "user", Kind: Key, Names: []string{"user_id", "userid", "uid", "member", "account", "ユーザー", "ユーザ", "ユーザーid", "利用者", "会員", "会員id", "顧客", "顧客id"}}
	date  = Column{ID: "date", Kind: Time, Names: []string{"day", "time", "timestamp", "datetime", "at", "日付", "日時", "日", "利用日", "利用日時"}}
	value = Column{ID: "value", Kind: Amount, Unit: metrics.UnitMoney, Names: []string{"amount", "count", "revenue", "usage", "値", "価値", "金額", "利用量", "件数", "売上", "数値"}}
)

func optional(c Column) Column { c.Optional = true; return c }
func blank(c Column) Column    { c.Blank = true; return c }

// months returns the column of a Time that may be a month.
func months(c Column) Column {
	c.Months = true
	c.Names = append([]string{"month", "week", "月", "年月"}, c.Names...)
	return c
}

func amount(id string, unit metrics.UnitKind, names ...string) Column {
	return Column{ID: id, Kind: Amount, Unit: unit, Names: names}
}

func whole(id string, names ...string) Column {
	return Column{ID: id, Kind: Amount, Unit: metrics.UnitCount, Whole: true, Names: names}
}

func atMost(id string, c Column) Column { c.AtMost = id; return c }

// Calculators lists all calculators. They are made when they are asked for: every
// command pays for what is made at the start.
func Calculators() []Calculator {
	month := Column{ID: "month", Kind: Month, Names: []string{"date", "period", "月", "年月", "対象月", "計上月", "月度", "日付"}}
	dated := optional(months(date))
	dated.Names = append([]string{"回答日", "回答日時"}, dated.Names...)
	return []Calculator{
		{ID: "retention", Name: words.Retention, About: words.RetentionAbout, Periods: true, run: runRetention,
			Forms: []Form{{user, months(date), optional(value)}}},
		{ID: "concentration", Name: words.Concentration, About: words.ConcentrationAbout, run: runConcentration,
			Forms: []Form{{user, value}}},
		{ID: "power", Name: words.Power, About: words.PowerAbout, Periods: true, Days: true, run: runPower,
			Forms: []Form{{user, date}}},
		{ID: "nps", Name: words.NPS, About: words.NPSAbout, Periods: true, run: runNPS,
			Forms: []Form{
				{whole("promoters", "promoter", "推奨者", "推奨者数"), whole("passives", "passive", "neutrals", "中立者", "中立者数"),
					whole("detractors", "detractor", "批判者", "批判者数"), dated},
				{Column{ID: "score", Kind: Amount, Unit: metrics.UnitCount, Whole: true, High: 10, Names: []string{"nps", "rating", "answer", "スコア", "点数", "評価", "回答"}}, dated},
			}},
		{ID: "mrr", Name: words.MRR, About: words.MRRAbout, run: runMRR,
			Forms: []Form{{
				Column{ID: "customer", Kind: Key, Names: append([]string{"customer_id", "customerid", "client", "company", "顧客名", "取引先", "契約", "契約id"}, append([]string{"user"}, user.Names...)...)},
				month, amount("mrr", metrics.UnitMoney, "amount", "value", "revenue", "月次経常収益", "月額", "金額", "売上", "値"),
			}}},
		{ID: "viral", Name: words.Viral, About: words.ViralAbout, run: runViral,
			Forms: []Form{
				{
					Column{ID: "inviter", Kind: Key, Names: append([]string{"user", "sender", "招待者", "招待元", "紹介者"}, user.Names...)},
					Column{ID: "invited_at", Kind: Time, Blank: true, Names: []string{"invited", "sent_at", "sent", "招待日", "招待日時", "紹介日"}},
					Column{ID: "accepted_at", Kind: Time, Blank: true, After: "invited_at", Names: []string{"accepted", "joined_at", "converted_at", "承諾日", "承諾日時", "登録日", "登録日時"}},
				},
				{
					whole("users", "user_count", "ユーザー数", "利用者数"), whole("invites", "invitations", "招待数", "招待件数"),
					atMost("invites", whole("conversions", "accepted", "joined", "登録数", "承諾数", "成立数")),
					optional(amount("cycle_days", metrics.UnitCount, "cycle", "cycle_time", "サイクル", "サイクル日数")),
				},
			}},
		{ID: "active", Name: words.Active, About: words.ActiveAbout, run: runActive,
			Forms: []Form{{user, date}}},
		{ID: "ttv", Name: words.TTV, About: words.TTVAbout, run: runTTV,
			Forms: []Form{{
				user, Column{ID: "start", Kind: Time, Names: []string{"started", "started_at", "signup", "signed_up", "signed_up_at", "開始", "開始日", "開始日時", "登録日", "登録日時"}},
				blank(Column{ID: "reached", Kind: Time, After: "start", Names: []string{"reached_at", "value_at", "activated", "activated_at", "到達", "到達日", "到達日時", "達成日", "達成日時"}}),
			}}},
		{ID: "value", Name: words.Value, About: words.ValueAbout, Periods: true, run: runValue,
			Forms: []Form{{
				amount("hours_saved", metrics.UnitDuration, "hours", "saved_hours", "削減時間", "削減工数", "工数削減"),
				amount("cost_per_hour", metrics.UnitMoney, "hourly_cost", "rate", "工数単価", "時間単価", "時給"),
				amount("outcomes", metrics.UnitCount, "results", "成果", "成果数", "成果創出数", "成果件数"),
				amount("value_per_outcome", metrics.UnitMoney, "outcome_value", "成果単価", "価値換算", "1件あたりの価値"),
				optional(amount("cost", metrics.UnitMoney, "ai_cost", "investment", "費用", "コスト", "ai費用", "投資額")), dated,
			}}},
	}
}
