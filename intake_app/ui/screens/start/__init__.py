"""The first screen: which case, and a draft that was found."""
