// Certificates as the load balancer reads them, for those who check them before it gets them.
export * from './certificate-algorithms.ts';
export * from './der.ts';
