from certificates.models.batch import BatchEntry, CertificateBatch, EntryState
from certificates.models.certificate import CURRENT, Certificate, Step, Transition

__all__ = [
    "CURRENT",
    "BatchEntry",
    "Certificate",
    "CertificateBatch",
    "EntryState",
    "Step",
    "Transition",
]
