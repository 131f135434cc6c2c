"""Cases and FHIR in and out."""
