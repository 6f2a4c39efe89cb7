"""Uploads that go to the disk as they come: however many a form brings, none is held in memory and none stays open."""

from pathlib import Path

from django.core.files.uploadhandler import FileUploadHandler

from exchange.incoming import waiting


class Upload:
    """One file of a form, whole on the disk; it is gone when the request ends, unless it was moved."""

    def __init__(self, path, *, name, size):
        self.path, self.name, self.size = Path(path), name, size

    def open(self):
        return self.path.open("rb")

    def close(self):
        self.path.unlink(missing_ok=True)


class ToDisk(FileUploadHandler):
    """For `request.upload_handlers`, before anything asks what was posted."""

    file = None

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.file = waiting.new_file()

    def receive_data_chunk(self, raw_data, start):
        self.file.write(raw_data)

    def file_complete(self, file_size):
        self.file.close()
        return Upload(self.file.name, name=self.file_name, size=file_size)

    def upload_interrupted(self):
        if self.file is not None:
            self.file.close()
            Path(self.file.name).unlink(missing_ok=True)
