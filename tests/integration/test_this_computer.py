"""Without login the server answers browsers on this computer, and nobody else."""

import http.client
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from boligblik.settings import PROJECT_FOLDER
from tests.functional.conftest import Server, running_server

PATHS = ("/", "/evictions?year=2015", "/_stcore/health", "/_stcore/upload_file/x/y", "/media/x.png")
WEBSOCKET = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running_server(tmp_path_factory.mktemp("this_computer") / "data") as running:
        yield running


def answer(
    server: Server, path: str, method: str = "GET", **headers: str
) -> tuple[int, http.client.HTTPMessage, str]:
    """Ask as any program may, with headers of one's own (``_`` for ``-``)."""
    connection = http.client.HTTPConnection(urlsplit(server.address).netloc, timeout=30)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers=named)
    response = connection.getresponse()
    is_open = response.status == http.HTTPStatus.SWITCHING_PROTOCOLS
    body = "" if is_open else response.read().decode("utf-8", "replace")
    connection.close()
    return response.status, response.headers, body


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "boligblik.example"},
        {"Host": "boligblik.example:8501"},
        {"Host": "127.0.0.1.example"},
        {"Host": "192.0.2.7:8501"},
        {"Host": "[::1"},
        {"X_Forwarded_For": "192.0.2.7"},
        {"Forwarded": "for=192.0.2.7"},
        {"Origin": "https://other.example"},
        {"Origin": "http://localhost:1"},
        {"Origin": "null"},
    ],
    ids=str,
)
def test_what_comes_from_elsewhere_is_refused_in_words(
    server: Server, path: str, headers: dict[str, str]
) -> None:
    status, given, body = answer(server, path, **headers)
    assert status == http.HTTPStatus.FORBIDDEN
    assert "svarer kun browsere på denne computer" in body
    assert "Content-Security-Policy" in given


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_this_computers_own_names_are_answered(server: Server, name: str) -> None:
    port = urlsplit(server.address).port
    host = f"{name}:{port}"
    assert answer(server, "/_stcore/health", Host=host)[0] == http.HTTPStatus.OK
    assert answer(server, "/", Host=host, Origin=f"http://{host}")[0] == http.HTTPStatus.OK


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ({}, http.HTTPStatus.FORBIDDEN),
        ({"Origin": "https://other.example"}, http.HTTPStatus.FORBIDDEN),
        ({"Origin": "null"}, http.HTTPStatus.FORBIDDEN),
        ({"Origin": "{address}"}, http.HTTPStatus.SWITCHING_PROTOCOLS),
    ],
    ids=str,
)
def test_a_websocket_is_opened_for_the_servers_own_page_alone(
    server: Server, origin: dict[str, str], status: int
) -> None:
    told = {name: value.format(address=server.address) for name, value in origin.items()}
    assert answer(server, "/_stcore/stream", **WEBSOCKET, **told)[0] == status


@pytest.mark.parametrize("address", ["0.0.0.0", "::"])  # noqa: S104
def test_it_does_not_start_on_any_other_address(tmp_path: Path, address: str) -> None:
    started = subprocess.run(
        [
            *(sys.executable, "-m", "streamlit", "run", "app.py"),
            f"--server.address={address}",
        ],
        cwd=PROJECT_FOLDER,
        env={"BOLIGBLIK_DATA": str(tmp_path / "data"), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert started.returncode == 1
    assert f"det starter ikke på adressen {address}" in started.stderr
    assert "Traceback" not in started.stderr
    assert not (tmp_path / "data").exists()
