# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0


def lambda_handler(event, context):
    """Counts one more step."""
    event["step"] += 1
    return event
