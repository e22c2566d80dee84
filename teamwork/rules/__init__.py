"""The rulebook as functions: one file a chapter or a noun of it, each quoting its rule numbers."""
