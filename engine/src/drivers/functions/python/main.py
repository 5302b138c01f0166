"""The main program of a Python function's process: loads the handler and calls it for each invocation.

It speaks to the engine as a Node.js child does: lines of JSON over the socket in NODE_CHANNEL_FD.
https://docs.aws.amazon.com/lambda/latest/dg/python-handler.html
"""

import http.client
import importlib
import json
import logging
import os
import resource
import socket
import sys
import time
import traceback
import urllib.parse

channel = socket.socket(fileno=int(os.environ.pop("NODE_CHANNEL_FD")))
os.environ.pop("NODE_CHANNEL_SERIALIZATION_MODE", None)
endpoint = urllib.parse.urlsplit(sys.argv[1])
request_id = ""


class LambdaContext:
    """https://docs.aws.amazon.com/lambda/latest/dg/python-context.html"""

    def __init__(self, message):
        self.aws_request_id = message["invocationId"]
        self.invoked_function_arn = message["functionArn"]
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = os.environ["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
        self.identity = None
        self.client_context = json.loads(message["clientContext"]) if "clientContext" in message else None
        self._deadline_ms = message["deadlineMs"]

    def get_remaining_time_in_millis(self):
        return max(0, int(self._deadline_ms - time.time() * 1000))

    def log(self, text):
        sys.stdout.write(str(text))


class LineOfLambda(logging.Formatter):
    """One event for each record, as Lambda's own handler writes it."""

    converter = time.gmtime

    def format(self, record):
        text = super().format(record).replace("\n", "\r")
        stamp = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        return f"[{record.levelname}]\t{stamp}.{int(record.msecs):03d}Z\t{request_id}\t{text}"


class Failure(Exception):
    """An error of the function that Lambda itself names."""

    def __init__(self, kind, text):
        super().__init__(text)
        self.kind = kind


def lead_https_to_engine():
    """Libraries that answer CloudFormation over TLS, whatever its URL says, reach the engine, which speaks plain HTTP."""
    connect = http.client.HTTPSConnection.connect

    def connect_to(connection):
        if connection.host == endpoint.hostname and connection.port in (443, endpoint.port):
            connection.port = endpoint.port
            http.client.HTTPConnection.connect(connection)
        else:
            connect(connection)

    http.client.HTTPSConnection.connect = connect_to


def load(name):
    path, dot, function = name.rpartition(".")
    if not dot:
        raise Failure("Runtime.MalformedHandlerName", f"Bad handler '{name}': not enough values to unpack")
    module = path.replace("/", ".")
    try:
        loaded = importlib.import_module(module)
    except ImportError as error:
        text = f"Unable to import module '{path}': {error}"
        if error.name in ("boto3", "botocore"):
            text += ". On AWS it is part of the runtime; here this machine's python3 needs it: pip install boto3"
        raise Failure("Runtime.ImportModuleError", text) from None
    except SyntaxError as error:
        where = f"{error.filename} (line {error.lineno})"
        raise Failure("Runtime.UserCodeSyntaxError", f"Syntax error in module '{path}': {error.msg}, {where}") from None
    try:
        return getattr(loaded, function)
    except AttributeError:
        raise Failure("Runtime.HandlerNotFound", f"Handler '{function}' missing on module '{path}'") from None


def describe(error):
    kind = error.kind if isinstance(error, Failure) else type(error).__name__
    trace = [] if isinstance(error, Failure) else traceback.extract_tb(error.__traceback__)
    frames = traceback.format_list([frame for frame in trace if frame.filename != __file__])
    return {"errorMessage": str(error), "errorType": kind, "requestId": request_id, "stackTrace": frames}


def call(handler, message):
    result = handler(json.loads(message["payload"]), LambdaContext(message))
    try:
        return json.dumps(result)
    except (TypeError, ValueError) as error:
        raise Failure("Runtime.MarshalError", f"Unable to marshal response: {error}") from None


def end(payload, failed, fatal):
    mark = f"\0end of {request_id}\0\n"
    for stream in (sys.stdout, sys.stderr):
        stream.write(mark)
        stream.flush()
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    memory = used / 1024 if sys.platform != "darwin" else used / 1024**2
    send({"kind": "ended", "payload": payload, "failed": failed, "fatal": fatal, "memoryMiB": memory})


def send(message):
    channel.sendall(json.dumps(message).encode() + b"\n")


def fail(error, fatal):
    told = describe(error)
    lines = "".join(["Traceback (most recent call last):\n", *told["stackTrace"]]) if told["stackTrace"] else ""
    print(f"[ERROR] {told['errorType']}: {told['errorMessage']}\n{lines}".rstrip("\n").replace("\n", "\r"))
    end(json.dumps(told), True, fatal)


def main():
    global request_id
    sys.path[0] = os.getcwd()
    output = logging.StreamHandler(sys.stdout)
    output.setFormatter(LineOfLambda())
    logging.getLogger().addHandler(output)
    lead_https_to_engine()
    handler, broken = None, None
    try:
        handler = load(os.environ["_HANDLER"])
    except Exception as error:  # Whatever the module raises is for the caller.
        broken = error
    send({"kind": "ready"})
    for line in channel.makefile("r", encoding="utf-8"):
        message = json.loads(line)
        request_id = message["invocationId"]
        if broken is not None:
            fail(broken, True)
            continue
        try:
            payload = call(handler, message)
        except Exception as error:
            fail(error, False)
        else:
            end(payload, False, False)


main()
