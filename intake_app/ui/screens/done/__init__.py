"""What comes after sealing: where the paper is, its code, print and save."""
