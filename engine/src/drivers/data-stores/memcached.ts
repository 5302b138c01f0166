// A Memcached server, which keeps nothing beyond its end. https://docs.memcached.org/serverguide/
import { findProgram } from './programs.ts';
import type { Setup } from './server.ts';

export const memcached: Setup = (_store, _folder, _isNew, certificate) => {
  const file = findProgram('memcached');
  if (file === undefined) return undefined;
  return {
    prepare: [],
    start: (port) => ({
      file,
      args: [
        ...['-l', '127.0.0.1', '-p', String(port), '-U', '0', '-m', '64'],
        ...(certificate
          ? ['-Z', '-o', `ssl_chain_cert=${certificate.file},ssl_key=${certificate.keyFile}`]
          : []),
      ],
    }),
    ready: 'connects',
    stopSignal: 'SIGTERM',
  };
};
