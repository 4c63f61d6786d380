"""Security headers on every response, and the page's language in its markup."""

from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Streamlit compiles chart expressions and loads its bundles from blobs, so scripts cannot be
# held tighter; everything comes from this server alone.
_CONTENT_POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss: data: blob:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)
_HEADERS = {
    "Content-Security-Policy": _CONTENT_POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
_ENGLISH_MARKUP = b'<html lang="en"'


class ResponseHeaders:
    """ASGI middleware; passes websockets through untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, adding the headers and correcting the markup's language."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        response = _Response(send, _language_of(scope))
        await self._app(scope, receive, response.send)


class _Response:
    def __init__(self, send: Send, language: bytes) -> None:
        self._send = send
        self._language = language
        self._start: Message = {}
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            if "text/html" in headers.get("content-type", ""):
                # The length may change with the markup, so the start waits for the whole body.
                self._start = message
                return
        elif self._start:
            self._body += message.get("body", b"")
            if message.get("more_body"):
                return
            body = self._body.replace(_ENGLISH_MARKUP, b'<html lang="%s"' % self._language, 1)
            MutableHeaders(scope=self._start)["content-length"] = str(len(body))
            await self._send(self._start)
            message = {"type": "http.response.body", "body": body}
        await self._send(message)


def _language_of(scope: Scope) -> bytes:
    asked = parse_qs(scope.get("query_string", b"").decode("ascii", "replace")).get("lang")
    return b"en" if asked == ["en"] else b"da"
