"""Where a host is: on this machine or in its network (inside), or out in the public one."""

import socket
import unicodedata
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

_NAMES = (".localhost", ".local", ".internal")
# Addresses that hold one of the old kind in their last 32 bits, for networks that know the new kind only.
_TRANSLATED = IPv6Network("64:ff9b::/96")
_LAST = 2**32 - 1


def leads_inside(url: str) -> bool:
    """Tell whether any address of the URL's host is inside: what a public page redirects to may not be.

    A name is looked up: that takes as long as it takes, so the caller bounds the time. One that has no address is
    taken by its look; connecting to it will fail, or a proxy answers for it.
    """
    return _is_inside_by_name(url) or any(map(_is_inside, _addresses(url)))


def is_inside(url: str) -> bool:
    """Tell whether the URL's host is inside by all of its addresses: its own network may send the reader about."""
    addresses = list(_addresses(url))
    return _is_inside_by_name(url) or (bool(addresses) and all(map(_is_inside, addresses)))


def _host(url: str) -> str:
    """Return the host as it is looked up: full-width digits and the dots of other scripts are those of ASCII."""
    host = unicodedata.normalize("NFKC", urlsplit(url).hostname or "")
    return host.replace("\u3002", ".").rstrip(".").lower()


def _is_inside_by_name(url: str) -> bool:
    host = _host(url)
    return host == "localhost" or host.endswith(_NAMES)


def _addresses(url: str) -> Iterator[IPv4Address | IPv6Address]:
    """Yield the addresses of the URL's host: the one that it is in any notation, or those that its name has."""
    host = _host(url)
    try:
        yield ip_address(host)
        return
    except ValueError:
        pass
    try:
        yield IPv4Address(socket.inet_aton(host))  # "2130706433", "0x7f.1", "0177.0.0.1", "0"
        return
    except (OSError, ValueError):
        pass
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return
    for *_, told in found:
        yield ip_address(str(told[0]))


def _is_inside(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address):
        inner = _inner(address)
        if inner is not None:
            return _is_inside(inner)
    return not address.is_global or address.is_multicast or address.is_reserved


def _inner(address: IPv6Address) -> IPv4Address | None:
    """Return the address of the old kind that one of the new kind stands for, in whatever way it does."""
    if address in _TRANSLATED:
        return IPv4Address(int(address) & _LAST)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
