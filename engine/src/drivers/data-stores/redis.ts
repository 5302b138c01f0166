// A Redis or Valkey server. https://redis.io/docs/latest/operate/oss_and_stack/management/config/
import { join } from 'node:path';
import { findProgram } from './programs.ts';
import type { Setup } from './server.ts';

export const redis: Setup = ({ password }, folder) => {
  const file = findProgram('valkey-server') ?? findProgram('redis-server');
  if (file === undefined) return undefined;
  return {
    prepare: [],
    start: (port) => ({
      file,
      args: [
        '--port',
        String(port),
        '--bind',
        '127.0.0.1',
        '--dir',
        join(folder, 'data'),
        '--appendonly',
        'yes',
        '--daemonize',
        'no',
        ...(password === undefined ? [] : ['--requirepass', password]),
      ],
    }),
    ready: /Ready to accept connections/,
    stopSignal: 'SIGTERM',
  };
};
