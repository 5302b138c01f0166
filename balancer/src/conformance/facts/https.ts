// Facts of the conformance table (index.ts): of HTTPS listeners.
import type { Part } from './fact.ts';

export const https: Part = {
  title: 'HTTPS',
  pages: ['https-listener-certificates', 'describe-ssl-policies', 'mutual-authentication'],
  facts: [
    [
      'A client gets the certificate for the name that it requests, or else the default one',
      'https: a client gets the certificate for the name that it requests, or else the default one',
    ],
    [
      'A replaced certificate takes effect at once',
      'https: a new certificate takes effect with the next table',
    ],
    [
      'A security policy decides which TLS versions are accepted',
      'security-policies: 2016-08 accepts TLS 1.0 to 1.2, not 1.3',
      'security-policies: TLS13-1-2 accepts 1.2 and 1.3',
      'security-policies: TLS13-1-3 accepts only 1.3; older clients fail the handshake, which is counted',
    ],
    [
      '… and which ciphers',
      'security-policies: one that the policy does not include is rejected',
      'elbv2/listeners/ssl-policies: policies differ in protocols and ciphers as the guide has it',
    ],
    [
      'A changed policy applies to new connections',
      'security-policies: a changed policy applies to new connections for any name; open ones continue',
    ],
    ['No renegotiation', 'security-policies: a client may not renegotiate'],
    [
      'Clients speak HTTP/2 on HTTPS listeners only, unless that is turned off',
      'https: HTTP/2 is offered unless the load balancer turns it off',
      'http2-limits: an HTTP listener speaks no HTTP/2, neither at once nor by upgrade',
    ],
    [
      'Targets get the TLS version and cipher on request',
      'https: the target gets the protocol, the port, and on request the TLS version and cipher',
      'security-policies: stand in the access log and in the headers to targets',
    ],
    [
      'mTLS, passthrough: the whole chain goes to the target, unchecked',
      'client-certificates: the whole chain goes to the target as the client sent it, whoever issued it',
      'client-certificates: a client may have no certificate, and cannot forge the headers',
    ],
    [
      'mTLS, verify: serial number, issuer, subject, validity and leaf go to the target',
      'client-certificates: targets learn of the certificate over %s',
      'client-certificates: and over HTTP/2, with every request',
    ],
    [
      'mTLS, verify: without a valid certificate there is no connection',
      'client-certificates: shows none',
      'client-certificates: leaves out what leads to the trust store',
      'client-certificates: is out of its time',
      'client-certificates: is revoked',
      'client-certificates: shows too many',
    ],
    [
      'mTLS: expired certificates can be accepted',
      'client-certificates: an expired certificate is accepted when expiry is ignored',
    ],
    [
      'mTLS: names of authorities are advertised on request',
      'client-certificates: are advertised to clients on request, which does not make them trusted',
    ],
    [
      'mTLS: trust stores, their revocations and where they are used',
      'elbv2/listeners/mutual-authentication: a listener verifies with a trust store, whose certificates and lists the data plane gets',
      'elbv2/listeners/mutual-authentication: a trust store is associated with the load balancers that use it, and cannot be deleted while in use',
    ],
  ],
};
