"""A small client of the Internet Printing Protocol: what a badge needs of it (RFC 8011).

A connection for each request: on a kept one that the printer has closed meanwhile, nobody could
tell whether it got the badge.
"""

import http.client
import itertools
import ssl
from enum import IntEnum
from typing import NamedTuple
from urllib.parse import urlsplit

from kiosk.badge.ipp_wire import (
    Attributes,
    BadMessage,
    Group,
    Message,
    Tag,
    Value,
    decode,
    encode,
    keywords,
    number,
)
from kiosk.errors import BadInput, PrinterUnavailable

CONNECT_S = 3.0
ANSWER_S = 15.0
LARGEST_ANSWER = 16 << 20
_PORT = 631
_SUCCESS = range(0x0100)
_NAME_OCTETS = 255
_QUEUE = (
    "printer-name", "printer-info", "printer-location", "printer-make-and-model", "printer-is-accepting-jobs",
    "document-format-supported", "device-uri",
)  # fmt: skip


class Operation(IntEnum):
    PRINT_JOB = 0x0002
    CANCEL_JOB = 0x0008
    GET_JOB_ATTRIBUTES = 0x0009
    GET_JOBS = 0x000A
    GET_PRINTER_ATTRIBUTES = 0x000B
    CUPS_GET_PRINTERS = 0x4002


class Status(IntEnum):
    """Answers that mean something of their own to us."""

    NOT_FOUND = 0x0406
    FORMAT = 0x040A
    NOT_SUPPORTED = 0x040B
    DEVICE = 0x0504
    NOT_ACCEPTING = 0x0506
    BUSY = 0x0507


class NoContact(PrinterUnavailable):
    """The printer could not be asked.  ``sent``: it may have got the request all the same."""

    def __init__(self, sentence: str, *, sent: bool) -> None:
        super().__init__(sentence)
        self.sent = sent


class Answer(NamedTuple):
    """What the printer said; ``status`` below 0x0100 means yes."""

    status: int
    message: Message

    @property
    def ok(self) -> bool:
        return self.status in _SUCCESS


class IppClient:
    """Asks one printer, or one queue of a CUPS server.  May be used by several threads at once."""

    def __init__(self, uri: str) -> None:
        """``uri`` like ``ipp://10.0.0.9/ipp/print``.  Raises ``BadInput`` for one that names no printer."""
        parts = urlsplit(uri)
        try:
            port = parts.port
        except ValueError as error:
            raise BadInput(f"The printer {uri!r} has no such port.") from error
        if parts.scheme not in ("ipp", "ipps") or not parts.hostname:
            raise BadInput(f"The printer {uri!r} names no host; write ipp://host:631/ipp/print.")
        if parts.username is not None or parts.query or parts.fragment:
            raise BadInput(f"The printer {uri!r} may hold a host, a port and a path only.")
        self._tls = parts.scheme == "ipps"
        self._host, self._port = parts.hostname, port or _PORT
        self._path = parts.path or "/ipp/print"
        # the form that the printer compares with its own
        self._uri = f"{parts.scheme}://{parts.netloc}{self._path}"
        self._numbers = itertools.count(1)

    @property
    def path(self) -> str:
        return self._path

    def printer(self, *names: str) -> Attributes:
        """The printer's attributes of these names.  Raises ``NoContact``."""
        answer = self._ask(Operation.GET_PRINTER_ATTRIBUTES, {"requested-attributes": keywords(*names)})
        if not answer.ok:
            raise NoContact(f"The printer {self._uri} answers {answer.status:#06x} to who it is.", sent=False)
        return answer.message.group(Group.PRINTER)

    def queues(self) -> list[Attributes]:
        """The queues of a CUPS server.  Raises ``NoContact``, also for a server that is none."""
        answer = self._ask(Operation.CUPS_GET_PRINTERS, {"requested-attributes": keywords(*_QUEUE)})
        if not answer.ok and answer.status != Status.NOT_FOUND:
            raise NoContact(f"The server {self._uri} answers {answer.status:#06x} to its queues.", sent=False)
        return answer.message.all(Group.PRINTER)

    def print_job(self, document: bytes, name: str, wishes: Attributes) -> Answer:
        """Hand over one PDF; refused rather than printed otherwise than wished.  Raises ``NoContact``."""
        told: Attributes = {
            "job-name": (Value(Tag.NAME, _name(name)),),
            "document-format": (Value(Tag.MIME, "application/pdf"),),
            "ipp-attribute-fidelity": (Value(Tag.BOOLEAN, True),),
        }
        return self._ask(Operation.PRINT_JOB, told, wishes, document)

    def job(self, job: int) -> Answer:
        """All attributes of a job.  Raises ``NoContact``."""
        told: Attributes = {"job-id": number(job), "requested-attributes": keywords("all")}
        return self._ask(Operation.GET_JOB_ATTRIBUTES, told)

    def jobs(self, which: str) -> list[Attributes]:
        """Jobs, whoever sent them; ``which`` completed or not-completed.  Raises ``NoContact``."""
        told: Attributes = {"which-jobs": keywords(which), "requested-attributes": keywords("all")}
        answer = self._ask(Operation.GET_JOBS, told)
        if not answer.ok and answer.status != Status.NOT_FOUND:
            raise NoContact(f"The printer {self._uri} answers {answer.status:#06x} to its jobs.", sent=False)
        return answer.message.all(Group.JOB)

    def cancel(self, job: int) -> bool:
        """Take a job back; whether the printer agreed.  Raises ``NoContact``."""
        return self._ask(Operation.CANCEL_JOB, {"job-id": number(job)}).ok

    def _ask(
        self, operation: Operation, told: Attributes, wishes: Attributes | None = None, document: bytes = b""
    ) -> Answer:
        head: Attributes = {
            "attributes-charset": (Value(Tag.CHARSET, "utf-8"),),
            "attributes-natural-language": (Value(Tag.LANGUAGE, "en"),),
            "printer-uri": (Value(Tag.URI, self._uri),),
        }
        job_id = {"job-id": told["job-id"]} if "job-id" in told else {}
        user: Attributes = {"requesting-user-name": (Value(Tag.NAME, "cqitec-kiosk"),)}
        groups: list[tuple[int, Attributes]] = [(Group.OPERATION, {**head, **job_id, **user, **told})]
        if wishes:
            groups.append((Group.JOB, wishes))
        content = self._post(encode(Message(operation, next(self._numbers), tuple(groups), document)))
        try:
            message = decode(content)
        except BadMessage as error:
            raise NoContact(f"{self._uri} is no printer: {error}.", sent=True) from error
        return Answer(message.code, message)

    def _post(self, content: bytes) -> bytes:
        connection = self._connect()
        try:
            headers = {"Content-Type": "application/ipp", "Connection": "close"}
            connection.request("POST", self._path, content, headers)
            answer = connection.getresponse()
            if answer.status != http.client.OK:
                raise NoContact(self._http_words(answer.status), sent=answer.status >= 500)
            return answer.read(LARGEST_ANSWER)
        except (OSError, http.client.HTTPException) as error:
            raise NoContact(f"Contact with {self._uri} was lost: {_why(error)}.", sent=True) from error
        finally:
            connection.close()

    def _connect(self) -> http.client.HTTPConnection:
        if self._tls:
            # printers sign their own certificates: this hides names from the network, it proves no printer
            context = ssl.create_default_context()
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
            connection = http.client.HTTPSConnection(self._host, self._port, timeout=CONNECT_S, context=context)
        else:
            connection = http.client.HTTPConnection(self._host, self._port, timeout=CONNECT_S)
        try:
            connection.connect()
        except (OSError, UnicodeError) as error:
            raise NoContact(f"No contact with {self._uri}: {_why(error)}.", sent=False) from error
        connection.sock.settimeout(ANSWER_S)
        return connection

    def _http_words(self, status: int) -> str:
        match status:
            case 401 | 403:
                return f"The printer {self._uri} wants a password: allow printing without one."
            case 404:
                return f"There is no printer at {self._uri}: look at its path."
            case 426:
                return f"The printer {self._uri} speaks over TLS only: write ipps:// for ipp://."
            case _:
                return f"The printer {self._uri} answers HTTP {status}."


def _name(text: str) -> str:
    """As much of a job's name as every printer keeps."""
    return text.encode()[:_NAME_OCTETS].decode("utf-8", "ignore")


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
