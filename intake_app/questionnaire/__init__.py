"""What is asked: FHIR R4 Questionnaires read into frozen questions, and the append-only log of answers."""
