"""From a review that allows it to a session plan: techniques, minutes, frequency, homework."""
