"""The step Sign: the plan as text, and the ink of both."""
