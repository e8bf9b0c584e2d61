"""The domain: Vietnamese text, questions to answers, comments, digests. Pure Python, no I/O."""
