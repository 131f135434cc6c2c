"""Keys, certificates and digests: made, wrapped and opened here."""
