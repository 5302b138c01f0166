// AWS CodeConnections: connections to source providers, each of which stands for a local git repository.
import { defineService } from '../../contracts/service.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    codeconnections: typeof import('@aws-sdk/client-codestar-connections');
  }
}

export const codeConnections = defineService({
  id: 'codeconnections',
  // The npm registry has no client with the newer name. The shapes and operations are the same.
  client: () => import('@aws-sdk/client-codestar-connections'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  wire: {
    protocol: 'awsJson',
    jsonVersion: '1.0',
    signingNames: ['codeconnections', 'codestar-connections'],
    targetPrefixes: [
      'com.amazonaws.codeconnections.CodeConnections_20231201',
      'com.amazonaws.codestar.connections.CodeStar_connections_20191201',
    ],
  },
  operations,
  resources,
});
