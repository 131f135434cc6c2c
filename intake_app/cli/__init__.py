"""The command line: the only place that knows click. It parses, calls a service and prints."""
