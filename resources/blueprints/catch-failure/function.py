# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0


class HandledError(Exception):
    """An error that the definition names in a catcher."""


def lambda_handler(event, context):
    """Fails with the error named in the event, HandledError when none is."""
    error = event.get("error", "HandledError")
    if error == "none":
        return event
    if error == "HandledError":
        raise HandledError("the function gave up")
    raise RuntimeError("something unexpected happened: " + error)
