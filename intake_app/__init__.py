"""Intake App: contraindication checks, pressure tolerance and sealed session plans for massage therapists."""
