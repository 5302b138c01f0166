import { describeQuotas } from '../../testing/quota-rows.ts';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { ecr } from './index.ts';
import { quotas } from './quotas.ts';

const repositoryName = 'app';
const createRepository = (cloud: Rehearsal) => cloud.call('ecr', 'CreateRepository', { repositoryName });
const manifest = (count: number) => JSON.stringify({ schemaVersion: 2, layers: [], note: count });
const exceeded = {
  code: 'LimitExceededException',
  message: 'The operation did not succeed because it would have exceeded a service limit for your account.',
};

describeQuotas([ecr], ecr.quotas!, [
  {
    quota: quotas.repositories,
    add: (cloud, count) => cloud.call('ecr', 'CreateRepository', { repositoryName: `app-${count}` }),
    ...exceeded,
  },
  {
    quota: quotas.imagesPerRepository,
    prepare: createRepository,
    add: (cloud, count) => cloud.call('ecr', 'PutImage', { repositoryName, imageManifest: manifest(count) }),
    ...exceeded,
  },
  {
    quota: quotas.tagsPerImage,
    prepare: createRepository,
    add: (cloud, count) =>
      cloud.call('ecr', 'PutImage', { repositoryName, imageManifest: manifest(0), imageTag: `v${count}` }),
    ...exceeded,
  },
]);
