"""What every other package stands on: errors, clock, ids, paths, texts, log. It imports none of them."""
