// Facts of the conformance table (index.ts): of HTTPS listeners.
import type { Part } from './fact.ts';

export const https: Part = {
  title: 'HTTPS',
  pages: ['https-listener-certificates', 'describe-ssl-policies', 'mutual-authentication'],
  facts: [
    [
      'A client is shown the certificate of the name that it asks for, else the default',
      'https: a client is shown the certificate of the name that it asks for, else the default',
    ],
    [
      'A certificate that is replaced is shown from then on',
      'https: a new certificate is shown from the next table on',
    ],
    [
      'A security policy says which versions of TLS are taken',
      'security-policies: 2016-08 takes TLS 1.0 to 1.2, and no 1.3',
      'security-policies: TLS13-1-2 takes 1.2 and 1.3',
      'security-policies: TLS13-1-3 takes 1.3 only; who is below fails its handshake and is counted',
    ],
    [
      '… and which ciphers',
      'security-policies: one that the policy does not have is not taken',
      'elbv2/listeners/ssl-policies: policies differ in protocols and ciphers as the guide has it',
    ],
    [
      'A policy that is changed is for new connections',
      'security-policies: another policy is for new connections, by whatever name they come; open ones go on',
    ],
    ['No renegotiation', 'security-policies: a client may not renegotiate'],
    [
      'Clients speak HTTP/2 on HTTPS listeners only, unless that is turned off',
      'https: HTTP/2 is offered unless the load balancer turns it off',
      'http2-limits: an HTTP listener speaks no HTTP/2, neither at once nor by upgrade',
    ],
    [
      'Version and cipher are told to targets when that is asked for',
      'https: the target learns of HTTPS, its port, and the TLS parameters when that is asked for',
      'security-policies: stand in the access log and in the headers to targets',
    ],
    [
      'mTLS, passthrough: the whole chain goes to the target, unchecked',
      'client-certificates: the whole chain goes to the target as the client sent it, whoever issued it',
      'client-certificates: a client may have none, and cannot make one up',
    ],
    [
      'mTLS, verify: serial number, issuer, subject, validity and leaf go to the target',
      'client-certificates: targets learn of the certificate over %s',
      'client-certificates: and over HTTP/2, with every request',
    ],
    [
      'mTLS, verify: without a certificate that holds there is no connection',
      'client-certificates: shows none',
      'client-certificates: leaves out what leads to the trust store',
      'client-certificates: is out of its time',
      'client-certificates: is revoked',
      'client-certificates: shows too many',
    ],
    [
      'mTLS: an expired certificate may be let in',
      'client-certificates: who is out of its time comes in where that is ignored',
    ],
    [
      'mTLS: names of authorities are told when that is asked for',
      'client-certificates: are told to clients when that is asked for, and lead nobody in by themselves',
    ],
    [
      'mTLS: trust stores, their revocations and where they are used',
      'elbv2/listeners/mutual-authentication: a listener verifies with a trust store, whose certificates and lists the data plane is given',
      'elbv2/listeners/mutual-authentication: a trust store is associated with the load balancers that use it, and not deleted meanwhile',
    ],
  ],
};
