// Package text makes texts fit for a terminal: printable, measured in columns,
// cut and padded. It knows nothing of KPIs.
package text
