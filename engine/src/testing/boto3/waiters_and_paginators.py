"""Calls every waiter and paginator that botocore declares for the services named on stdin.

In: {"services": [...], "arguments": {"<service>.<name>": {...}}}; waiters are named as botocore names them.
Out: {"<service>.<name>": outcome}: of a paginator, how many items all of its pages have together, pages being as small
as the operation lets them be; of a waiter, "waited"; of either, the error's code when it was refused.
"""

import json
import sys

import boto3
from botocore import xform_name
from botocore.exceptions import ClientError, WaiterError


def paginators_of(service):
    loader = boto3.Session()._loader
    return loader.load_service_model(service, "paginators-1")["pagination"]


def page_size(client, operation, settings):
    """The least number of items that the operation's model allows on a page."""
    name = settings.get("limit_key")
    if name is None:
        return {}
    shape = client.meta.service_model.operation_model(operation).input_shape.members[name]
    return {"PageSize": max(1, shape.metadata.get("min", 1))}


def paginate(client, operation, settings, arguments):
    pages = client.get_paginator(xform_name(operation)).paginate(
        PaginationConfig=page_size(client, operation, settings), **arguments
    )
    keys = settings["result_key"]
    result = pages.build_full_result()
    return sum(len(result.get(key, [])) for key in (keys if isinstance(keys, list) else [keys]))


def wait(client, name, arguments):
    client.get_waiter(name).wait(WaiterConfig={"Delay": 0, "MaxAttempts": 1}, **arguments)
    return "waited"


def outcome(call):
    try:
        return call()
    except ClientError as error:
        return error.response["Error"]["Code"]
    except WaiterError as error:
        return error.last_response.get("Error", {}).get("Code", str(error))


asked = json.load(sys.stdin)
outcomes = {}
for service in asked["services"]:
    client = boto3.client(service)
    for operation, settings in paginators_of(service).items():
        name = f"{service}.{operation}"
        arguments = asked["arguments"].get(name, {})
        outcomes[name] = outcome(lambda: paginate(client, operation, settings, arguments))
    for waiter in client.waiter_names:
        name = f"{service}.{waiter}"
        outcomes[name] = outcome(lambda: wait(client, waiter, asked["arguments"].get(name, {})))
json.dump(outcomes, sys.stdout)
