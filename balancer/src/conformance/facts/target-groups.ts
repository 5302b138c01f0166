// Facts of the conformance table (index.ts): of target groups.
import type { Part } from './fact.ts';

export const targetGroups: Part = {
  title: 'Target groups',
  pages: [
    'load-balancer-target-groups',
    'edit-target-group-attributes',
    'sticky-sessions',
    'target-group-health',
  ],
  facts: [
    ['A target group serves one load balancer', 'elbv2/validation: a target group serves one load balancer'],
    [
      'Protocol versions: requests that a group does not accept are 464',
      'protocol-versions: requests that a version does not accept are 464',
    ],
    [
      'HTTP/2 and gRPC reach targets, with trailers',
      'protocol-versions: HTTP/2 targets get HTTP/2, with trailers both ways',
      'protocol-versions: gRPC calls reach gRPC targets and bring back their status',
    ],
    [
      'HTTP/2 clients reach HTTP/1.1 targets',
      'https: HTTP/2 to an HTTP/1.1 target: bodies, cookies and many streams at once',
    ],
    [
      'Certificates of targets are not checked',
      'protocol-versions: targets are reached over TLS whatever their certificate',
    ],
    ['Round robin', 'target-groups: round robin goes round'],
    [
      'Least outstanding requests',
      'target-groups: least outstanding requests avoids the target that is busy',
    ],
    [
      'Weighted random; with anomaly mitigation a target that fails gets less, until it has recovered',
      'target-groups: weighted random reaches every target',
      'anomalies: with mitigation a target that answers 500 loses its traffic, and gets it back when it has recovered',
      'anomalies: a target that cannot be connected to is anomalous too',
    ],
    [
      'Anomalies are detected with three or more healthy targets, and reported',
      'anomalies: with fewer than three healthy targets nothing is detected',
      'elbv2/targets/health: anomaly detection is included on request, as the data plane reports it',
    ],
    ['Slow start: a share that grows', 'slow-start: a target in slow start gets a share that grows'],
    [
      'Slow start: not of targets that were healthy before, nor of those registered into an empty group',
      'slow-start: targets that are healthy when slow start is turned on do not ramp up',
      'slow-start: targets registered together into an empty group do not ramp up',
    ],
    [
      'Slow start: left when unhealthy, entered again when healthy',
      'slow-start: a target that becomes healthy again enters slow start again',
    ],
    [
      'Deregistration: no new request at once; what is in flight may finish',
      'target-groups: a draining target finishes what it has',
      'target-groups: with only draining targets left the answer is 503',
    ],
    [
      'Deregistration: draining until the delay is over, then unused',
      'elbv2/targets/health: a target is unused when it is not registered, and once its deregistration delay is over',
    ],
    [
      'Deregistration: what is in flight beyond the delay is 502',
      'status-codes: is cut off by the end of its deregistration delay',
    ],
    [
      'AWSALB: Expires of seven days, no Max-Age, with every response; AWSALBCORS beside it',
      'target-groups: the cookie uses Expires of seven days and no Max-Age, and comes with every response',
      'target-groups: AWSALBCORS alone binds too',
    ],
    [
      'AWSALB: binds for the duration',
      'target-groups: a cookie binds no longer than the stickiness duration',
      'sticky-sessions: the duration counts from the last response',
    ],
    [
      'An unreadable cookie, or a target that is gone: another target, and a new cookie',
      'sticky-sessions: a cookie that cannot be read gets a new target and a new cookie, which binds',
      'target-groups: a client whose target is gone is bound to another',
    ],
    [
      'Stickiness overrides the algorithm after the first choice',
      'sticky-sessions: the algorithm is for the first request only',
    ],
    [
      'AWSALBAPP: only after the application has set its own cookie; clients send both',
      'sticky-sessions: the first target is chosen freely, and nothing binds until the application sets its cookie',
      'sticky-sessions: clients have to send both cookies',
      'sticky-sessions: its own cookie binds, has an expiry of its own of seven days, and comes again with every response',
    ],
    [
      'AWSALBAPP: in shards when it is long; not with weighted groups',
      'sticky-sessions: one cookie holds the sessions of several target groups, in as many shards as it takes',
      'sticky-sessions: it does not work with weighted target groups',
    ],
    [
      'A WebSocket stays with the target that answered 101',
      'sticky-sessions: a WebSocket stays with the target that said 101, whatever becomes of cookies and targets',
    ],
    [
      'Cross-zone off: a zone without a target is 503',
      'target-groups: with cross-zone off a zone without a target is 503, with it on it is served',
    ],
    [
      'Too few healthy targets: requests go to all (fail open), by count or percentage',
      'target-groups: when all are unhealthy, all get requests',
      'target-groups: below the threshold of healthy targets, all get requests',
      'zones: two of three are not enough for 70 %',
    ],
    [
      'DNS failover: an unhealthy zone gets no new connections; when all are unhealthy, all are used',
      'zones: new connections go to the zones that are healthy, and come back when the others are',
      'zones: when all zones are unhealthy, all are used',
    ],
    [
      'A function is invoked; with multi-value headers it gets all values of a header',
      'functions: a request becomes an event, and what the function returns the response',
      'functions: with multi-value headers, every value counts',
    ],
    [
      'Attributes: allowed values and combinations',
      'elbv2/validation: deregistration_delay.timeout_seconds',
      'elbv2/validation: stickiness.app_cookie.cookie_name',
      'elbv2/target-groups/attributes: slow start with weighted random',
      'elbv2/target-groups/attributes: stickiness with cross-zone off',
      'elbv2/target-groups/attributes: mitigation with round robin',
      'elbv2/target-groups/attributes: DNS failover after routing failover',
    ],
  ],
};
