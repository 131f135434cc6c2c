"""The statements of the clinical content, section 16, proved over all answers from the loaded rules; z3 is used nowhere else."""
