"""The sample partnership: its words here as data, made through the real actions."""
