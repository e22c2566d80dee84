"""What one viewer sees of each kind of thing, as plain maps ready for JSON; nothing leaves the engine otherwise."""
