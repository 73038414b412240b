# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0


def lambda_handler(event, context):
    """Passes its event on."""
    return event


def on_first_match(event, context):
    return {**event, "matched": "first"}


def on_second_match(event, context):
    return {**event, "matched": "second"}
