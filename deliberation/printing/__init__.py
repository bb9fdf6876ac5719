"""Papers of the procedure: from texts an office may adapt to PDF and Word."""
