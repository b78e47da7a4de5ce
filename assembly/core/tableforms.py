"""A table that comes with a form: uploaded at the first step, carried along to the second."""

import base64
import binascii
import io

from flask import request, send_file
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response
from wtforms import StringField

from assembly.core.errors import BadInput, Refusal
from assembly.core.forms import KeyedForm
from assembly.core.tables import LARGEST_FILE, TableTooLarge

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LARGEST_BODY = 2 * LARGEST_FILE  # the file once more as text, with room for the form around it


class NoFile(Refusal):
    status = 422
    message = _l("เลือกไฟล์ Excel หรือ CSV ก่อน")


class TableForm(KeyedForm):
    """A file of rows; at the second step it comes back as the first page had it."""

    kept = StringField()

    def content(self) -> bytes:
        """What was uploaded, or kept between the two steps. Refuses: NoFile, TableTooLarge."""
        self.require_valid()
        sent = request.files.get("file")
        if sent is None:
            content = self._kept()
        else:
            content = sent.read(LARGEST_FILE + 1)
            sent.close()  # a large upload is a file on the disk until then
        if not content:
            raise NoFile
        if len(content) > LARGEST_FILE:
            raise TableTooLarge
        return content

    def _kept(self) -> bytes:
        try:
            return base64.b64decode(self.kept.data or "", validate=True)
        except (binascii.Error, ValueError) as error:
            raise BadInput from error


def hand_out(content: bytes, name: str) -> Response:
    """A workbook to fill in, under a name of ours."""
    return send_file(
        io.BytesIO(content), mimetype=EXCEL, as_attachment=True, download_name=f"{name}.xlsx"
    )


def keep(content: bytes) -> str:
    """The file as the second step's form carries it."""
    return base64.b64encode(content).decode("ascii")
