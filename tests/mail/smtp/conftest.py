"""A server that fails as told, and the proxy in front of it; both are used again, since a start costs a second."""

import shutil

import pytest

from tests.mail.smtp.running import Raw, proxy
from tests.mail.smtp.upstream import Upstream


@pytest.fixture(scope="module")
def server():
    """Give a server for a module's tests."""
    upstream = Upstream()
    yield upstream
    upstream.close()


@pytest.fixture
def upstream(server):
    """Give the server with nothing left over."""
    server.clear()
    return server


@pytest.fixture(scope="module")
def running(tmp_path_factory, server):
    """Run the proxy for a module's tests."""
    with proxy(tmp_path_factory.mktemp("home"), server, "--timeout", "2") as door:
        yield door


@pytest.fixture
def door(running, upstream):
    """Give the proxy with nothing held."""
    assert upstream.taken == []
    shutil.rmtree(running.store.folder, ignore_errors=True)
    return running


@pytest.fixture
def raw(door):
    """Give a client that says whatever it is told to."""
    client = Raw(door.port)
    yield client
    client.close()
