"""Where it is: regions, groups, sides and the region under a point."""
