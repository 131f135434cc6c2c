"""The pages of questions: lines, their answers, progress and findings."""
