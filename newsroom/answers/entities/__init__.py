"""What an article tells of: people with their posts, dates, quotations, who did what."""
