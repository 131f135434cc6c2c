"""The step Plan: areas, techniques, minutes; the therapist may always be stricter."""
