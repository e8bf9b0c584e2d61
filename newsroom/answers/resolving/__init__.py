"""Answers that need more than an extract: who chaired, who attended, who holds a post, who said
what, who wrote the article. Each module resolves one kind of question from one article's evidence
or says nothing, and then the reader has its turn."""
