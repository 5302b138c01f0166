// Facts of the conformance table (index.ts): of the status codes that the load balancer makes itself.
import type { Part } from './fact.ts';

export const statusCodes: Part = {
  title: 'Status codes',
  pages: ['load-balancer-troubleshooting'],
  facts: [
    [
      '400: malformed, headers over 16 K or 64 K, folded headers',
      'status-codes: a malformed request',
      'status-codes: a header of more than 16 K',
      'status-codes: headers of more than 64 K',
      'status-codes: folded headers',
    ],
    [
      '400: the client closed before its body was whole',
      'status-codes: 400: a client that stops sending in the middle of its body',
    ],
    ['405: TRACE', 'status-codes: TRACE'],
    [
      '408: no data within the idle timeout',
      'status-codes: 408: a request that is not finished within the idle timeout',
      'status-codes: 408: a body that stalls',
    ],
    [
      '413: more than a megabyte for a function',
      'functions: 413: a body of more than a megabyte, with and without its length',
    ],
    ['414: a request line over 16 K', 'status-codes: a request line of more than 16 K'],
    [
      '460: the client left before the answer',
      'status-codes: 460 in the access log: a client that leaves before its answer; the target loses its request',
    ],
    [
      '463: more than 30 addresses in X-Forwarded-For',
      'status-codes: more than 30 addresses in X-Forwarded-For',
      'status-codes: headers of almost 64 K and 30 addresses are taken',
    ],
    [
      '464: a protocol version that the group does not take',
      'protocol-versions: requests that a version does not accept are 464',
    ],
    [
      '500: a Location over 8 K, a transform that fails',
      'rules: a Location of more than 8 K is not sent',
      'rules: a transform whose outcome is no URL is 500',
    ],
    ['501: a transfer coding that is not supported', 'status-codes: a transfer coding that is not supported'],
    [
      '502: the target refuses, closes, or answers what cannot be read',
      'status-codes: refuses the connection',
      'status-codes: closes while the request is outstanding',
      'status-codes: closes in the middle of a short body',
      'status-codes: answers with something else',
      'status-codes: gives two lengths',
    ],
    ['502: response headers over 32 K', 'status-codes: gives headers of more than 32 K'],
    [
      '502: the TLS handshake with the target fails, or takes over 10 s',
      'status-codes: fails the TLS handshake',
      'status-codes: 502: the TLS handshake takes longer than ten seconds',
    ],
    ['502: a function fails, or answers what is no response', 'functions: a function that fails'],
    ['503: no registered target', 'status-codes: 503: no registered target'],
    ['504: no connection within 10 s', 'status-codes: 504: the connection is not made within ten seconds'],
    ['504: no answer within the idle timeout', 'status-codes: 504: no answer within the idle timeout'],
    [
      '504: a Content-Length larger than the body',
      'status-codes: 504: a Content-Length that is larger than the body',
    ],
    ['505: a version that is not supported', 'status-codes: another version of HTTP'],
    [
      '000: a connection that GOAWAY ended',
      'http2-limits: headers of more than 64 K end the connection with GOAWAY; the access log says 000',
    ],
  ],
};
