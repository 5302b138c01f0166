// Parsing of certificates, also for services that validate them before the load balancer gets them.
export * from './certificate-algorithms.ts';
export * from './der.ts';
