"""The steps of a visit: each puts its screen into the frame and takes what it emits to the interview."""
