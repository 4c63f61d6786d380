"""Run alone: answer browsers on this computer and nobody else.

There is no login, so whoever reaches the server may do everything. The address it listens on keeps
other computers out; what a browser on this one is made to ask by some other site (by a name that
points here, or across sites) is told by the Host and Origin headers.
"""

from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from boligblik.language import DANISH, ENGLISH, message

_ADDRESS = message(
    "Boligblik runs without login and answers on this computer only; it does not start on the "
    "address {address}. Start it without --server.address, from the folder that app.py lies in."
)
_REFUSED = message(
    "Boligblik runs without login and answers browsers on this computer only, at "
    "http://localhost or http://127.0.0.1 with its port."
)
# What a proxy adds: behind one, everybody seems to sit at this computer.
_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
_POLICY_VIOLATION = 1008


def refusal_of_address(address: str | None) -> str | None:
    """Return why the server may not listen on an address, None if it may.

    ``None`` as address stands for all of them.
    """
    if address and _is_this_computer(address):
        return None
    words = {"address": address or "0.0.0.0"}  # noqa: S104 (named, not bound)
    return f"{DANISH.text(_ADDRESS, **words)}\n{ENGLISH.text(_ADDRESS, **words)}"


class OnlyThisComputer:
    """ASGI middleware; a request from elsewhere is answered 403, a websocket is not opened."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what comes from a browser on this computer, and the server's own events."""
        if scope["type"] == "lifespan" or _is_from_here(scope):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
        else:
            told = f"{DANISH.text(_REFUSED)}\n{ENGLISH.text(_REFUSED)}\n"
            await PlainTextResponse(told, 403)(scope, receive, send)


def _is_from_here(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    client = scope.get("client")
    host: str = headers.get("host", "")
    origin: str | None = headers.get("origin")
    if client and not _is_this_computer(client[0]):
        return False
    if any(name in headers for name in _FORWARDED):
        return False
    if not _is_this_computer(_name_of(host)):
        return False
    if origin is None:
        # A browser tells the origin of every websocket, and of what is sent across sites.
        return str(scope["type"]) == "http"
    return urlsplit(origin).netloc == host


def _name_of(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _is_this_computer(name: str) -> bool:
    if name.lower() == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False
