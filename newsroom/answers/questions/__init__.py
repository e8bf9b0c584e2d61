"""The parts of understanding a question; ``newsroom.answers.question`` puts them together."""
