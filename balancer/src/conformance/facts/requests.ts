// Facts of the conformance table (index.ts): of requests, responses and connections.
import type { Part } from './fact.ts';

export const requests: Part = {
  title: 'Requests and connections',
  pages: [
    'application-load-balancers',
    'x-forwarded-headers',
    'load-balancer-request-tracing',
    'header-modification',
  ],
  facts: [
    [
      'X-Forwarded-For: append, preserve or remove',
      'requests: X-Forwarded-For is appended to',
      'requests: X-Forwarded-For is preserved',
      'requests: X-Forwarded-For is removed',
    ],
    [
      'X-Forwarded-For: on request with the client’s port, in append mode',
      'requests: the client port is added when that is asked for',
      'requests: with %s the client port is not added',
    ],
    [
      'X-Forwarded-Proto and -Port are the listener’s',
      'requests: X-Forwarded-Proto and -Port are the listener’s, whatever the client says',
    ],
    [
      'X-Amzn-Trace-Id is made, or gets Self; other fields stay; over 7 KB it is rewritten',
      'requests: is made',
      'requests: gets Self before Root',
      'requests: has its Self replaced',
      'requests: keeps other fields',
      'requests: is rewritten when it is longer than 7 KB',
    ],
    [
      'Host: no port on 80 and 443, the listener’s port elsewhere, or preserved',
      'requests: loses its port on port 80',
      'requests: gets the listener’s port elsewhere',
      'requests: is preserved when that is asked for',
    ],
    [
      'An absolute URI is forwarded in origin form, with its host',
      'requests: is that of an absolute URI, which goes on in origin form',
    ],
    ['Invalid header fields are dropped when that is asked for', 'requests: invalid header fields are %s'],
    [
      'Bodies are streamed both ways, with their trailers; 100 (Continue) is the target’s',
      'requests: a chunked request stays chunked, with its trailers, without its extensions',
      'requests: chunked bodies and their trailers come through',
      'requests: server-sent events come through one by one',
      'requests: 100 (Continue) comes from the target, and the body after it',
    ],
    [
      'A slow reader slows down the target',
      'connections: a slow reader slows down the target, and gets everything in the end',
      'https: over HTTP/2 a slow reader slows down the target, and a slow target the client; nothing is lost',
    ],
    [
      'Listener attributes add and remove response headers',
      'requests: listener attributes add headers and take Server away',
    ],
    ['Listener attributes rename headers to targets', 'client-certificates: names of headers'],
    [
      'An idle connection is closed after the idle timeout; an old one after its next response',
      'connections: an idle connection is closed after the idle timeout',
      'connections: a connection older than the keep-alive duration ends after its next response',
    ],
    [
      'No pipelining: one request at a time',
      'connections: pipelined requests are answered in their order, and reach the target one by one',
    ],
    [
      'WebSockets, on HTTP and HTTPS; the idle timeout applies to them',
      'web-sockets: bytes go both ways after 101, and stay with the target that answered it',
      'web-sockets: they work over HTTPS too, beside HTTP/2, and are logged as wss',
      'connections: a WebSocket that is silent for the idle timeout is ended',
    ],
    [
      'HTTP/2: 128 streams at once, 10,000 requests a connection',
      'https: at most 128 streams at once are allowed',
      'https: after ten thousand requests an HTTP/2 connection is ended; the access log says 000',
    ],
    [
      'HTTP/2: headers over 64 K are a GOAWAY (their block over 8 K, compressed, is none: decision 0011)',
      'http2-limits: headers of more than 64 K end the connection with GOAWAY; the access log says 000',
      'http2-limits: compressed headers count by their decoded size',
    ],
    ['Desync mitigation: what each mode lets through, refuses and closes', 'connections: %s: %j is %i'],
    ['Desync mitigation: each reason and its class', 'desync-reasons: %s is %s: %i'],
  ],
};
