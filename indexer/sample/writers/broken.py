"""Files that cannot be read: cut off on the way, or protected by a password. Pure."""

import struct
from hashlib import sha512

from indexer.sample.writers.compound import compound

_PACKAGE_SIZE = 8192


def broken_docx(whole: bytes) -> bytes:
    """The first two thirds: the table at a zip archive's end is missing."""
    return whole[: len(whole) * 2 // 3]


def encrypted_docx() -> bytes:
    """What Word saves with a password: the package encrypted in a compound file. Source: [MS-OFFCRYPTO] 2.3.4.10."""
    body = b"".join(sha512(number.to_bytes(4, "little")).digest() for number in range(_PACKAGE_SIZE // 64))
    package = struct.pack("<Q", _PACKAGE_SIZE) + body
    return compound({"EncryptionInfo": struct.pack("<HHI", 4, 4, 0x40) + _INFO, "EncryptedPackage": package})


_KEY = "AAECAwQFBgcICQoLDA0ODw=="
_INFO = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    '<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption"'
    ' xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password">'
    '<keyData saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES"'
    f' cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" saltValue="{_KEY}"/>'
    '<keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password">'
    '<p:encryptedKey spinCount="100000" saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES"'
    f' cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" saltValue="{_KEY}" encryptedVerifierHashInput="{_KEY}"'
    f' encryptedVerifierHashValue="{_KEY}" encryptedKeyValue="{_KEY}"/></keyEncryptor></keyEncryptors></encryption>'
).encode()
