"""Where records are kept; nothing above it sees SQLAlchemy."""
