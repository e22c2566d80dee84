"""Teamwork, the engine: the game as data and functions; the world begins at service, store, export and cli."""
