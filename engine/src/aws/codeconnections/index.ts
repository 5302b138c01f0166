// AWS CodeConnections: connections to source providers, which stand for local git repositories.
import { defineService } from '../../contracts/service.ts';
import { operations } from './generated/operations.ts';
import { connectionResource } from './resources/connection.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    codeconnections: typeof import('@aws-sdk/client-codestar-connections');
  }
}

export const codeConnections = defineService({
  id: 'codeconnections',
  // The registry has no client of the newer name; its shapes and operations are the same.
  client: () => import('@aws-sdk/client-codestar-connections'),
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
  resources: [
    connectionResource('AWS::CodeConnections::Connection'),
    connectionResource('AWS::CodeStarConnections::Connection'),
  ],
});
