// What `cdk bootstrap` and `cdk deploy` bring to an account before a synthesised template is deployed: the bootstrap
// version, the assets' bucket, and the file assets. https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { Clients } from '../engine/clients.ts';
import { put } from './nested-templates.ts';

interface AssetManifest {
  readonly files?: Readonly<
    Record<
      string,
      {
        readonly source: { readonly path?: string; readonly packaging?: string };
        readonly destinations: Readonly<
          Record<string, { readonly bucketName: string; readonly objectKey: string }>
        >;
      }
    >
  >;
}

export async function bootstrap(clients: Clients, folder: string, account: string, region: string) {
  const pseudo: Record<string, string> = { AccountId: account, Region: region, Partition: 'aws' };
  const manifests = globSync('*.assets.json', { cwd: folder });
  if (manifests.length === 0) return;
  const Name = '/cdk-bootstrap/hnb659fds/version';
  await clients.ssm.putParameter({ Name, Value: '21', Type: 'String', Overwrite: true });
  for (const manifest of manifests) {
    const { files = {} }: AssetManifest = JSON.parse(readFileSync(join(folder, manifest), 'utf8'));
    for (const { source, destinations } of Object.values(files)) {
      const path = join(folder, source.path ?? '');
      if (!source.path) continue;
      const body = existsSync(path) ? bytesOf(path) : source.packaging === 'zip' ? standIn : undefined;
      if (!body) continue;
      for (const { bucketName, objectKey } of Object.values(destinations)) {
        const bucket = bucketName.replace(/\$\{AWS::(\w+)\}/g, (whole, name) => pseudo[name] ?? whole);
        await put(clients, bucket, objectKey, body);
      }
    }
  }
}

const bytesOf = (path: string) => (statSync(path).isDirectory() ? zipped(path) : readFileSync(path));

/** Of an asset that the assembly in the repository lacks: a function that does nothing, and says so to CloudFormation. */
const handler = `exports.handler = exports.onEvent = async (event) => {
  if (!event.ResponseURL) return {};
  const PhysicalResourceId = event.PhysicalResourceId ?? event.RequestId;
  const { StackId, RequestId, LogicalResourceId } = event;
  const body = JSON.stringify({ Status: 'SUCCESS', PhysicalResourceId, StackId, RequestId, LogicalResourceId });
  await fetch(event.ResponseURL, { method: 'PUT', body });
};`;
const python = `def handler(event, context):
    return {}
def queue_handler(event, context):
    return {}
`;
const standIn = zipSync(
  Object.fromEntries(
    [
      ['index.js', handler],
      ['__entrypoint__.js', handler],
      ['framework.js', handler],
      ['index.py', python],
    ].map(([name = '', text]) => [name, new TextEncoder().encode(text)]),
  ),
);

function zipped(folder: string): Uint8Array {
  const files = globSync('**/*', { cwd: folder }).filter((file) => statSync(join(folder, file)).isFile());
  return zipSync(
    Object.fromEntries(files.map((file) => [file, new Uint8Array(readFileSync(join(folder, file)))])),
  );
}
