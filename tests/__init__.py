"""What holds, said as sentences; see README.md here."""
