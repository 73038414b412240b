# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0


def lambda_handler(event, context):
    """Prints what it got; what a function prints goes to its log, not into its result."""
    print(event)
    return event
