package metrics

var roleLabels = map[Role]Text{
	RoleOutcome:    {JA: "成果", EN: "outcome"},
	RoleBehaviour:  {JA: "行動", EN: "behaviour"},
	RoleExperience: {JA: "体験", EN: "experience"},
	RoleLearning:   {JA: "学習", EN: "learning"},
	"":             {JA: "役割なし", EN: "no role"},
}

var horizonLabels = map[Horizon]Text{
	HorizonShort: {JA: "短期", EN: "short"},
	HorizonMid:   {JA: "中期", EN: "mid"},
	HorizonLong:  {JA: "長期", EN: "long"},
	"":           {JA: "期間の指定なし", EN: "no horizon"},
}

var directionLabels = map[Direction]Text{
	Higher: {JA: "高いほど良い", EN: "higher is better"},
	Lower:  {JA: "低いほど良い", EN: "lower is better"},
	"":     {JA: "向きなし", EN: "neither"},
}

// Label returns the word for the role.
func (r Role) Label() Text { return roleLabels[r] }

// Label returns the word for the horizon.
func (h Horizon) Label() Text { return horizonLabels[h] }

// Label returns the words for the direction.
func (d Direction) Label() Text { return directionLabels[d] }
