# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0


def lambda_handler(event, context):
    """Passes its event on: the Wait states read their times from it."""
    return event
