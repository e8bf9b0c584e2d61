"""What Hỏi Tin reaches, measured: run as ``python -m benchmarks.NAME``."""
