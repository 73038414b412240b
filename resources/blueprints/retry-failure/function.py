# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0
calls = 0


class HandledError(Exception):
    """An error that the definition names in a retrier."""


def lambda_handler(event, context):
    """Fails on its first two calls and then answers, as a service that recovers does."""
    global calls
    calls += 1
    if calls <= event.get("failures", 2):
        raise HandledError(f"call {calls} failed")
    return {"calls": calls}
