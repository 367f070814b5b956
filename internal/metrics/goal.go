package metrics

// ChangeGoal replaces the goal at index i of goals by next from the day from on,
// and returns the new goals. What was set before from stays: the old goal ends
// on the day before, and the new one has Since from. A goal that grows starts at
// value, that of the day from, unless it names its own start. A goal that was
// set on that very day, or later, is replaced as if it had never been.
func ChangeGoal(goals []Goal, i int, next Goal, from Date, value Maybe) []Goal { return goals }

// AddGoal adds a goal that counts from the day from on; zero: always did.
func AddGoal(goals []Goal, next Goal, from Date, value Maybe) []Goal { return append(goals, next) }

// EndGoal ends the goal at index i on the day before from, keeping it for the
// periods before; one that was set on that day or later goes altogether.
func EndGoal(goals []Goal, i int, from Date) []Goal { return goals }
