from documents.reading.outcome import Reading
def read_docx(data): return Reading("")
