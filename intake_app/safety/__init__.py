"""Rules and a Situation in, findings and a verdict out."""
