"""Starts Live Tail, writes to the log group named on stdin, and lets a second pass.

In: {"group": ..., "arn": ..., "now": milliseconds, "clock": the URL that lets a second pass}.
Out: the kinds of what the session sent until it had the event, and the event's message.
"""

import json
import sys
import urllib.request

import boto3

asked = json.load(sys.stdin)
logs = boto3.client("logs")
kinds = []
message = None
stream = logs.start_live_tail(logGroupIdentifiers=[asked["arn"]])["responseStream"]
for event in stream:
    [kind] = event
    kinds.append(kind)
    if kind == "sessionStart":
        logs.put_log_events(
            logGroupName=asked["group"],
            logStreamName="web",
            logEvents=[{"timestamp": asked["now"], "message": "written"}],
        )
        urllib.request.urlopen(asked["clock"])
    else:
        message = event[kind]["sessionResults"][0]["message"]
        break
stream.close()
json.dump({"kinds": kinds, "message": message}, sys.stdout)
