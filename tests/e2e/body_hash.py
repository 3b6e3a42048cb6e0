"""The hash of a body that a DKIM signature carries, by dkimpy."""

import base64
import hashlib

from dkim.canonicalization import CanonicalizationPolicy


def body_hashes(message):
    """Give the hashes of a message's body, relaxed and simple."""
    body = message.partition(b"\r\n\r\n")[2]
    policies = [CanonicalizationPolicy.from_c_value(b"relaxed/" + name) for name in (b"relaxed", b"simple")]
    return [base64.b64encode(hashlib.sha256(each.canonicalize_body(body)).digest()) for each in policies]
