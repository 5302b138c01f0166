// Why a function did not answer a request: codes of the access log's error_reason, and the metric that counts each.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html#error-reason-codes
// Only those that can happen here: the rest concern networks, keys and runtimes that functions do not have.

const metricOf = {
  /** Headers or body were not UTF-8. */
  LambdaBadRequest: 'LambdaUserError',
  LambdaConnectionError: 'LambdaInternalError',
  /** It returned something that is not a response. */
  LambdaInvalidResponse: 'LambdaUserError',
  LambdaRequestTooLarge: 'LambdaUserError',
  LambdaResourceNotFound: 'LambdaUserError',
  LambdaResponseTooLarge: 'LambdaUserError',
  LambdaServiceException: 'LambdaInternalError',
  LambdaThrottling: 'LambdaUserError',
  /** It threw, or did not end in time. */
  LambdaUnhandled: 'LambdaUserError',
  /** The failure is the load balancer's own. */
  LambdaUnhandledException: 'LambdaInternalError',
  LambdaWebsocketNotSupported: 'LambdaUserError',
} as const;

export type FunctionErrorReason = keyof typeof metricOf;

export function functionErrorMetric(reason: FunctionErrorReason) {
  return metricOf[reason];
}

const byInvokeError: Readonly<Record<string, FunctionErrorReason>> = {
  InvalidRequestContentException: 'LambdaBadRequest',
  RequestTooLargeException: 'LambdaRequestTooLarge',
  ResourceNotFoundException: 'LambdaResourceNotFound',
  ServiceException: 'LambdaServiceException',
  TooManyRequestsException: 'LambdaThrottling',
};

/** @param code of an error of Lambda's Invoke; undefined when what failed was not Lambda. */
export function reasonOfInvokeError(code: string | undefined): FunctionErrorReason {
  return (code && byInvokeError[code]) || 'LambdaUnhandledException';
}
