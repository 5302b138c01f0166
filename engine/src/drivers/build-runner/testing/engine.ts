// A program for a test to kill: builds the ZIP file and prints the driver's reports. Arguments: the driver's folder,
// the ZIP file, the driver's mark; for a build in a container, its image and the socket of the container engine.
import { readFileSync } from 'node:fs';
import { BlobFolder } from '../../../kernel/blobs.ts';
import { realClock } from '../../../kernel/clock.ts';
import { Ids } from '../../../kernel/ids.ts';
import { parseAddress } from '../../runtime/docker/api/address.ts';
import { createBuildRunner } from '../index.ts';

const [folder = '', zip = '', mark = '', image, address] = process.argv.slice(2);
const blobs = new BlobFolder(`${folder}/blobs`);
const driver = createBuildRunner(
  {
    clock: realClock,
    machineClock: realClock,
    ids: new Ids(),
    blobs,
    folder,
    endpoint: 'http://127.0.0.1:1',
    account: '000000000000',
    region: 'us-east-1',
    mark,
    log: () => {},
    report: (name, report) => process.stdout.write(`${JSON.stringify({ name, report })}\n`),
  },
  address
    ? {
        containerEngine: {
          address,
          isPodman: true,
          target: { address: parseAddress(address), environment: {} },
        },
      }
    : {},
);
driver.effects['build/start']?.({
  buildId: 'web:1',
  sources: [{ id: '', zipBlob: blobs.put(readFileSync(zip)) }],
  environment: { CODEBUILD_BUILD_ID: 'web:1' },
  ...(image ? { container: { image, privileged: false } } : {}),
  logs: { group: 'g', stream: 's' },
  timeoutMs: 3_600_000,
  artifacts: false,
  secondaryArtifacts: [],
});
