"""Who the client is: name and birth date."""
