"""A door with TLS before a server that has none, as a proxy at an installation would be."""

import datetime as dt
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from assembly.core import clock


class Door:
    """Listens with TLS, and hands everything on to a port of this machine."""

    def __init__(self, papers: Path) -> None:
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(papers)
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"https://127.0.0.1:{self.socket.getsockname()[1]}"
        self.port = 0

    def leads_to(self, port: int) -> None:
        self.port = port
        threading.Thread(target=self._welcome, daemon=True).start()

    def _welcome(self) -> None:
        with suppress(OSError):
            while True:
                guest, _ = self.socket.accept()
                threading.Thread(target=self._serve, args=[guest], daemon=True).start()

    def _serve(self, guest: socket.socket) -> None:
        with (
            suppress(OSError),
            self.context.wrap_socket(guest, server_side=True) as outside,
            socket.create_connection(("127.0.0.1", self.port)) as inside,
        ):
            back = threading.Thread(target=hand_on, args=[inside, outside], daemon=True)
            back.start()
            hand_on(outside, inside)
            back.join()


def hand_on(one: socket.socket, other: socket.socket) -> None:
    """Everything that one says, until it falls silent."""
    with suppress(OSError):
        while said := one.recv(65536):
            other.sendall(said)
        other.shutdown(socket.SHUT_WR)


@contextmanager
def tls_before(folder: Path) -> Iterator[Door]:
    papers = folder / "papers.pem"
    papers.write_bytes(own_papers())
    door = Door(papers)
    yield door
    door.socket.close()


def own_papers() -> bytes:
    """A key and the certificate it signs for itself, for an hour around now."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    now, hour = clock.now(), dt.timedelta(hours=1)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - hour)
        .not_valid_after(now + hour)
        .add_extension(here, critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain)
    return secret + made.public_bytes(pem)
