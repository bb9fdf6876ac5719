"""Papers out: law text as HTML and as official PDF. Data in, text or bytes out; nothing is saved here."""
