# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0


def lambda_handler(event, context):
    """Starts the work: counts its first step and chooses the way after ChoiceStep."""
    event["step"] = 1
    event["processResult"] = "Process2b"
    return event
