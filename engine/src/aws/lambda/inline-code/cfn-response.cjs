// Answers CloudFormation for a custom resource. Inline code that names the package `cfn-response` finds it.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-lambda-function-code-cfnresponsemodule.html
const http = require('node:http');
const https = require('node:https');

exports.SUCCESS = 'SUCCESS';
exports.FAILED = 'FAILED';

exports.send = (event, context, responseStatus, responseData, physicalResourceId, noEcho) =>
  new Promise((resolve, reject) => {
    const { StackId, RequestId, LogicalResourceId, ResponseURL } = event;
    const body = JSON.stringify({
      Status: responseStatus,
      Reason: `See the details in CloudWatch Log Stream: ${context.logStreamName}`,
      PhysicalResourceId: physicalResourceId || context.logStreamName,
      StackId,
      RequestId,
      LogicalResourceId,
      NoEcho: noEcho || false,
      Data: responseData,
    });
    const { request: send } = ResponseURL.startsWith('https:') ? https : http;
    const headers = { 'content-type': '', 'content-length': Buffer.byteLength(body) };
    const request = send(ResponseURL, { method: 'PUT', headers }, (response) => {
      response.resume();
      console.log(`Status code: ${response.statusCode}`);
      context.done();
      resolve();
    });
    request.on('error', (error) => {
      console.log(`send(..) failed: ${error.message}`);
      context.done(error);
      reject(error);
    });
    request.end(body);
  });
