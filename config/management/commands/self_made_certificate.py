"""manage.py self_made_certificate: https in a local network, so that phones open the camera."""

import ipaddress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Write certificate.pem and key.pem for NAME into FOLDER; browsers will ask once."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="where the two files go")
        parser.add_argument("name", help="host name or address of the site")

    def handle(self, *, folder, name, **options):
        folder.mkdir(parents=True, exist_ok=True)
        key = ec.generate_private_key(ec.SECP256R1())
        (folder / "key.pem").touch(mode=0o600)
        (folder / "key.pem").write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
        signed = _certificate(key, name).public_bytes(serialization.Encoding.PEM)
        (folder / "certificate.pem").write_bytes(signed)


def _certificate(key, name):
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Kilim on {name}")])
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=365))
        .add_extension(x509.SubjectAlternativeName(_names(name)), critical=False)
        .sign(key, hashes.SHA256())
    )


def _names(name):
    try:
        return [x509.IPAddress(ipaddress.ip_address(name)), x509.DNSName("localhost")]
    except ValueError:
        return [x509.DNSName(name), x509.DNSName("localhost")]
