"""Pure functions from reviews and interviews to the plain values that widgets show. No Qt here."""
