"""Vietnamese text: normal forms, folding, syllables, sentences. Everything starts with NFC."""
