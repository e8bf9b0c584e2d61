"""Following the places that news comes from: what a source is, when it is due, what is usual."""
