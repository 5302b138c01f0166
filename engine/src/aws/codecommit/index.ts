// AWS CodeCommit: git repositories that the engine hosts.
import { defineService } from '../../contracts/service.ts';
import { taggedResourcesBeside } from '../../contracts/tagged-resources.ts';
import { repositoryController } from './generated/controllers.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';
import { gitReferences } from './reports/references.ts';
import '../../contracts/git-hosting.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    codecommit: typeof import('@aws-sdk/client-codecommit');
  }
  interface Controllers {
    'codecommit/repository': unknown;
  }
}

export const codeCommit = defineService({
  id: 'codecommit',
  client: () => import('@aws-sdk/client-codecommit'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  // CreateCommit takes files of 20 MB together, as base64.
  wire: {
    protocol: 'awsJson',
    targetPrefixes: ['CodeCommit_20150413'],
    maxBodyBytes: 32 * 1024 ** 2,
    invalidInputText: 'codecommit',
  },
  operations,
  taggedResources: taggedResourcesBeside(import.meta.url),
  controllers: [repositoryController],
  reports: { 'git/references': gitReferences },
  resources,
});
