"""The two skin models: simulate, train, export, evaluate. Start with README.md."""
