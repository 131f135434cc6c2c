"""The content in plain English: rules as sentences, checks as pages, why a line did or did not fire."""
