package frame

// ShowExperiment asks the screen of actions to put its cursor on an experiment,
// running or ended, and open it.
type ShowExperiment struct{ Experiment string }
