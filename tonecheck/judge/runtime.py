"""ONNX Runtime, with its telemetry off before it is loaded.

Since 2026 its Linux and macOS builds create a device identifier and send usage events unless one of these variables is
set before the import (microsoft/onnxruntime, pull requests 27379 and 29843). tonecheck promises that nothing leaves the
machine.
"""

from __future__ import annotations

import os

for _variable in ("ORT_DISABLE_TELEMETRY", "ORT_TELEMETRY_DISABLED"):
    os.environ[_variable] = "1"

import onnxruntime  # noqa: E402 - the variables must come first

onnxruntime.disable_telemetry_events()  # Windows has no variable for it

__all__ = ["onnxruntime"]
