"""A headless Chromium, spoken to in the WebDriver protocol (W3C), for pages."""

import http.client
import json
import re
import shutil
import subprocess

import pytest

OPTIONS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"]


class Browser:
    """One window of a headless browser."""

    def __init__(self, port):
        self._port, self._session = port, ""
        wanted = {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions": {"args": OPTIONS}}}
        self._session = "/" + self._send("session", capabilities=wanted)["sessionId"]

    def _send(self, command, method="POST", /, **body):
        """Send one command and give its value."""
        place = f"/session{self._session}/{command}" if self._session else f"/{command}"
        link = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        link.request(method, place.rstrip("/"), json.dumps(body), {"Content-Type": "application/json"})
        value = json.load(link.getresponse())["value"]
        link.close()
        assert not (isinstance(value, dict) and "error" in value), value
        return value

    def open(self, path, *, scheme="light", width=1280, height=900):
        """Open a file in a light or dark window of a width."""
        media = [{"name": "prefers-color-scheme", "value": scheme}]
        self.devtools("Emulation.setEmulatedMedia", media="screen", features=media)
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.devtools("Emulation.setDeviceMetricsOverride", **size)
        self._send("url", url=path.as_uri())

    def devtools(self, command, **params):
        """Send a command of the DevTools protocol."""
        return self._send("goog/cdp/execute", cmd=command, params=params)

    def run(self, script):
        """Run a script in the page and give what it returns."""
        return self._send("execute/sync", script=script, args=[])

    def run_later(self, script):
        """Run a script that calls its last argument with what it gives."""
        return self._send("execute/async", script=script, args=[])

    def log(self):
        """Give the lines of the browser's console."""
        return self._send("se/log", type="browser")

    def close(self):
        """Close the browser."""
        self._send("", "DELETE")


@pytest.fixture(scope="session")
def browser():
    """Start a browser once."""
    if not (shutil.which("chromedriver") and shutil.which("chromium")):
        pytest.skip("chromium and chromium-driver are not installed; .ci/run installs them")
    driver = subprocess.Popen(
        ["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    for line in driver.stdout:
        if started := re.search(r"started successfully on port (\d+)", line):
            break
    window = Browser(int(started[1]))
    yield window
    window.close()
    driver.terminate()
    driver.stdout.close()
    driver.wait(30)
