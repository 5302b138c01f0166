"""Answers CloudFormation for a custom resource. A function whose inline code imports it finds it beside that code.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-lambda-function-code-cfnresponsemodule.html
"""

import json
import urllib.request

SUCCESS = "SUCCESS"
FAILED = "FAILED"


def send(event, context, responseStatus, responseData, physicalResourceId=None, noEcho=False, reason=None):
    body = json.dumps(
        {
            "Status": responseStatus,
            "Reason": reason or f"See the details in CloudWatch Log Stream: {context.log_stream_name}",
            "PhysicalResourceId": physicalResourceId or context.log_stream_name,
            "StackId": event["StackId"],
            "RequestId": event["RequestId"],
            "LogicalResourceId": event["LogicalResourceId"],
            "NoEcho": noEcho,
            "Data": responseData,
        }
    )
    request = urllib.request.Request(event["ResponseURL"], body.encode(), {"content-type": ""}, method="PUT")
    try:
        with urllib.request.urlopen(request) as response:
            print(f"Status code: {response.status}")
    except OSError as error:
        print(f"send(..) failed: {error}")
