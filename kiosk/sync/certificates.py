"""The hub's certificates, made on the spot: a private authority, and the hub's own, signed by it.

The hub's certificate carries its authority's within it, so that a desk that knows
only the authority's fingerprint can take it from the first handshake.
"""

import hashlib
import ipaddress
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID, ObjectIdentifier

from kiosk.errors import BadInput

HUB_NAME = "hub.local"
"""The name that desks ask for, whatever the hub's address."""

_AUTHORITY_INSIDE = ObjectIdentifier("2.25.1302948281")
"""Our own extension: the authority's certificate, as DER."""

_VALID = timedelta(days=400)


def new_authority(now: datetime) -> tuple[bytes, bytes]:
    """Certificate and key of a new private authority, as PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "cqitec-kiosk hub authority")])
    builder = _builder(name, name, key.public_key(), now).add_extension(
        x509.BasicConstraints(ca=True, path_length=0), critical=True
    )
    usage = x509.KeyUsage(
        key_cert_sign=True,
        crl_sign=True,
        digital_signature=False,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
    certificate = builder.add_extension(usage, critical=True).sign(key, hashes.SHA256())
    return certificate.public_bytes(Encoding.PEM), _pem(key)


def new_certificate(authority: bytes, authority_key: bytes, hosts: Iterable[str], now: datetime) -> tuple[bytes, bytes]:
    """Certificate and key of the hub for these addresses, as PEM."""
    issuer = x509.load_pem_x509_certificate(authority)
    signer = load_pem_private_key(authority_key, None)
    assert isinstance(signer, ec.EllipticCurvePrivateKey)
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HUB_NAME)])
    inside = x509.UnrecognizedExtension(_AUTHORITY_INSIDE, issuer.public_bytes(Encoding.DER))
    certificate = (
        _builder(name, issuer.subject, key.public_key(), now)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([_name(one) for one in dict.fromkeys((HUB_NAME, *hosts))]), False)
        .add_extension(inside, critical=False)
        .sign(signer, hashes.SHA256())
    )
    return certificate.public_bytes(Encoding.PEM), _pem(key)


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, now: datetime
) -> x509.CertificateBuilder:
    # a desk's clock may be hours off and must not be shut out for it
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now.astimezone(UTC) - timedelta(days=2))
        .not_valid_after(now.astimezone(UTC) + _VALID)
    )


def _name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def fingerprint_of(authority: bytes) -> str:
    """SHA-256 of an authority's certificate (PEM), in hex."""
    return hashlib.sha256(x509.load_pem_x509_certificate(authority).public_bytes(Encoding.DER)).hexdigest()


def authority_within(hub: bytes, fingerprint: str) -> bytes:
    """The authority that a hub's certificate (DER) carries, as PEM; ``BadInput`` when it is not the expected one."""
    try:
        found = x509.load_der_x509_certificate(hub).extensions.get_extension_for_oid(_AUTHORITY_INSIDE)
        assert isinstance(found.value, x509.UnrecognizedExtension)
        authority = x509.load_der_x509_certificate(found.value.value).public_bytes(Encoding.PEM)
    except (ValueError, x509.ExtensionNotFound) as error:
        raise BadInput("what answers at this address is no hub of ours: ask the supervisor for a new code") from error
    if fingerprint_of(authority) != fingerprint:
        raise BadInput(
            "the hub at this address is not the one that made this code (its fingerprint differs): "
            "ask the supervisor for a new code"
        )
    return authority
